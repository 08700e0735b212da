"""What the counter does with stock, put together by hand."""

from __future__ import annotations

from pos.bootstrap.ground import Ground
from pos.bootstrap.stock_tickets import StockTickets
from pos.bootstrap.till_files import TillFiles
from pos.remote.central import HttpCentral
from pos.remote.store_desk import HttpStoreDesk
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
from pos.usecases.stock.photographs import Photograph, SendPhotographs
from pos.usecases.stock.post_stocktake import AskRecount, PostStocktake, ReviewStocktake
from pos.usecases.stock.receive_goods import ReceiveGoods


def stock_cases(ground: Ground) -> StockCases:
    """Stocktake, receiving, transfers, adjustments."""
    files, clock = ground.files, ground.clock
    ledger, mirror, catalogue = files.ledger, files.mirror, files.catalogue

    def style_of(variant_id: str) -> str:
        item = catalogue.item(variant_id)
        return variant_id if item is None else item.style_id

    stores = ListStores(desk=HttpStoreDesk(ground.central))
    tickets = StockTickets(
        texts=ground.wording, item_of=catalogue.item, stores=stores.known, clock=clock,
        templates=ground.wording.templates,
    )  # fmt: skip
    return StockCases(
        name_item=NameItem(catalogue=catalogue),
        open_stocktake=OpenStocktake(ledger=ledger, clock=clock, rules=lambda: mirror.store_rules().counting),
        list_stocktakes=ListStocktakes(mirror=mirror, book=files.count_book),
        count=CountStock(ledger=ledger, book=files.count_book, clock=clock),
        review=ReviewStocktake(desk=HttpStoreDesk(ground.central), catalogue=catalogue, send_events=ground.send_events),
        ask_recount=AskRecount(ledger=ledger, clock=clock),
        post=PostStocktake(ledger=ledger, clock=clock),
        receive=ReceiveGoods(
            ledger=ledger,
            book=files.count_book,
            mirror=mirror,
            clock=clock,
            style_of=style_of,
            sheet=tickets.sheet,
        ),
        nearest=NearestStores(central=ground.central),
        order=OrderElsewhere(desk=HttpStoreDesk(ground.central)),
        photograph=Photograph(photos=files.photos),
        transfer=MoveTransfer(ledger=ledger, book=files.count_book, mirror=mirror, clock=clock, slip=tickets.slip),
        adjust=AdjustStock(ledger=ledger, clock=clock),
        stores=stores,
        how_right=HowRight(desk=HttpStoreDesk(ground.central)),
        choose=ChooseCount(desk=HttpStoreDesk(ground.central), catalogue=catalogue),
    )


def photographs(files: TillFiles, central: HttpCentral) -> SendPhotographs:
    """The loop that sends what was photographed."""
    return SendPhotographs(photos=files.photos, desk=lambda: HttpStoreDesk(central))
