from dataclasses import replace
from datetime import date

import pytest

from pos.domain.order import Order, OrderState
from pos.domain.own_code import ALPHABET
from pos.domain.pickup import PickupCode, Redemption, parse_pickup_code
from pos.usecases.pickup.find_order import OrderFound
from pos.usecases.pickup.match_scan import MatchOutcome
from pos.usecases.selling.for_sale import NotForSale
from pos.wire.orders import OrderAnswer
from tests.examples import NOON, an_item, an_order
from tests.fakes.catalogue import Catalogue
from tests.usecases.counter import Shop

FIRST = an_order(1000, ready=True)
SECOND = replace(
    an_order(2000, order_id="0190e000-0000-7000-8000-000000000002", number="O-AAAAAA", phone="13900002046"),
    placed=NOON,
)
ELSEWHERE = "0190a000-0000-7000-8000-000000000099"


def a_shop(*orders: Order) -> Shop:
    shop = Shop()
    for order in orders or (FIRST, SECOND):
        shop.tell(order)
    return shop


def test_orders_are_listed_with_what_this_till_did_since() -> None:
    shop = a_shop()
    shop.pick_order(shop.duty(), SECOND, 1, 1_000)

    assert [order.order_id for order in shop.list_orders()] == [FIRST.order_id, SECOND.order_id]
    assert shop.list_orders()[1].lines[0].picked == 1_000
    assert shop.list_orders()[0] == FIRST


def test_what_the_server_has_counted_is_not_folded_in_again() -> None:
    shop = a_shop()
    after = shop.pick_order(shop.duty(), SECOND, 1, 1_000)
    shop.tell(after)
    shop.mirror.counted = 1

    assert shop.list_orders()[1] == shop.list_orders.one(SECOND.order_id) == after


def test_a_page_that_comes_in_just_then_folds_nothing_in_twice() -> None:
    shop = a_shop()
    after = shop.pick_order(shop.duty(), SECOND, 1, 1_000)

    def page() -> None:
        shop.mirror.while_reading = lambda: None
        shop.tell(after)
        shop.mirror.counted = 1

    shop.mirror.while_reading = page
    assert shop.list_orders()[1] == after
    shop.tell(SECOND)
    shop.mirror.counted, shop.mirror.while_reading = 0, page
    assert shop.list_orders.one(SECOND.order_id) == after


def test_a_pickup_code_opens_its_order() -> None:
    shop = a_shop()
    code = shop.code(FIRST)
    found = shop.find_order(f"]Q1{code.lower()}\r\n")

    assert found == OrderFound(orders=(FIRST,), code=code, code_verified=True)
    assert shop.central.calls == []


def test_a_forged_code_opens_nothing() -> None:
    shop = a_shop()
    forged = str(PickupCode(FIRST.order_id, FIRST.store_id, bytes(64)))
    moved = str(replace(_parts(shop, FIRST), store_id=ELSEWHERE))

    assert shop.find_order(forged) == OrderFound(outcome=Redemption.FORGED)
    assert shop.find_order(moved) == OrderFound(outcome=Redemption.FORGED)
    assert shop.central.calls == []


def _parts(shop: Shop, order: Order) -> PickupCode:
    return parse_pickup_code(shop.code(order))


def test_the_code_of_another_store_says_where() -> None:
    shop = Shop()
    there = an_order(store_id=ELSEWHERE)
    shop.central.orders[there.order_id] = OrderAnswer(there, "西单店")
    found = shop.find_order(shop.code(there))
    shop.central.reachable = False
    alone = shop.find_order(shop.code(there))

    assert (found.outcome, found.store_name, found.orders) == (Redemption.OTHER_STORE, "西单店", ())
    assert (alone.outcome, alone.store_name, alone.code_verified) == (Redemption.OTHER_STORE, "", True)


def test_an_order_this_till_was_not_told_of_yet_is_asked_for() -> None:
    shop = Shop()
    shop.central.orders[FIRST.order_id] = OrderAnswer(FIRST, "王府井店")
    code = shop.code(FIRST)

    assert shop.find_order(code) == OrderFound(orders=(FIRST,), code=code, code_verified=True)
    shop.central.reachable = False
    assert shop.find_order(code) == OrderFound(code=code, code_verified=True, outcome=Redemption.UNKNOWN)


@pytest.mark.parametrize("text", ("O-7K2M9P", "o-7k2m9p", "7k2m9p", "13812342046"))
def test_order_numbers_and_phone_numbers_find(text: str) -> None:
    found = a_shop().find_order(text)

    assert found == OrderFound(orders=(FIRST,))


def test_four_digits_find_all_who_have_them_and_prove_nothing() -> None:
    done = replace(FIRST, cancelled=True)
    found = a_shop(done, SECOND).find_order("2046")

    assert [order.state for order in found.orders] == [OrderState.TO_PICK, OrderState.CANCELLED]
    assert (found.code, found.code_verified) == ("", False)


@pytest.mark.parametrize("text", ("0000", "O-ZZZZZZ", "13712342046", "", "134567890123456789", "B" + ALPHABET[:16]))
def test_what_names_no_order(text: str) -> None:
    assert a_shop().find_order(text) == OrderFound(outcome=Redemption.UNKNOWN)


def test_a_scanned_piece_is_a_line() -> None:
    order = an_order(1000, 1000)
    lines = (replace(order.lines[0], barcode="6901234567892"), order.lines[1])
    order = replace(order, lines=lines)
    shop = Shop(catalogue=Catalogue(an_item(1), an_item(2)).coded("OWN-2", an_item(2)).coded("OWN-9", an_item(19)))

    assert shop.match_scan(order, "06901234567892").line == lines[0]
    assert shop.match_scan(order, "own-2").line == lines[1]
    assert shop.match_scan(order, "OWN-9").outcome is MatchOutcome.NOT_ON_ORDER
    assert shop.match_scan(order, "4712345678904").outcome is MatchOutcome.NOT_ON_ORDER
    assert shop.match_scan(order, "https://shop.example/01/06901234567892/21/7").line == lines[0]
    assert shop.match_scan(order, "https://shop.example/hello").outcome is MatchOutcome.NOT_AN_ITEM
    past = shop.match_scan(order, "010690123456789217261121")
    assert (past.outcome, past.why) == (MatchOutcome.NOT_FOR_SALE, NotForSale(last_day=date(2026, 11, 21)))
    # A style's code does not say which size is in the hand.
    assert shop.match_scan(order, "DR0001").outcome is MatchOutcome.NOT_ON_ORDER
    for text in ("", "134567890123456789", shop.code(FIRST)):
        assert shop.match_scan(order, text).outcome is MatchOutcome.NOT_AN_ITEM


def test_of_two_lines_of_one_item_the_one_with_something_to_pick() -> None:
    order = an_order(1000, 1000)
    same = replace(order.lines[1], variant_id=an_item(1).variant_id)
    shop = Shop(catalogue=Catalogue().coded("OWN-1", an_item(1)))
    picked = replace(order, lines=(replace(order.lines[0], picked=1000), same))
    all_picked = replace(order, lines=(replace(order.lines[0], picked=1000), replace(same, picked=1000)))

    assert shop.match_scan(picked, "OWN-1").line == same
    assert shop.match_scan(all_picked, "OWN-1").line == all_picked.lines[0]
