"""Goods come in, go out, and are written off, by scanner and by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt

from pos.domain.adjustment import AdjustmentReason
from pos.domain.document import Fulfilment
from pos.domain.receiving import Difference
from pos.domain.staff import Permission, Rule, Verdict
from pos.domain.stocktake import Scope
from pos.domain.transfer import Settlement, Towards, TransferState
from pos.ui.found.grid_view import GridView
from pos.ui.stock.accuracy.chart import AccuracyCard
from pos.wire.event import GoodsReceived, ReceivingBegun, RecountAsked, StockAdjusted, StocktakePosted, TransferMoved
from tests.ui.hands import Hands
from tests.ui.screens_shared import receiving_shared
from tests.ui.screens_stock import (
    BOX,
    accuracy,
    adjusting_why,
    asks,
    choose,
    expects,
    press,
    stock,
    stock_due,
    stock_found,
    stock_nearest,
    stock_styles,
    stock_taking_back,
    view,
)
from tests.ui.shop import CARDIGAN, JEANS, MANAGER_PIN, SCARF, Shop

Body = TypeVar("Body")
ENTER = Qt.Key.Key_Return


def said(hands: Hands) -> str:
    """The one line above."""
    saying = view(hands).notice.saying
    return f"{saying.headline} | {saying.rest}" if saying is not None else ""


def touch_square(hands: Hands, variant_id: str) -> None:
    """Touch another size or colour."""
    table = view(hands).centre.currentWidget()
    assert isinstance(table, GridView)
    table.chosen.emit(variant_id)
    hands.settle()


def how_many(hands: Hands, n: str) -> None:
    """Type a number and Enter."""
    hands.type(n)
    hands.press(ENTER)


def bodies(shop: Shop, kind: type[Body]) -> list[Body]:
    """What the journal says of a kind, in order."""
    return [event.body for event in shop.ledger.state.events if isinstance(event.body, kind)]


def test_a_transfer_comes_in_a_box_and_loose_and_is_posted_with_its_differences(selling: Hands, shop: Shop) -> None:
    expects(selling)
    stock(selling)
    selling.scan("T-A2B3C4D5")  # its paper, before anything was touched
    assert view(selling).title.text() == "Warehouse"
    selling.scan(f"00{BOX}")
    assert said(selling) == f"12 pcs accepted, unopened | {BOX}"
    selling.scan(f"00{BOX}")
    assert "Accepted already" in said(selling)
    selling.scan(CARDIGAN)
    how_many(selling, "2")
    selling.scan(SCARF)
    selling.scan(SCARF)
    assert "2 came, 1 announced" in said(selling)
    selling.press(Qt.Key.Key_Delete)
    selling.scan(SCARF)
    choose(selling, BOX)  # touched by mistake, and once more
    choose(selling, BOX)
    view(selling).lines.mark([row.key for row in view(selling).lines.rows.rows].index(shop.scarf.variant_id))
    press(selling, view(selling).review)
    selling.press(ENTER)  # says nothing yet: nothing happens
    selling.type("smells")
    selling.press(ENTER)
    assert view(selling).figure.text() == "16"
    selling.press(ENTER)
    assert said(selling).startswith("missing 8 · too many 1 · damaged 1")

    selling.press(ENTER)

    (received,) = bodies(shop, GoodsReceived)
    short = {each.variant_id: each.quantity for each in received.receipt.differences if each.kind is Difference.SHORT}
    assert short == {each.variant_id: 2_000 for each in shop.jeans[4:]}
    assert [line.note for line in received.receipt.lines if line.note] == ["smells"]
    assert bodies(shop, TransferMoved)[0].transfer.state is TransferState.RECEIVED
    assert shop.ledger.moved_since(0)[shop.cardigan.variant_id] == 2_000
    assert [row.title for row in view(selling).places.rows.rows] == ["岸线服饰(杭州)有限公司"]
    assert selling.woken > 0


def test_a_supplier_delivers_in_parts_and_a_wrong_receipt_is_taken_back(selling: Hands, shop: Shop) -> None:
    expects(selling)
    stock(selling)
    choose(selling, "receive")
    choose(selling, "d-1")
    selling.scan(SCARF)
    how_many(selling, "20")
    selling.press(Qt.Key.Key_Escape)  # somebody calls; it is kept
    choose(selling, "d-1")
    assert view(selling).figure.text() == "20"
    selling.press(ENTER)
    press(selling, view(selling).review)  # more comes later
    assert [(each.receipt.final, each.receipt.lines[0].quantity) for each in bodies(shop, GoodsReceived)] == [
        (False, 20_000)
    ]
    choose(selling, "d-1")
    assert "4 expected · 20 came before" in view(selling).facts.text()
    selling.press(Qt.Key.Key_Escape)
    selling.press(Qt.Key.Key_Delete)

    assert "Taken back" in said(selling)
    assert shop.ledger.moved_since(0)[shop.scarf.variant_id] == 0


def test_whoever_opens_a_delivery_is_told_who_is_at_it_at_another_till(selling: Hands, shop: Shop) -> None:
    receiving_shared(selling)
    rows = {row.key: row for row in view(selling).places.rows.rows}
    assert rows["d-1"].detail == "PO-261120-7 · 24 pcs · Till 2 · 小陈 · Today 08:40"
    assert (rows["d-1"].chip, rows["t-1"].chip) == ("begun", "")
    choose(selling, "d-1")
    assert said(selling).startswith("Being unpacked already: Till 2 · 小陈 · Today 08:40")
    assert "added up" in said(selling)

    woken = selling.woken
    selling.scan(SCARF)  # and goes on all the same
    assert view(selling).facts.text().endswith("24 expected · Till 2 · 小陈 · Today 08:40")
    (told,) = bodies(shop, ReceivingBegun)
    assert (told.begun.delivery_id, told.given_up) == ("d-1", False)
    assert selling.woken == woken + 1
    selling.scan(SCARF)
    assert selling.woken == woken + 1
    shop.mirror.announced["d-1"] = replace(shop.mirror.announced["d-1"], begun=())  # posted there meanwhile
    selling.press(Qt.Key.Key_Escape)
    choose(selling, "d-1")
    assert "Till 2" not in view(selling).facts.text()
    selling.press(Qt.Key.Key_Delete)
    selling.press(Qt.Key.Key_Delete)
    assert [each.given_up for each in bodies(shop, ReceivingBegun)] == [False, True]


def test_what_is_unknown_or_not_announced(selling: Hands, shop: Shop) -> None:
    stock(selling)
    choose(selling, "receive")
    selling.scan("T-ZZZZZZZZ")
    assert "Not expected here: T-ZZZZZZZZ" in said(selling)
    view(selling).new.click()
    selling.settle()
    selling.scan("6901234599992")
    assert "Not in the catalogue" in said(selling)
    selling.press(ENTER)  # nothing to compare yet
    assert bodies(shop, GoodsReceived) == []
    selling.scan(JEANS)
    selling.press(ENTER)
    selling.press(ENTER)
    assert [each.receipt.delivery_id for each in bodies(shop, GoodsReceived)] == [""]


def test_what_was_announced_is_hidden_where_receiving_is_blind(selling: Hands, shop: Shop) -> None:
    expects(selling)
    shop.mirror.rules = type(shop.mirror.rules)(blind_receiving=True)
    stock(selling)
    choose(selling, "receive")
    choose(selling, "d-1")
    selling.scan(SCARF)
    assert view(selling).facts.text() == "PO-261120-7"
    selling.press(ENTER)
    assert [row.title for row in view(selling).lines.rows.rows] == []
    selling.press(ENTER)
    assert "missing 23" in said(selling)


def test_a_transfer_asked_for_is_sent_and_another_refused_and_a_third_settled(selling: Hands, shop: Shop) -> None:
    asks(selling)
    stock(selling)
    choose(selling, "move")
    selling.scan("T-C2D3E4F5")
    selling.scan(JEANS)
    how_many(selling, "2")
    selling.press(ENTER)
    assert "Sent: T-C2D3E4F5, 2 pcs" in said(selling)
    choose(selling, "t-3")
    assert [row.right for row in view(selling).lines.rows.rows] == ["−1"]
    selling.press(ENTER)

    sent, settled = bodies(shop, TransferMoved)
    assert (sent.transfer.state, sent.transfer.receiver) == (TransferState.SENT, "s-2")
    assert (settled.transfer.state, settled.settlement) == (TransferState.SETTLED, Settlement.AT_SENDER)
    moved = shop.ledger.moved_since(0)
    assert (moved[shop.jeans[0].variant_id], moved[shop.cardigan.variant_id]) == (-2_000, 1_000)


def test_goods_are_asked_of_a_store_and_go_back_to_the_supplier(selling: Hands, shop: Shop) -> None:
    asks(selling)
    stock(selling)
    choose(selling, "move")
    assert [row.title for row in view(selling).lines.rows.rows] == ["西湖店", "武林广场店", "Warehouse", "Supplier"]
    selling.press(ENTER)
    selling.scan(SCARF)
    press(selling, view(selling).review)
    assert "Asked for 1 pcs" in said(selling)
    view(selling).lines.chosen.emit("supplier")
    selling.settle()
    selling.scan(CARDIGAN)
    selling.press(ENTER)

    asked, back = (each.transfer for each in bodies(shop, TransferMoved))
    assert (asked.sender, asked.state, asked.lines[0].asked) == ("s-2", TransferState.ASKED, 1_000)
    assert (back.towards, back.state, back.lines[0].sent) == (Towards.SUPPLIER, TransferState.SENT, 1_000)


def test_what_was_stolen_is_written_off_with_a_reason_and_a_managers_yes(selling: Hands, shop: Shop) -> None:
    adjusting_why(selling)
    selling.press(ENTER)  # says nothing yet: nothing happens
    selling.type("window broken")
    selling.press(ENTER)
    assert bodies(shop, StockAdjusted) == []
    selling.type(MANAGER_PIN)
    selling.settle()

    (made,) = bodies(shop, StockAdjusted)
    assert (made.adjustment.reason, made.adjustment.note) == (AdjustmentReason.THEFT, "window broken")
    assert made.adjustment.approval is not None
    assert shop.ledger.moved_since(0)[shop.cardigan.variant_id] == -2_000
    assert "Written down" in said(selling)


def test_is_there_an_m_the_nearest_store_is_asked_for_one(selling: Hands, shop: Shop) -> None:
    stock_nearest(selling)
    assert said(selling).startswith("26 · 深蓝: none here | Nearest: 西湖店, 2")
    table = view(selling).centre.currentWidget()
    assert isinstance(table, GridView)
    assert table.words.text() == "faulty 1 · held for orders 1 · on its way here 3 · online shop 9"
    press(selling, view(selling).review)
    assert said(selling).startswith("Asked 西湖店 for one")
    touch_square(selling, shop.jeans[1].variant_id)
    assert said(selling) == "27 · 深蓝: yes, 3 here | Nearest: 武林广场店, 1 · as of 09:00"
    shop.central.reachable = False
    touch_square(selling, shop.jeans[2].variant_id)
    assert (said(selling), view(selling).review.isVisible()) == ("28 · 深蓝: yes, 6 here | ", False)

    (asked,) = bodies(shop, TransferMoved)
    assert (asked.transfer.sender, asked.transfer.state) == ("s-2", TransferState.ASKED)
    assert [(line.variant_id, line.asked) for line in asked.transfer.lines] == [(shop.jeans[0].variant_id, 1_000)]


def test_a_posting_is_taken_back_once_with_a_managers_yes(selling: Hands, shop: Shop) -> None:
    stock_taking_back(selling)
    selling.press(ENTER)
    assert bodies(shop, StocktakePosted) == []
    selling.type(MANAGER_PIN)
    selling.settle()
    assert "Taken back by" in said(selling)
    selling.press(ENTER)

    (posted,) = bodies(shop, StocktakePosted)
    assert posted.posting.reverses == "p-1"
    assert [line.quantity for line in posted.posting.lines] == [2_000, -1_000]


def test_styles_are_counted_wherever_they_lie(selling: Hands, shop: Shop) -> None:
    stock_styles(selling)
    selling.scan("S-WALL22")  # not both: it would be missing everywhere else
    selling.press(ENTER)
    selling.type(MANAGER_PIN)
    selling.settle()

    (take,) = shop.ledger.state.stocktakes
    assert (take.scope, set(take.variants)) == (
        Scope.LIST, {shop.cardigan.variant_id, *(each.variant_id for each in shop.jeans)},
    )  # fmt: skip


def test_what_is_due_or_a_category_is_counted_wherever_it_lies(selling: Hands, shop: Shop) -> None:
    stock_due(selling)
    assert [(row.key, row.chip) for row in view(selling).places.rows.rows][:2] == [("due", "3"), ("category 女装", "")]
    assert [row.detail for row in view(selling).lines.rows.rows] == [
        "negative in the books", "sells fast", "not counted for long",
    ]  # fmt: skip
    selling.scan(SCARF)  # scanned after all: this and nothing else
    assert len(view(selling).lines.rows.rows) == 1
    choose(selling, "category 女装/牛仔")
    assert view(selling).figure.text() == str(len(shop.jeans))
    selling.press(ENTER)
    selling.type(MANAGER_PIN)
    selling.settle()

    (take,) = shop.ledger.state.stocktakes
    assert (take.scope, set(take.variants)) == (Scope.LIST, {each.variant_id for each in shop.jeans})


def test_how_right_the_stock_was_is_a_chart_or_a_sentence(selling: Hands, shop: Shop) -> None:
    accuracy(selling)
    assert said(selling) == "Last time 99.4 % were right | 6 stocktakes"
    card = view(selling).centre.currentWidget()
    assert isinstance(card, AccuracyCard)
    assert [(point.right, point.lost) for point in card.line.points][1:4] == [
        ("96.4 %", "−4,380.00"), ("98.7 %", "−960.00"), ("99.0 %", "+120.00"),
    ]  # fmt: skip
    selling.press(Qt.Key.Key_Escape)
    shop.store_desk.reachable = False
    choose(selling, "right")
    assert said(selling) == "Head office cannot be reached | Look again when the network is back"


def test_the_nearest_store_holds_it_for_a_customer_who_pays_here(selling: Hands, shop: Shop) -> None:
    stock_nearest(selling)
    near = shop.central.levels[shop.jeans[0].style_id][0]
    selling.press(ENTER)
    selling.press(ENTER)  # no number yet: nothing happens
    for strange in (JEANS, "134567890123456789", "9" * 10_000):  # a tag, a payment code, rubbish
        selling.scan(strange)
    assert shop.store_desk.orders == {}
    selling.scan("13800002046")
    selling.press(ENTER)
    selling.press(Qt.Key.Key_Escape)  # once more
    selling.press(ENTER)
    selling.type("Chen")
    selling.press(ENTER)
    selling.scan("1 Nanjing Road")
    selling.press(ENTER)
    assert said(selling).startswith(f"{near.store_name} has none left")
    shop.store_desk.free[near.store_id, near.variant_id] = 1_000
    shop.store_desk.reachable = False
    selling.press(ENTER)
    assert said(selling).startswith("Head office cannot be reached")
    shop.store_desk.reachable = True
    selling.press(ENTER)
    (order,) = shop.store_desk.orders.values()
    assert shop.store_desk.parcels[order.order_id].address == "1 NANJING ROAD"  # as codes are read
    assert selling.ui.desk is not None
    (line,) = selling.ui.desk.sale.cart.lines
    assert (line.order_id, line.fulfilment, line.note) == (
        order.order_id,
        Fulfilment.DELIVERED,
        f"O-7K2M9P, sent by {near.store_name}",
    )
    assert not view(selling).isVisible()

    selling.press(Qt.Key.Key_Delete)  # the customer does not want it
    assert shop.store_desk.given_up == [order.order_id]


def test_who_may_not_count_is_told_that_no_recount_was_asked_for(selling: Hands, shop: Shop) -> None:
    stock_found(selling)
    duty = selling.ui.desk.session if selling.ui.desk is not None else None
    assert duty is not None
    assert duty.staff is not None
    never = Rule(Permission.COUNT_STOCK, Verdict.DENIED)
    duty.staff = replace(duty.staff, rules=(never,))
    selling.press(Qt.Key.Key_Delete)
    assert said(selling).startswith("You may not ask for a recount")
    assert bodies(shop, RecountAsked) == []


def test_boxes_with_labels_are_packed_one_by_one_and_arrive_as_such(selling: Hands, shop: Shop) -> None:
    asks(selling)
    stock(selling)
    choose(selling, "move")
    selling.scan("T-C2D3E4F5")
    selling.scan(JEANS)  # loose
    selling.scan(f"00{BOX}")
    assert said(selling).startswith("Box …000011 is open")
    selling.scan(JEANS)
    selling.scan(SCARF)
    how_many(selling, "3")
    selling.scan(f"00{BOX}")  # closed
    assert [row.title for row in view(selling).places.rows.rows] == ["…000011"]
    assert view(selling).figure.text() == "5"
    selling.press(ENTER)

    (sent,) = bodies(shop, TransferMoved)
    assert {(line.variant_id, line.box): line.sent for line in sent.transfer.lines if line.sent} == {
        (shop.jeans[0].variant_id, ""): 1_000,
        (shop.jeans[0].variant_id, BOX): 1_000,
        (shop.scarf.variant_id, BOX): 3_000,
    }
    assert shop.ledger.moved_since(0)[shop.jeans[0].variant_id] == -2_000
