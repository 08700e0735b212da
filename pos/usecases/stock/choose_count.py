"""What the next stocktake may be about: what is due, a category, a brand."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.catalogue import Item
from pos.domain.errors import CentralError
from pos.domain.stocktake_choice import Proposal
from pos.ports.catalogue import Catalogue
from pos.ports.store_desk import StoreDesk
from pos.wire.stocktakes import CountGroup


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something that should be counted."""

    proposal: Proposal
    """What, and why."""
    item: Item
    """As the catalogue has it."""


@dataclass(frozen=True, slots=True)
class CountChoices:
    """What there is to choose from."""

    due: tuple[DueItem, ...]
    """The most urgent first; what the till's catalogue does not know yet is left out, as nobody could count it."""
    groups: tuple[CountGroup, ...]
    """Categories, then brands."""


class ChooseCount:
    """Asks head office."""

    def __init__(self, *, desk: StoreDesk, catalogue: Catalogue) -> None:
        self._desk = desk
        self._catalogue = catalogue

    def __call__(self) -> CountChoices | None:
        """What there is to choose from; None while head office is out of reach."""
        try:
            answer = self._desk.count_choices()
        except CentralError:
            return None
        named = ((each, self._catalogue.item(each.seen.variant_id)) for each in answer.due)
        return CountChoices(tuple(DueItem(each, item) for each, item in named if item is not None), answer.groups)

    def variants(self, group: CountGroup) -> tuple[str, ...] | None:
        """The variants of a category or brand; None while head office is out of reach."""
        try:
            return self._desk.count_scope(group.by, group.name)
        except CentralError:
            return None
