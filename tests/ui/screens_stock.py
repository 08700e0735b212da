"""库存, for pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt

from pos.domain.receiving import Delivery, ExpectedLine, Source
from pos.domain.stock import CHAIN_OWNER, Movement, MovementKind, Place
from pos.domain.stocktake import Stocktake
from pos.domain.stocktake_choice import Due, Proposal, Seen
from pos.domain.stocktake_posting import CountedUpTo, PostedLine, Posting
from pos.domain.stocktake_report import Outcome
from pos.domain.stocktake_variance import compare, explain
from pos.domain.transfer import Transfer, TransferLine, TransferState
from pos.ui.parts.key_button import KeyButton
from pos.ui.stock.names import SALES_FLOOR
from pos.ui.stock.view import StockView
from pos.wire.catalogue import Standing, StoreStock
from pos.wire.deliveries import DeliveryRecord
from pos.wire.orders import Parcel
from pos.wire.stocktakes import AreaProgress, ChoicesAnswer, CountGroup, ReviewAnswer, StocktakeRecord
from pos.wire.stores import OtherStore
from tests.ui.hands import Hands
from tests.ui.shop import CARDIGAN, JEANS, MANAGER_PIN, SCARF

BOX = "069012345000000011"
"""An SSCC."""


def view(hands: Hands) -> StockView:
    """The stock screen, once it was shown."""
    found = hands.ui.window.findChild(StockView)
    assert found is not None
    return found


def press(hands: Hands, button: KeyButton) -> None:
    """Touch a button."""
    button.click()
    hands.settle()


def stock(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F4)


def stock_asked(hands: Hands) -> None:
    stock(hands)
    hands.scan(JEANS)


def stock_unknown(hands: Hands) -> None:
    stock(hands)
    hands.scan("6901234599992")


def stock_new(hands: Hands) -> None:
    stock(hands)
    press(hands, view(hands).new)
    hands.scan("S-WALL22")
    hands.scan("S-TABLE2")


def stock_manager(hands: Hands) -> None:
    stock_new(hands)
    hands.press(Qt.Key.Key_Return)


def begun(hands: Hands) -> StocktakeRecord:
    """A manager has opened one with two areas."""
    stock_manager(hands)
    hands.type(MANAGER_PIN)
    hands.settle()
    return StocktakeRecord(hands.shop.ledger.state.stocktakes[0])


def stock_counting(hands: Hands) -> None:
    begun(hands)
    hands.scan("S-WALL22")
    for code in (JEANS, JEANS, CARDIGAN, SCARF, JEANS):
        hands.scan(code)


def stock_found(hands: Hands) -> None:
    stock_counting(hands)
    found(hands)


def found(hands: Hands) -> None:
    """Head office says what the newest stocktake found: each should be there four times, one sold meanwhile."""
    record = StocktakeRecord(hands.shop.ledger.state.stocktakes[-1])
    mine = record.stocktake.stocktake_id
    counts = [each for each in hands.shop.ledger.state.counts if each.stocktake_id == mine]
    now = hands.shop.clock.now()
    opening = {(count.variant_id, Place.SALES_FLOOR, CHAIN_OWNER): 4_000 for count in counts}
    sold = Movement("m", counts[0].variant_id, "s", -1_000, MovementKind.SALE, "d", now - timedelta(milliseconds=20))
    compared = compare(record.stocktake, counts, (), opening, (sold,))
    hands.shop.store_desk.reviews[record.stocktake.stocktake_id] = ReviewAnswer(
        record=record,
        as_of=now,
        variances=explain(compared, style_of=str, in_transit={}),
        compared=3,
        areas=(AreaProgress("S-WALL22", 5_000, ("staff-1",)),),
        known=(CountedUpTo("till", 9),),
    )
    press(hands, view(hands).review)


def stock_taking_back(hands: Hands) -> None:
    """What was posted two minutes ago."""
    stock_found(hands)
    record = StocktakeRecord(hands.shop.ledger.state.stocktakes[0])
    stocktake_id, shop = record.stocktake.stocktake_id, hands.shop
    lines = tuple(
        PostedLine(each.variant_id, Place.SALES_FLOOR, quantity, 3_000, 3_000 + quantity, quantity // 1000 * 35_900)
        for each, quantity in ((shop.jeans[0], -2_000), (shop.jeans[1], 1_000))
    )
    posting = Posting(
        "p-1", "KHZ01-01-261122-000007", stocktake_id, shop.store.store_id, 1, lines, shop.clock.now(), "staff-2"
    )  # fmt: skip
    before = shop.store_desk.reviews[stocktake_id]
    shop.store_desk.reviews[stocktake_id] = replace(before, postings=(posting,))
    press(hands, view(hands).review)
    choose(hands, "p-1")


def stock_offline(hands: Hands) -> None:
    stock_counting(hands)
    hands.shop.store_desk.reachable = False
    press(hands, view(hands).review)


def expects(hands: Hands) -> Transfer:
    """Two boxes and two loose pieces are on their way from the warehouse, and a supplier's delivery."""
    shop = hands.shop
    lines = (
        *(TransferLine(each.variant_id, sent=3_000, box=BOX) for each in shop.jeans[:4]),
        *(TransferLine(each.variant_id, sent=2_000, box="069012345000000028") for each in shop.jeans[4:]),
        TransferLine(shop.cardigan.variant_id, sent=2_000),
        TransferLine(shop.scarf.variant_id, sent=1_000),
    )
    sent = Transfer("t-1", "T-A2B3C4D5", "warehouse", shop.store.store_id, TransferState.SENT, lines)
    shop.mirror.moves["t-1"] = sent
    announced = Delivery("d-1", "PO-261120-7", shop.store.store_id, Source.PURCHASE, "岸线服饰(杭州)有限公司",
                         (ExpectedLine(shop.scarf.variant_id, 24_000),))  # fmt: skip
    shop.mirror.announced["d-1"] = DeliveryRecord("d-1", announced)
    shop.store_desk.others = (OtherStore("s-2", "HZ02", "西湖店"), OtherStore("s-3", "HZ03", "武林广场店"))
    return sent


def stock_nearest(hands: Hands) -> None:
    """None here, two in the next street, seven further away."""
    shop = hands.shop
    style, first = shop.jeans[0].style_id, shop.jeans[0].variant_id
    shop.mirror.has(first, 0)
    shop.central.levels[style] = (
        StoreStock(first, "西湖店", 2_000, "s-2"),
        StoreStock(first, "武林广场店", 7_000, "s-3"),
        StoreStock(shop.jeans[1].variant_id, "武林广场店", 1_000, "s-3"),
    )
    shop.central.standing[style] = (
        Standing(first, "faulty", 1_000),
        Standing(first, "in_transit", 3_000),
        Standing(first, "online", 9_000),
        Standing(first, "reserved", 1_000),
    )
    stock(hands)
    hands.scan(JEANS)


def stock_ordering(hands: Hands) -> None:
    """The nearest store holds it; where is it sent?"""
    stock_nearest(hands)
    shop = hands.shop
    shop.store_desk.free["s-2", shop.jeans[0].variant_id] = 2_000
    hands.press(Qt.Key.Key_Return)
    hands.type("13800002046")
    hands.press(Qt.Key.Key_Return)
    hands.type("Chen Jing")
    hands.press(Qt.Key.Key_Return)


def stock_ordered(hands: Hands) -> None:
    """It is in the sale."""
    stock_ordering(hands)
    hands.type("1 Nanjing Road W, Shanghai")
    hands.press(Qt.Key.Key_Return)


def to_be_sent(hands: Hands) -> None:
    """What another store sold and this one sends."""
    shop = hands.shop
    sent = replace(shop.order(3, "李女士", "2046", ready=True), deliver=True, channel="till")
    shop.mirror.told[sent.order_id] = sent
    shop.store_desk.parcels[sent.order_id] = Parcel("李女士", "13800002046", "上海市静安区南京西路 1 号 302")
    hands.press(Qt.Key.Key_F2)
    hands.settle()
    assert hands.ui.pickup is not None
    hands.ui.pickup.find(sent.number)
    hands.settle()
    hands.scan(JEANS)
    hands.scan(CARDIGAN)


def accuracy(hands: Hands) -> None:
    """Six stocktakes in a year, a bad one among them."""
    shop = hands.shop
    right, lost = (9_810, 9_640, 9_870, 9_905, 9_880, 9_940), (152_000, 438_000, 96_000, -12_000, 110_000, 31_000)
    shop.store_desk.outcomes = tuple(
        Outcome(f"k-{n}", "", shop.clock.now() - timedelta(days=60 * (6 - n)), 10_000, 10_000 - part, 0, 0, value, 0)
        for n, (part, value) in enumerate(zip(right, lost, strict=True))
    )
    take = Stocktake("k-5", shop.store.store_id, "2026-11-20 09:00", shop.clock.now(), "staff-2", (SALES_FLOOR,))
    shop.mirror.takes["k-5"] = StocktakeRecord(take, parts=1)
    stock(hands)
    choose(hands, "right")


def stock_styles(hands: Hands) -> None:
    """Two styles are to be counted, wherever they lie."""
    stock(hands)
    press(hands, view(hands).new)
    hands.scan(JEANS)
    hands.scan(CARDIGAN)


def stock_due(hands: Hands) -> None:
    """What head office would have counted next, and its categories and brands."""
    shop = hands.shop
    long_ago = shop.clock.now() - timedelta(days=120)
    seen = (
        Proposal(Seen(shop.jeans[2].variant_id, -2_000, 6_000, None), Due.NEGATIVE),
        Proposal(Seen(shop.cardigan.variant_id, 4_000, 90_000, None), Due.FAST),
        Proposal(Seen(shop.scarf.variant_id, 11_000, 0, long_ago), Due.LONG),
    )
    groups = (
        CountGroup("category", "女装", 14),
        CountGroup("category", "女装/牛仔", 10),
        CountGroup("brand", "岸线", 18),
    )
    shop.store_desk.choices = ChoicesAnswer(seen, groups)
    shop.store_desk.scopes["category", "女装/牛仔"] = tuple(each.variant_id for each in shop.jeans)
    stock(hands)
    press(hands, view(hands).new)
    choose(hands, "due")


def choose(hands: Hands, key: str) -> None:
    """Touch something at the left."""
    view(hands).places.chosen.emit(key)
    hands.settle()


def stock_todo(hands: Hands) -> None:
    expects(hands)
    asks(hands)
    stock(hands)
    hands.scan(JEANS)


def receiving(hands: Hands) -> None:
    expects(hands)
    stock(hands)
    choose(hands, "receive")


def receiving_unpacking(hands: Hands) -> None:
    receiving(hands)
    hands.scan("T-A2B3C4D5")
    hands.scan(f"00{BOX}")
    for code in (CARDIGAN, SCARF, SCARF):
        hands.scan(code)
    receiving_torn(hands)
    view(hands).centre.currentWidget().presets[0].click()  # type: ignore[union-attr]
    hands.settle()


def receiving_torn(hands: Hands) -> None:
    """The newest one is damaged: how?"""
    if not hands.shop.mirror.moves:
        receiving(hands)
        hands.scan("T-A2B3C4D5")
        hands.scan(SCARF)
    press(hands, view(hands).review)


def receiving_compared(hands: Hands) -> None:
    receiving_unpacking(hands)
    hands.press(Qt.Key.Key_Return)


def receiving_posted(hands: Hands) -> None:
    receiving_compared(hands)
    hands.press(Qt.Key.Key_Return)


def asks(hands: Hands) -> None:
    """Another store asks for two pieces; what was sent to a third came one short."""
    shop = hands.shop
    here = shop.store.store_id
    shop.store_desk.others = (OtherStore("s-2", "HZ02", "西湖店"), OtherStore("s-3", "HZ03", "武林广场店"))
    wanted = (TransferLine(shop.jeans[0].variant_id, asked=2_000), TransferLine(shop.scarf.variant_id, asked=1_000))
    shop.mirror.moves["t-2"] = Transfer(
        "t-2", "T-C2D3E4F5", here, "s-2", TransferState.ASKED, wanted, note="顾客周六来取"
    )
    gone = (TransferLine(shop.cardigan.variant_id, sent=3_000), TransferLine(shop.scarf.variant_id, sent=1_000))
    sent = Transfer("t-3", "T-E2F3G4H5", here, "s-3", TransferState.SENT, gone)
    shop.mirror.moves["t-3"] = sent.receive({shop.cardigan.variant_id: 2_000, shop.scarf.variant_id: 1_000})


def transfers(hands: Hands) -> None:
    asks(hands)
    stock(hands)
    choose(hands, "move")


def transfer_packing(hands: Hands) -> None:
    transfers(hands)
    hands.scan("T-C2D3E4F5")
    hands.scan(JEANS)
    hands.type("2")
    hands.press(Qt.Key.Key_Return)
    hands.scan(CARDIGAN)


def transfer_boxes(hands: Hands) -> None:
    """A box with a label, and one piece beside it."""
    transfer_packing(hands)
    hands.scan(f"00{BOX}")
    hands.scan(JEANS)
    hands.scan(SCARF)


def receiving_photo(hands: Hands) -> None:
    """The camera shows the damaged piece."""
    receiving_torn(hands)
    press(hands, view(hands).review)
    hands.eye.sees(SCARF, counted=False)
    hands.settle()


def transfer_settling(hands: Hands) -> None:
    transfers(hands)
    hands.scan("T-E2F3G4H5")


def adjusting(hands: Hands) -> None:
    stock(hands)
    choose(hands, "adjust")
    choose(hands, "theft")
    for code in (CARDIGAN, CARDIGAN, SCARF):
        hands.scan(code)


def adjusting_why(hands: Hands) -> None:
    adjusting(hands)
    hands.press(Qt.Key.Key_Return)


STOCK: dict[str, Callable[[Hands], None]] = {
    "stock_todo": stock_todo,
    "stock_nearest": stock_nearest,
    "stock_accuracy": accuracy,
    "stock_styles": stock_styles,
    "stock_due": stock_due,
    "stock_taking_back": stock_taking_back,
    "receiving": receiving,
    "receiving_unpacking": receiving_unpacking,
    "receiving_damaged": receiving_torn,
    "receiving_compared": receiving_compared,
    "receiving_posted": receiving_posted,
    "transfers": transfers,
    "transfer_packing": transfer_packing,
    "transfer_settling": transfer_settling,
    "adjusting": adjusting,
    "adjusting_why": adjusting_why,
    "stock": stock,
    "stock_asked": stock_asked,
    "stock_unknown": stock_unknown,
    "stock_new": stock_new,
    "stock_manager": stock_manager,
    "stock_counting": stock_counting,
    "stock_found": stock_found,
    "stock_offline": stock_offline,
}

SENT: dict[str, Callable[[Hands], None]] = {
    "stock_ordering": stock_ordering,
    "stock_ordered": stock_ordered,
    "pickup_to_be_sent": to_be_sent,
    "receiving_photo": receiving_photo,
    "transfer_boxes": transfer_boxes,
}
"""Ordered from another store, sent, photographed."""
