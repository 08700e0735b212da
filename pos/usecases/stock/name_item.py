"""What a scanned piece is, for whoever counts or asks: nothing is refused, as it is there to be counted."""

from __future__ import annotations

from pos.domain.catalogue import Found, Item, LookUp
from pos.domain.mark import Tracking
from pos.domain.scan import State, read_scan
from pos.ports.catalogue import Catalogue


class NameItem:
    """Looks codes up in the till's own catalogue."""

    def __init__(self, *, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __call__(self, text: str) -> LookUp:
        """The variants that answer to it."""
        scan = read_scan(text, state=State.COUNTING)
        for key in scan.tag.keys if scan.tag is not None else (scan.text,):
            answer = self._catalogue.look_up(key)
            if answer.found is not Found.NONE:
                return answer
        return LookUp(Found.NONE)

    def tracking(self, item: Item) -> Tracking:
        """By what head office wants its pieces told apart."""
        return self._catalogue.tracking(item.style_id)

    def of(self, variant_id: str) -> Item | None:
        """What a document's line is about; None where the catalogue does not know it."""
        return self._catalogue.item(variant_id)
