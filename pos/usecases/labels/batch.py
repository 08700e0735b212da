"""What all labels of a store have in common, and labels of what was chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pos.domain.barcode import is_gtin
from pos.domain.catalogue import Item
from pos.domain.labels.content import LabelContent, content_of
from pos.domain.money import Fen
from pos.domain.scan.digital_link import write_link
from pos.domain.scan.gs1_elements import Element
from pos.usecases.labels.promoted import Promoted


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelMaker:
    """What all labels of a store have in common."""

    stem: str = ""
    """Where the chain's item pages are, `https://shop.example`; empty: no QR."""
    store_code: str = ""
    """Named in the link, so that the store is credited."""
    store_name: str = ""
    """Printed on tags."""
    assistant: str = ""
    """Id of the assistant whose labels they are, named in the link; empty: nobody's."""

    def of(
        self, item: Item, *, copies: int = 1, old_price: Fen | None = None, promoted: Promoted | None = None
    ) -> LabelContent:
        """The label of an item. `old_price` None: its list price; `promoted`: on promotion, off its retail price."""
        if promoted is not None:
            old_price = item.retail_price
        return content_of(
            item,
            link=self.link(item.barcode),
            price=promoted.price if promoted is not None else None,
            old_price=old_price,
            promotion=promoted.names if promoted is not None else "",
            store=self.store_name,
            copies=copies,
        )

    def link(self, barcode: str) -> str:
        """The GS1 Digital Link of an item; empty without a stem, or for a number of the shop's own."""
        if not self.stem or not is_gtin(barcode):
            return ""
        key = Element("01", barcode.rjust(14, "0"))
        return write_link(self.stem, (key,), store=self.store_code, assistant=self.assistant)


def by_selection(maker: LabelMaker, items: Iterable[Item], *, copies: int = 1) -> tuple[LabelContent, ...]:
    """So many labels of each."""
    return tuple(maker.of(item, copies=copies) for item in items)
