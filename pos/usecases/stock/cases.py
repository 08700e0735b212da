"""What is done with stock without selling it."""

from __future__ import annotations

from dataclasses import dataclass

from pos.usecases.stock.adjust_stock import AdjustStock
from pos.usecases.stock.choose_count import ChooseCount
from pos.usecases.stock.count_stock import CountStock
from pos.usecases.stock.how_right import HowRight
from pos.usecases.stock.list_stores import ListStores
from pos.usecases.stock.move_transfer import MoveTransfer
from pos.usecases.stock.name_item import NameItem
from pos.usecases.stock.nearest_stores import NearestStores
from pos.usecases.stock.open_stocktake import ListStocktakes, OpenStocktake
from pos.usecases.stock.order_elsewhere import OrderElsewhere
from pos.usecases.stock.photographs import Photograph
from pos.usecases.stock.post_stocktake import AskRecount, PostStocktake, ReviewStocktake
from pos.usecases.stock.receive_goods import ReceiveGoods


@dataclass(frozen=True, slots=True, kw_only=True)
class StockCases:
    """The use cases of the stock screen."""

    name_item: NameItem
    """What a scanned piece is."""
    open_stocktake: OpenStocktake
    """With its areas."""
    list_stocktakes: ListStocktakes
    """Those going on."""
    count: CountStock
    """One scan."""
    review: ReviewStocktake
    """What was found."""
    ask_recount: AskRecount
    """A second look."""
    post: PostStocktake
    """Once, and back."""
    receive: ReceiveGoods
    """入库."""
    nearest: NearestStores
    """Who else has it."""
    order: OrderElsewhere
    """有货直发."""
    photograph: Photograph
    """Of what came damaged."""
    transfer: MoveTransfer
    """调拨."""
    adjust: AdjustStock
    """Damage, theft, samples, own use."""
    stores: ListStores
    """Whom goods are asked of, and sent to."""
    how_right: HowRight
    """Accuracy and shrinkage over time."""
    choose: ChooseCount
    """What is due, by category, by brand."""
