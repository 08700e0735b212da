"""Labels of goods, and of the boxes of a transfer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from pos.domain.catalogue import Item
from pos.domain.labels.content import LabelContent
from pos.domain.moments import store_local
from pos.domain.store import Till
from pos.domain.transfer import Transfer
from pos.ports.catalogue import Catalogue
from pos.ports.clock import Clock
from pos.usecases.labels.batch import LabelMaker
from pos.usecases.labels.sources import WantedLabel, boxes_of

NAMES = 3
"""So many styles of a box are named on it."""


class MakeLabels:
    """What stands on each label."""

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        clock: Clock,
        till: Till,
        pages: Callable[[], str],
        stores: Callable[[], Mapping[str, str]],
    ) -> None:
        """`pages`: where the chain's item pages are; `stores`: names of other stores by id, as far as known."""
        self._catalogue = catalogue
        self._clock = clock
        self._store = till.store
        self._pages = pages
        self._stores = stores

    def of_goods(self, wanted: Iterable[WantedLabel], *, assistant: str = "") -> tuple[LabelContent, ...]:
        """A label of each item, with as many copies as are wanted. `assistant`: who is credited; empty: nobody."""
        store = self._store
        maker = LabelMaker(stem=self._pages(), store_code=store.code, store_name=store.name, assistant=assistant)
        day = f"{self._now:%Y-%m-%d}"
        return tuple(
            replace(maker.of(each.item, copies=each.copies, old_price=each.before, promoted=each.promoted), date=day)
            for each in wanted
        )

    def of_transfer(self, transfer: Transfer) -> tuple[LabelContent, ...]:
        """A label for each box; what is scanned is the box's own label, else the transfer's number."""
        boxes = boxes_of(transfer)
        target = self._stores().get(transfer.receiver, "")
        moment = f"{self._now:%Y-%m-%d %H:%M}"
        return tuple(
            LabelContent(
                name="、".join(self._names(transfer, box)),
                code=box or transfer.number,
                source=self._store.name,
                target=target,
                document=transfer.number,
                box=f"{number}/{len(boxes)}",
                date=moment,
            )
            for number, box in enumerate(boxes, start=1)
        )

    def of_box(self, box: str, *, target: str, document: str) -> LabelContent:
        """The label of a box that is being packed: nobody knows yet what will be in it, nor which of how many it is.

        `box`: its own code; `target`: who gets it; `document`: the transfer's number, empty before it has one.
        """
        moment = f"{self._now:%Y-%m-%d %H:%M}"
        return LabelContent(name=box, code=box, source=self._store.name, target=target, document=document, date=moment)

    def _names(self, transfer: Transfer, box: str) -> tuple[str, ...]:
        inside = (self._catalogue.item(line.variant_id) for line in transfer.lines if line.box == box)
        return tuple(dict.fromkeys(item.name for item in inside if isinstance(item, Item)))[:NAMES]

    @property
    def _now(self) -> datetime:
        return store_local(self._clock.now(), offset_minutes=self._store.offset_minutes)
