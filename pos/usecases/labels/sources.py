"""Where a batch of labels comes from: what came in, what costs something else, what goes to another store."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from pos.domain.catalogue import Item
from pos.domain.labels.content import LabelKind
from pos.domain.money import Fen
from pos.domain.quantity import ONE, Milli
from pos.domain.receiving import GoodsReceipt
from pos.domain.transfer import Transfer
from pos.ports.catalogue import Catalogue
from pos.ports.clock import Clock
from pos.ports.count_book import CountBook
from pos.ports.mirror import Mirror
from pos.usecases.labels.promoted import Promoted, PromotionPrices

PRICE_DAYS = (1, 7)
"""How far back price changes are offered."""
RECEIPTS = 20
"""So many of the newest receipts are offered."""


class SourceKind(StrEnum):
    """What a batch is made of."""

    PRICES = "prices"
    PROMOTIONS = "promotions"
    RECEIPT = "receipt"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True)
class LabelSource:
    """A batch that could be printed."""

    kind: SourceKind
    """What it is made of."""
    key: str
    """The receipt's or transfer's id; of price changes the number of days; of promotions `now`."""
    number: str = ""
    """As people read it; empty for price changes."""
    moment: datetime | None = None
    """When it came in."""
    count: int = 0
    """Pieces that came in, items whose price changed, boxes that go; 0 for promotions, which take time to work out."""


@dataclass(frozen=True, slots=True)
class WantedLabel:
    """An item on the list of labels."""

    item: Item
    """What."""
    copies: int = 1
    """How many labels, at least 1."""
    before: Fen | None = None
    """What was asked before, struck through on the label; None: the list price."""
    promoted: Promoted | None = None
    """What it costs on promotion, where that is wanted on the label; the retail price is struck through then."""


class LabelSources:
    """Reads receipts, transfers and price changes of this till's store."""

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        mirror: Mirror,
        book: CountBook,
        clock: Clock,
        outgoing: Callable[[], Sequence[Transfer]],
        promoted: PromotionPrices,
    ) -> None:
        """`outgoing`: transfers that this store sends, or is asked for; `promoted`: today's promotion prices."""
        self._catalogue = catalogue
        self._mirror = mirror
        self._book = book
        self._clock = clock
        self._outgoing = outgoing
        self._promoted = promoted

    def __call__(self, kind: LabelKind) -> tuple[LabelSource, ...]:
        """The batches there are for such labels; boxes are labelled by transfer, goods by all else."""
        if kind is LabelKind.TRANSFER:
            return tuple(
                LabelSource(SourceKind.TRANSFER, each.transfer_id, each.number, count=len(boxes_of(each)))
                for each in self._outgoing()
            )
        receipts = [
            LabelSource(SourceKind.RECEIPT, each.receipt_id, each.number, each.moment, _whole(came_in(each)))
            for each in self._receipts()
        ]
        prices = [LabelSource(SourceKind.PRICES, str(days), count=len(self._changed(days))) for days in PRICE_DAYS]
        promotions = [LabelSource(SourceKind.PROMOTIONS, "now")] if self._promoted.any_rules else []
        return (*promotions, *(each for each in prices if each.count), *receipts)

    def goods(self, source: LabelSource, kind: LabelKind) -> tuple[WantedLabel, ...]:
        """What of a batch is labelled: every piece, or on shelves every item once. What is unknown is left out."""
        if source.kind is SourceKind.PROMOTIONS:
            return self._on_promotion(kind)
        if source.kind is SourceKind.PRICES:
            changed = self._changed(int(source.key))
            here = self._here(changed)
            wanted: list[tuple[str, Milli, Fen | None]]
            wanted = [(variant_id, here[variant_id], before) for variant_id, before in changed.items()]
        else:
            receipt = next((each for each in self._receipts() if each.receipt_id == source.key), None)
            came = came_in(receipt) if receipt is not None else {}
            wanted = [(variant_id, quantity, None) for variant_id, quantity in came.items()]
        labels = []
        for variant_id, quantity, before in wanted:
            item = self._catalogue.item(variant_id)
            if item is not None:
                labels.append(WantedLabel(item, 1 if kind is LabelKind.SHELF else _pieces(quantity), before))
        return tuple(labels)

    def with_promotions(self, wanted: Sequence[WantedLabel]) -> tuple[WantedLabel, ...]:
        """The same labels with today's promotion prices, where there are any."""
        promoted = self._promoted(each.item for each in wanted)
        return tuple(replace(each, promoted=promoted.get(each.item.variant_id)) for each in wanted)

    def _on_promotion(self, kind: LabelKind) -> tuple[WantedLabel, ...]:
        """What this store has and asks less for today."""
        here = {variant_id: level.quantity for variant_id, level in self._mirror.on_hand().items()}
        items = [item for item in map(self._catalogue.item, here) if item is not None]
        promoted = self._promoted(items)
        return tuple(
            WantedLabel(
                item,
                1 if kind is LabelKind.SHELF else _pieces(here[item.variant_id]),
                promoted=promoted[item.variant_id],
            )
            for item in items
            if item.variant_id in promoted
        )

    def transfer(self, source: LabelSource) -> Transfer | None:
        """The transfer of a batch; None once it is no longer on its way."""
        return next((each for each in self._outgoing() if each.transfer_id == source.key), None)

    def _receipts(self) -> list[GoodsReceipt]:
        """The newest, without those that were taken back."""
        receipts = self._book.receipts(limit=RECEIPTS)
        back = {each.reverses for each in receipts}
        return [each for each in receipts if not each.reverses and each.receipt_id not in back]

    def _changed(self, days: int) -> Mapping[str, Fen]:
        """Items in this store whose price changed, and what was asked before."""
        changed = self._catalogue.price_changes(self._clock.now() - timedelta(days=days))
        here = self._here(changed)
        return {variant_id: before for variant_id, before in changed.items() if variant_id in here}

    def _here(self, variant_ids: Mapping[str, object]) -> Mapping[str, Milli]:
        levels = self._mirror.stock(variant_ids)
        return {variant_id: level.quantity for variant_id, level in levels.items() if level.quantity > 0}


def came_in(receipt: GoodsReceipt) -> Mapping[str, Milli]:
    """Thousandths that came in, by variant."""
    came: dict[str, Milli] = {}
    for line in receipt.lines:
        came[line.variant_id] = came.get(line.variant_id, 0) + line.quantity
    return came


def boxes_of(transfer: Transfer) -> tuple[str, ...]:
    """The boxes of a transfer by their labels; one without a label where the goods are loose."""
    return tuple(dict.fromkeys(line.box for line in transfer.lines))


def _whole(came: Mapping[str, Milli]) -> int:
    return sum(_pieces(quantity) for quantity in came.values())


def _pieces(quantity: Milli) -> int:
    """A label for each whole piece, one for goods by weight."""
    return max(1, quantity // ONE) if quantity % ONE == 0 else 1
