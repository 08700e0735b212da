"""Collecting an order at the window: found, picked, checked, handed over, and refused with a reason."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from pos.domain.money import yuan
from pos.domain.order import Order, OrderState, PaidState
from pos.domain.pickup import Proof, Redemption
from pos.domain.tender import Tender, TenderKind, cash
from pos.ports.payments import PaymentState
from pos.ui.pickup.controller import PickupController
from pos.wire.catalogue import StoreStock
from pos.wire.event import OrderActed
from pos.wire.orders import ClaimAnswer, Parcel
from tests.ui.hands import Hands
from tests.ui.shop import CARDIGAN, JEANS, MANAGER_PIN, SCARF, Shop

WECHAT = "134567890123456700"


def pickup(hands: Hands) -> PickupController:
    assert hands.ui.pickup is not None
    return hands.ui.pickup


def says(hands: Hands) -> tuple[str, str]:
    saying = pickup(hands).view.notice.saying
    assert saying is not None
    return saying.tone, f"{saying.headline} {saying.rest}".strip()


def state(hands: Hands) -> OrderState:
    opened = pickup(hands).handling.opened
    assert opened is not None
    return opened.order.state


def acted(shop: Shop) -> OrderActed:
    body = shop.ledger.state.events[-1].body
    assert isinstance(body, OrderActed)
    return body


@pytest.fixture
def ready(shop: Shop) -> Order:
    return shop.order(1, "陈女士", "2046", ready=True)


@pytest.fixture
def at_pickup(ready: Order, selling: Hands) -> Hands:
    selling.press(Qt.Key.Key_F2)
    selling.settle()
    return selling


def test_green_only_when_every_piece_was_scanned(at_pickup: Hands, shop: Shop, ready: Order) -> None:
    at_pickup.scan(shop.code_of(ready))
    assert says(at_pickup) == ("warn", "2 still to scan code genuine · paid 798.00")
    at_pickup.press(Qt.Key.Key_Return)
    at_pickup.scan(JEANS)
    assert says(at_pickup)[1].startswith("1 still to scan")
    at_pickup.press(Qt.Key.Key_Return)
    assert shop.ledger.state.events[-1].kind != "order_handed_over"

    at_pickup.scan(CARDIGAN)
    assert says(at_pickup)[0] == "ok"
    at_pickup.press(Qt.Key.Key_Return)

    assert acted(shop).proof is Proof.SERVER
    assert says(at_pickup)[1].startswith("2 handed over HHZ01-01-261122-000001")
    assert state(at_pickup) is OrderState.COLLECTED


def test_a_second_time_is_refused_with_who_when_and_where(at_pickup: Hands, shop: Shop, ready: Order) -> None:
    for code in (shop.code_of(ready), JEANS, CARDIGAN):
        at_pickup.scan(code)
    at_pickup.press(Qt.Key.Key_Return)
    at_pickup.press(Qt.Key.Key_Escape)

    at_pickup.scan(shop.code_of(ready))

    assert says(at_pickup) == ("stop", "Handed over already 11-22 09:00 · 滨江店 01 · 林晓")


def test_a_wrong_piece_is_said_and_counts_for_nothing(at_pickup: Hands, shop: Shop, ready: Order) -> None:
    at_pickup.scan(shop.code_of(ready))
    at_pickup.scan(SCARF)

    assert says(at_pickup)[0] == "stop"
    opened = pickup(at_pickup).handling.opened
    assert opened is not None
    assert opened.scanned == {}


def test_a_part_is_handed_over_and_the_rest_waits(at_pickup: Hands, shop: Shop, ready: Order) -> None:
    at_pickup.scan(shop.code_of(ready))
    at_pickup.scan(JEANS)
    pickup(at_pickup).view.part.click()
    at_pickup.settle()

    assert [(each.line, each.quantity) for each in acted(shop).action.lines] == [(1, 1000)]
    assert state(at_pickup) is OrderState.PARTLY_COLLECTED


def test_four_digits_find_and_never_prove(at_pickup: Hands, shop: Shop) -> None:
    at_pickup.type("2046")
    at_pickup.press(Qt.Key.Key_Return)
    at_pickup.scan(JEANS)
    at_pickup.scan(CARDIGAN)
    assert says(at_pickup)[1].startswith("All scanned, no code")

    at_pickup.press(Qt.Key.Key_Return)
    assert shop.ledger.state.events[-1].kind != "order_handed_over"
    at_pickup.type(MANAGER_PIN)

    body = acted(shop)
    assert body.approval is not None
    assert body.approval.manager_id == shop.manager.staff_id


def test_offline_a_true_code_of_this_till_is_enough(at_pickup: Hands, shop: Shop, ready: Order) -> None:
    shop.central.reachable = False
    for code in (shop.code_of(ready), JEANS, CARDIGAN):
        at_pickup.scan(code)
    at_pickup.press(Qt.Key.Key_Return)

    assert acted(shop).proof is Proof.SIGNATURE
    assert "decided offline" in says(at_pickup)[1]


def test_what_the_server_refuses_is_not_handed_over(at_pickup: Hands, shop: Shop, ready: Order) -> None:
    shop.central.claims[ready.order_id] = ClaimAnswer(Redemption.CANCELLED)
    for code in (shop.code_of(ready), JEANS, CARDIGAN):
        at_pickup.scan(code)
    at_pickup.press(Qt.Key.Key_Return)

    assert says(at_pickup)[0] == "stop"
    assert shop.ledger.state.events[-1].kind != "order_handed_over"


def test_a_forged_code(at_pickup: Hands, shop: Shop, ready: Order) -> None:
    genuine = shop.code_of(ready)

    at_pickup.scan(genuine[:-20] + ("A" if genuine[-20] != "A" else "B") + genuine[-19:])

    assert says(at_pickup)[1].startswith("This pickup code is not genuine")


def to_pay(hands: Hands, shop: Shop, *, paid: PaidState = PaidState.DEPOSIT, due: int = 69_900) -> Order:
    """An order of 798.00 on the counter, every piece checked."""
    order = shop.order(2, "王先生", "8810", paid=paid, due=due, ready=True)
    hands.press(Qt.Key.Key_F2)
    for code in (shop.code_of(order), JEANS, CARDIGAN):
        hands.scan(code)
    return order


def test_what_is_due_is_taken_and_the_goods_handed_over(shop: Shop, selling: Hands) -> None:
    to_pay(selling, shop)
    assert says(selling) == ("warn", "All scanned: take the money code genuine · balance due 699.00")
    assert pickup(selling).view.primary.text().startswith("Take 699.00 and hand over")
    selling.press(Qt.Key.Key_Return)
    assert shop.ledger.state.events[-1].kind != "document"
    selling.type("700")
    selling.press(Qt.Key.Key_Return)

    assert [event.kind for event in shop.ledger.state.events[-2:]] == ["order_handed_over", "document"]
    (sale,) = shop.ledger.state.documents.values()
    assert sale.tenders == (Tender(TenderKind.PREPAID, 9_900, reference="O-7K2M2P"), cash(69_900, 70_000))
    assert state(selling) is OrderState.COLLECTED
    assert shop.drawer.kicks == 1
    done = pickup(selling)._done
    assert done.panel.change.text() == "1.00"
    assert done.panel.sums.text() == "Total 798.00, paid online 99.00, received 700.00"
    selling.press(Qt.Key.Key_Return)
    assert pickup(selling).handling.opened is None


def test_unpaid_goods_stay_until_the_money_is_there(shop: Shop, selling: Hands) -> None:
    to_pay(selling, shop, paid=PaidState.AT_COUNTER, due=79_800)
    selling.press(Qt.Key.Key_Return)
    selling.type("500")
    selling.press(Qt.Key.Key_Return)
    selling.press(Qt.Key.Key_Escape)

    assert shop.ledger.state.events[-1].kind != "order_handed_over"
    assert says(selling)[1].startswith("All scanned: take the money")
    selling.press(Qt.Key.Key_Return)
    selling.press(Qt.Key.Key_Return)
    assert [event.kind for event in shop.ledger.state.events[-2:]] == ["order_handed_over", "document"]


def test_money_that_is_not_what_is_due_goes_back(shop: Shop, selling: Hands) -> None:
    order = to_pay(selling, shop)
    shop.central.claims[order.order_id] = ClaimAnswer(Redemption.DUE_CHANGED)
    selling.press(Qt.Key.Key_Return)
    selling.press(Qt.Key.Key_Return)

    assert says(selling)[1].startswith("What is due has changed Give the money back")
    assert shop.ledger.state.documents == {}


def test_a_manager_may_be_asked_for_after_the_money(shop: Shop, selling: Hands) -> None:
    """Offline, another till's order: the money is not asked for twice."""
    order = to_pay(selling, shop)
    shop.mirror.told[order.order_id] = replace(order, offline_till_id="another")
    shop.central.reachable = False
    selling.press(Qt.Key.Key_Return)
    selling.press(Qt.Key.Key_Return)
    assert shop.ledger.state.documents == {}
    selling.type(MANAGER_PIN)

    assert len(shop.ledger.state.documents) == 1
    assert state(selling) is OrderState.COLLECTED


def test_a_balance_is_paid_in_cash_and_by_code_and_what_came_is_not_asked_for_again(shop: Shop, selling: Hands) -> None:
    order = to_pay(selling, shop)
    selling.press(Qt.Key.Key_Return)
    selling.type("100")
    selling.press(Qt.Key.Key_Return)
    shop.payments.next = PaymentState.CONFIRMING
    selling.scan(WECHAT)
    (payment,) = shop.payments.started.values()
    phone = pickup(selling)._money.phone
    assert (payment.amount, phone.panel.amount.text()) == (order.due - 10_000, f"¥ {yuan(order.due - 10_000)}")
    assert not phone.panel.next_customer.isVisibleTo(phone.panel)
    selling.press(Qt.Key.Key_F7)
    selling.press(Qt.Key.Key_Escape)
    assert phone.panel.rest.text() == "Del calls it off"

    # The power fails: what was asked for stands in the book, under the sale that it will be.
    shop.payments.moves(payment.payment_id, PaymentState.PAID)
    pickup(selling)._no_money(None)
    pickup(selling).close_order()
    selling.scan(shop.code_of(order))
    selling.scan(JEANS)
    selling.scan(CARDIGAN)
    selling.press(Qt.Key.Key_Return)
    assert [t.kind for t in pickup(selling)._money._payment.tenders] == [TenderKind.PAYMENT_CODE]
    selling.press(Qt.Key.Key_Return)
    (sale,) = shop.ledger.state.documents.values()
    assert sale.document_id == payment.sale_id
    assert [(t.kind, t.amount) for t in sale.tenders if t.kind is not TenderKind.PREPAID] == [
        (TenderKind.PAYMENT_CODE, order.due - 10_000),
        (TenderKind.CASH, 10_000),
    ]
    assert shop.payments.waiting() == ()
    assert len(shop.payments.started) == 1


def test_the_money_may_be_asked_for_in_another_language(shop: Shop, selling: Hands) -> None:
    to_pay(selling, shop)
    selling.press(Qt.Key.Key_Return)
    pickup(selling).retranslate()

    assert pickup(selling)._money.panel.heading.text() == "Payment"


def test_a_genuine_code_of_an_order_that_nobody_told_this_till_of(shop: Shop, at_pickup: Hands) -> None:
    order = shop.order(5, "孙女士", "7788", ready=True)
    del shop.mirror.told[order.order_id]
    shop.central.reachable = False
    at_pickup.scan(shop.code_of(order))

    tone, words = says(at_pickup)
    assert tone == "warn"
    assert words.startswith("Genuine code, but this till has not been told of the order")
    assert "Keep the goods" in words


def test_picking_shelving_and_what_is_not_there(shop: Shop, selling: Hands) -> None:
    order = shop.order(4, "李女士", "1122")
    selling.press(Qt.Key.Key_F2)
    selling.type("1122")
    selling.press(Qt.Key.Key_Return)
    selling.scan(JEANS)
    assert says(selling)[1].startswith("1 to pick")
    selling.press(Qt.Key.Key_Down)
    selling.press(Qt.Key.Key_Delete)
    assert says(selling)[1].startswith("All picked")

    selling.press(Qt.Key.Key_Return)
    selling.type("b9")
    selling.press(Qt.Key.Key_Return)

    after = next(each for each in shop.counter.list_orders() if each.order_id == order.order_id)
    assert (after.state, after.shelf) == (OrderState.READY, "b9")
    assert [(line.picked, line.short) for line in after.lines] == [(1000, 0), (0, 1000)]


def test_a_new_online_order_appears_by_itself(at_pickup: Hands, shop: Shop) -> None:
    shop.order(7, "唐女士", "2222")

    at_pickup.qtbot.waitUntil(lambda: "1" in at_pickup.ui.window.rail.buttons["pickup"].accessibleName(), timeout=3_000)

    assert pickup(at_pickup).view.tabs.buttons["to_pick"].text() == "Pick 1"


def test_a_pickup_code_while_selling_offers_the_way(selling: Hands, shop: Shop, ready: Order) -> None:
    selling.scan(JEANS)
    selling.scan(shop.code_of(ready))
    assert selling.ui.window.offer.isVisible()
    assert selling.ui.window.offer.words.text() == "That was a pickup code"
    assert selling.ui.shell.current == "sell"

    selling.press(Qt.Key.Key_Return)

    assert selling.ui.shell.current == "pickup"
    assert pickup(selling).handling.opened is not None
    assert [name for name, _, _ in selling.lines] == ["直筒牛仔裤"]


def test_goods_scanned_at_pickup_without_an_order_offer_the_way_back(at_pickup: Hands) -> None:
    at_pickup.scan(JEANS)
    assert at_pickup.ui.window.offer.isVisible()

    at_pickup.press(Qt.Key.Key_Escape)
    assert not at_pickup.ui.window.offer.isVisible()
    assert at_pickup.lines == []


def test_what_is_sent_needs_no_code_and_its_address_is_asked_for(selling: Hands, shop: Shop) -> None:
    sent = shop.order(3, "李女士", "2046", ready=True)
    sent = replace(sent, deliver=True, channel="till")
    shop.mirror.told[sent.order_id] = sent
    shop.store_desk.parcels[sent.order_id] = Parcel("李女士", "13800002046", "南京西路 1 号")
    selling.press(Qt.Key.Key_F2)
    selling.settle()
    pickup(selling).find(sent.number)
    selling.settle()
    assert pickup(selling).view.facts.text() == "南京西路 1 号 · 李女士 · 13800002046"
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Return)
    assert shop.ledger.state.events[-1].kind != "order_handed_over"
    selling.scan(CARDIGAN)
    assert says(selling) == ("ok", "Ready for the courier Write what stands below on the parcel")
    selling.press(Qt.Key.Key_Return)
    assert acted(shop).proof is Proof.SERVER
    assert acted(shop).approval is None
    assert state(selling) is OrderState.COLLECTED


def test_where_else_a_short_piece_is_and_that_an_address_needs_the_network(selling: Hands, shop: Shop) -> None:
    order = shop.order(4, "赵女士", "1111")
    jeans = shop.jeans[0]
    shop.central.levels[jeans.style_id] = (StoreStock(jeans.variant_id, "西湖店", 2_000, "s-2"),)
    sent = replace(shop.order(5, "钱女士", "2222"), deliver=True)
    shop.mirror.told[sent.order_id] = sent
    selling.press(Qt.Key.Key_F2)
    selling.settle()
    pickup(selling).find(order.number)
    selling.settle()
    pickup(selling).handling.mark_short(1)
    selling.settle()
    assert pickup(selling).view.facts.text() == "Nearest with it: 西湖店 · 2"
    shop.store_desk.reachable = False
    pickup(selling).find(sent.number)
    selling.settle()
    assert pickup(selling).view.facts.text() == "The address is at head office: open it again with the network"
