"""A stock room on fakes."""

from __future__ import annotations

from pos.domain.stocktake import Area
from pos.usecases.stock.adjust_stock import AdjustStock
from pos.usecases.stock.cases import StockCases
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
from tests.examples import NOON, an_item
from tests.fakes.catalogue import Catalogue
from tests.fakes.central import Central
from tests.fakes.clock import Clock
from tests.fakes.count_book import CountBook
from tests.fakes.ledger import Ledger
from tests.fakes.mirror import Mirror
from tests.fakes.photos import Photos
from tests.fakes.store_desk import StoreDesk

WALL = Area("wall", "牛仔墙", "S-WALL22")
TABLE = Area("table", "中岛", "S-TABLE2")
STYLES = {an_item(n).variant_id: an_item(n).style_id for n in range(1, 20)}


def stock_cases(
    *,
    ledger: Ledger,
    mirror: Mirror,
    clock: Clock,
    desk: StoreDesk,
    catalogue: Catalogue,
    central: Central | None = None,
    photos: Photos | None = None,
) -> StockCases:
    """The use cases of stock on fakes."""
    book = CountBook(ledger)
    return StockCases(
        name_item=NameItem(catalogue=catalogue),
        open_stocktake=OpenStocktake(ledger=ledger, clock=clock, rules=lambda: mirror.store_rules().counting),
        list_stocktakes=ListStocktakes(mirror=mirror, book=book),
        count=CountStock(ledger=ledger, book=book, clock=clock),
        review=ReviewStocktake(desk=desk, catalogue=catalogue, send_events=lambda: None),
        ask_recount=AskRecount(ledger=ledger, clock=clock),
        post=PostStocktake(ledger=ledger, clock=clock),
        receive=ReceiveGoods(
            ledger=ledger,
            book=book,
            mirror=mirror,
            clock=clock,
            style_of=lambda variant_id: STYLES.get(variant_id, variant_id),
        ),
        nearest=NearestStores(central=central or Central()),
        order=OrderElsewhere(desk=desk),
        photograph=Photograph(photos=photos or Photos()),
        transfer=MoveTransfer(ledger=ledger, book=book, mirror=mirror, clock=clock),
        adjust=AdjustStock(ledger=ledger, clock=clock),
        stores=ListStores(desk=desk),
        how_right=HowRight(desk=desk),
        choose=ChooseCount(desk=desk, catalogue=catalogue),
    )


class StockRoom:
    """The fakes, and the use cases of stock on top of them."""

    def __init__(self, *, catalogue: Catalogue | None = None) -> None:
        self.ledger = Ledger()
        self.mirror = Mirror()
        self.clock = Clock(NOON)
        self.book = CountBook(self.ledger)
        self.desk = StoreDesk()
        self.sent = 0
        self.open = OpenStocktake(ledger=self.ledger, clock=self.clock)
        self.list = ListStocktakes(mirror=self.mirror, book=self.book)
        self.count = CountStock(ledger=self.ledger, book=self.book, clock=self.clock)
        self.review = ReviewStocktake(desk=self.desk, catalogue=catalogue or Catalogue(), send_events=self._send)
        self.ask_recount = AskRecount(ledger=self.ledger, clock=self.clock)
        self.post = PostStocktake(ledger=self.ledger, clock=self.clock)
        self.receive = ReceiveGoods(
            ledger=self.ledger,
            book=self.book,
            mirror=self.mirror,
            clock=self.clock,
            style_of=lambda variant_id: STYLES.get(variant_id, variant_id),
        )
        self.transfer = MoveTransfer(ledger=self.ledger, book=self.book, mirror=self.mirror, clock=self.clock)
        self.adjust = AdjustStock(ledger=self.ledger, clock=self.clock)

    def kinds(self) -> list[str]:
        """The kinds of the journal's events."""
        return [str(event.kind) for event in self.ledger.state.events]

    def stock(self) -> dict[str, int]:
        """What the journal's movements come to, by variant."""
        return dict(self.ledger.moved_since(0))

    def _send(self) -> None:
        self.sent += 1
