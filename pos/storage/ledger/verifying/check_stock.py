"""What moved stock without a sale: its number, where it has one of this till's."""

from __future__ import annotations

from typing import TypeAlias

from pos.wire.event import GoodsReceived, StockAdjusted, StocktakePosted, TransferMoved

StockWork: TypeAlias = GoodsReceived | TransferMoved | StocktakePosted | StockAdjusted


def number_of(body: StockWork) -> str:
    """The document's running number; empty for a transfer, whose number is drawn by lot."""
    match body:
        case GoodsReceived(receipt=receipt):
            return receipt.number
        case StocktakePosted(posting=posting):
            return posting.number
        case StockAdjusted(adjustment=adjustment):
            return adjustment.number
        case _:
            return ""
