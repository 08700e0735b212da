"""What there is to do in the stock room: the left part of the screen while nothing is begun."""

from __future__ import annotations

from dataclasses import dataclass

from pos.ui.language import translate
from pos.ui.parts.choices import Choice
from pos.ui.stock.names import stocktake_words
from pos.ui.stock.page import Left
from pos.usecases.stock.cases import StockCases
from pos.wire.stocktakes import StocktakeRecord

RECEIVE, MOVE, ADJUST, RIGHT = "receive", "move", "adjust", "right"
"""Keys of what can be begun; every other key is a stocktake's id."""


@dataclass(frozen=True, slots=True)
class Todo:
    """As last read."""

    stocktakes: tuple[StocktakeRecord, ...] = ()
    """Newest first."""
    expected: int = 0
    """Deliveries on their way here."""
    asked: int = 0
    """Transfers that other stores ask of this one."""

    def left(self) -> Left:
        """The list."""
        rows = [
            Choice(
                key=RECEIVE,
                title=translate("Stock", "Receive goods"),
                detail=translate("Stock", "Delivery, transfer, or unannounced"),
                chip=translate("Stock", "{n} expected").format(n=self.expected) if self.expected else "",
                chip_tone="brand",
            ),
            Choice(
                key=MOVE,
                title=translate("Stock", "Send or ask for goods"),
                detail=translate("Stock", "Other stores, warehouse, supplier"),
                chip=translate("Stock", "{n} asked").format(n=self.asked) if self.asked else "",
                chip_tone="warn",
            ),
            Choice(
                key=ADJUST,
                title=translate("Stock", "Write off or found"),
                detail=translate("Stock", "Damage, theft, sample, own use"),
            ),
            *(
                [Choice(key=RIGHT, title=translate("Stock", "How right is the stock?"))]
                if any(record.parts for record in self.stocktakes)
                else ()
            ),
            *(
                Choice(
                    key=record.stocktake.stocktake_id,
                    title=stocktake_words(record.stocktake),
                    detail=translate("Stock", "{n} areas").format(n=len(record.stocktake.areas)),
                    chip=translate("Stock", "posted") if record.parts else "",
                )
                for record in self.stocktakes
            ),
        ]
        return Left(translate("Stock", "What is to be done?"), tuple(rows), begin=translate("Stock", "New stocktake"))


def look_round(stock: StockCases, store_id: str) -> Todo:
    """Read it, from what the till holds itself."""
    return Todo(
        tuple(stock.list_stocktakes()),
        len(stock.receive.expected(store_id)),
        len(stock.transfer.waiting(store_id)),
    )
