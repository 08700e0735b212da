"""Online orders: placed once, held in stock, and told to whom it concerns."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import requests
from sqlalchemy import update

from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.moments import to_ms
from pos.domain.order import Action, ActionKind, LineQuantity, Order, OrderState, PaidState
from pos.domain.pickup import Redemption, parse_pickup_code
from pos.server.keys import signed_by
from pos.server.orders.tables import notices, orders
from pos.wire.codec import decode
from pos.wire.enrol import Problem
from pos.wire.event import OrderActed
from pos.wire.orders import OrderAnswer, OrderPlaced, PlacedLine
from tests.server.conftest import BARCODES, Chain
from tests.server.phone_shop import NewTill, Shop, level, now_of, shop, stored
from tests.server.wire_till import now

__all__ = ["shop"]


def test_an_order_holds_stock_and_its_code_is_signed_by_the_chain(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    till = new_till()
    placed = shop.order((0, 2), (1, 1))
    assert placed.short == ()
    assert placed.order.state is OrderState.TO_PICK
    assert placed.order.offline_till_id == till.till_id
    assert (placed.order.phone_masked, placed.order.phone_last4) == ("138****2046", "2046")
    assert level(chain, 0) == (100_000, 2_000)
    code = parse_pickup_code(placed.pickup_code)
    assert (code.order_id, code.store_id) == (placed.order.order_id, chain.near.store_id)
    assert signed_by(till.enrolled.chain_key, code.signed_part, code.signature)
    assert till.get(f"/v1/orders/{placed.order.order_id}", OrderAnswer).store_name == "北京店"
    assert [order.number for order in till.get("/v1/orders", tuple[Order, ...], last4="2046")] == [placed.order.number]
    assert till.get("/v1/orders", tuple[Order, ...], last4="9999") == ()


def test_another_till_is_named_when_the_named_one_goes(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    early, collected = shop.order((0, 1)), shop.ready((1, 1))
    assert early.order.offline_till_id == ""
    first, second = new_till(), new_till()
    assert now_of(chain, early).offline_till_id == first.till_id
    assert second.claim(collected.order.order_id, collected.pickup_code).outcome is Redemption.DONE
    before = second.feed()
    chain.central.enrolment.revoke(first.till_id)
    assert now_of(chain, early).offline_till_id == second.till_id
    assert now_of(chain, collected).offline_till_id == first.till_id
    (change,) = second.feed(epoch=before.epoch, after=before.upto).changes
    assert decode(change.payload, Order).offline_till_id == second.till_id


def test_an_order_that_contradicts_itself_is_refused(shop: Shop) -> None:
    line = PlacedLine(quantity=1000, paid=59900, variant_id=shop.chain.variants[0])
    for fields in (
        {"paid": PaidState.PAID, "due": 1},
        {"paid": PaidState.AT_COUNTER, "due": 59901},
        {"paid": PaidState.DEPOSIT, "due": -1},
        {"lines": (replace(line, quantity=1),)},
        {"lines": (replace(line, quantity=1500),)},
        {"lines": (replace(line, quantity=-1000),)},
        {"lines": (replace(line, paid=-1),)},
        {"lines": (replace(line, paid=10**12 + 1),)},
        {"lines": (replace(line, paid=10**12), line)},
    ):
        response = shop.ask(shop.request((0, 1), **fields), new_id())
        assert (response.status_code, decode(response.content, Problem).reason) == (422, "bad_order"), fields
    assert shop.ask(shop.request((0, 1), paid=PaidState.DEPOSIT, due=59900), new_id()).status_code == 200


def test_a_key_places_one_order_however_often_it_is_sent(chain: Chain, shop: Shop) -> None:
    request = shop.request((0, 1))
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: shop.ask(request, "same"), range(8)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert level(chain, 0) == (100_000, 1_000)
    other = shop.ask(shop.request((0, 2)), "same")
    assert (other.status_code, other.json()["reason"]) == (409, "key_reused")


def test_what_stock_does_not_cover_is_short_from_the_start(chain: Chain, shop: Shop) -> None:
    shop.order((0, 99))
    second = shop.order((0, 3))
    assert second.short == (LineQuantity(line=1, quantity=2_000),)
    assert second.order.state is OrderState.SHORT
    assert level(chain, 0) == (100_000, 100_000)


def test_orders_that_cannot_be_are_refused(chain: Chain, shop: Shop) -> None:
    good = shop.request((0, 1))
    line = good.lines[0]
    for request, reason in (
        (replace(good, store_code="XX99"), "unknown_store"),
        (replace(good, lines=()), "bad_order"),
        (replace(good, lines=(replace(line, quantity=0),)), "bad_order"),
        (replace(good, lines=(replace(line, paid=-1),)), "bad_order"),
        (replace(good, phone="'; DROP TABLE orders"), "bad_order"),
        (replace(good, lines=(replace(line, variant_id=new_id()),)), "unknown_item"),
        (replace(good, lines=(replace(line, variant_id="", code="nothing"),)), "unknown_item"),
    ):
        answer = shop.ask(request, "k")
        assert (answer.status_code, answer.json()["reason"]) == (422, reason)
    by_code = shop.ask(replace(good, lines=(replace(line, variant_id="", code=BARCODES[3]),)), "k")
    assert decode(by_code.content, OrderPlaced).order.lines[0].variant_id == chain.variants[3]
    assert shop.http.post(f"{shop.address}/v1/channel/orders", data=b"{}").json()["reason"] == "no_idempotency_key"
    stranger = requests.post(f"{shop.address}/v1/channel/orders", headers={"Guitai-Channel-Key": "ck-x"}, timeout=9)
    assert (stranger.status_code, stranger.json()["reason"]) == (401, "unknown_channel")


def test_a_cancelled_order_lets_its_stock_go(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    placed = shop.order((0, 2))
    path = f"{shop.address}/v1/channel/orders/{placed.order.order_id}"
    for _ in range(2):
        assert decode(shop.http.post(f"{path}/cancel").content, OrderAnswer).order.state is OrderState.CANCELLED
    assert level(chain, 0) == (100_000, 0)
    assert decode(shop.http.get(path).content, OrderAnswer).order.cancelled
    stranger = {"Guitai-Channel-Key": chain.central.channels.put("tmall", "天猫")}
    assert requests.get(path, headers=stranger, timeout=9).status_code == 404
    assert requests.post(f"{path}/cancel", headers=stranger, timeout=9).status_code == 404
    assert new_till().claim(placed.order.order_id, placed.pickup_code).outcome is Redemption.CANCELLED


def test_an_order_nobody_collects_lapses(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    placed = shop.ready((0, 2))
    fresh = shop.ready((0, 1))
    chain.central.database.write(
        lambda tx: tx.connection.execute(
            update(orders)
            .where(orders.c.order_id == placed.order.order_id)
            .values(expires_ms=to_ms(now() - timedelta(seconds=1)))
        )
    )
    assert chain.central.orders.expire_due() == 1
    assert chain.central.orders.expire_due() == 0
    assert now_of(chain, placed).state is OrderState.EXPIRED
    assert now_of(chain, fresh).state is OrderState.READY
    assert level(chain, 0) == (100_000, 1_000)
    assert new_till().claim(placed.order.order_id, placed.pickup_code).outcome is Redemption.EXPIRED


def test_what_a_store_does_is_folded_in_and_the_customer_is_told_once(
    chain: Chain, shop: Shop, new_till: NewTill
) -> None:
    till = new_till()
    placed = shop.order((0, 2))
    for kind, event, lines in (
        (ActionKind.PICK, EventKind.ORDER_LINE_PICKED, (LineQuantity(1, 1_000),)),
        (ActionKind.SHORT, EventKind.ORDER_LINE_SHORT, (LineQuantity(1, 1_000),)),
        (ActionKind.READY, EventKind.ORDER_READY, ()),
        (ActionKind.PICK, EventKind.ORDER_LINE_PICKED, (LineQuantity(1, 5_000), LineQuantity(9, 1_000))),
    ):
        till.write(event, OrderActed(action=Action(kind=kind, order_id=placed.order.order_id, lines=lines)))
    till.write(EventKind.ORDER_READY, OrderActed(action=Action(kind=ActionKind.READY, order_id=new_id())))
    answer = till.upload()
    assert [result.exceptions for result in answer.results] == [(), (), (), ("order_excess",), ("unknown_order",)]
    assert now_of(chain, placed).state is OrderState.READY
    till.upload()
    assert [row for row in stored(chain, notices.c.kind, notices.c.subject) if row[0] != "placed"] == [
        ("ready", ""),
        ("short", "1:1000"),
    ]
    assert level(chain, 0) == (100_000, 2_000)


def test_the_last_piece_sold_at_the_till_makes_the_online_order_short(
    chain: Chain, shop: Shop, new_till: NewTill
) -> None:
    till = new_till()
    older, newer = shop.order((0, 1)), shop.order((0, 1))
    till.sell([(chain.variants[0], 99, 100)])
    till.upload()
    assert now_of(chain, older).state is OrderState.TO_PICK
    assert now_of(chain, newer).state is OrderState.SHORT
    assert level(chain, 0) == (1_000, 1_000)
    assert (newer.order.order_id, "short", "1:1000") in stored(
        chain, notices.c.order_id, notices.c.kind, notices.c.subject
    )
    till.sell([(chain.variants[0], 1, 100)])
    till.upload()
    assert now_of(chain, older).state is OrderState.SHORT
    assert level(chain, 0) == (0, 0)


def test_the_last_piece_at_the_till_and_online_at_once_has_one_winner_and_the_other_hears_where_else(
    chain: Chain, shop: Shop, new_till: NewTill
) -> None:
    till = new_till()
    for number in range(4):  # of four variants the last piece each
        till.sell([(chain.variants[number], 99, 100)])
    till.upload()
    with ThreadPoolExecutor(2) as both:
        for number in range(4):
            till.sell([(chain.variants[number], 1, 100)])
            sold = both.submit(till.upload_all)
            placed = both.submit(shop.order, (number, 1)).result()
            assert sold.result().results[-1].exceptions == ()  # it is out of the shop: never refused
            answer = shop.http.get(f"{shop.address}/v1/channel/orders/{placed.order.order_id}", timeout=20)
            told = decode(answer.content, OrderAnswer)
            assert (told.order.state, level(chain, number)) == (OrderState.SHORT, (0, 0))
            assert [(each.line, each.store_code, each.quantity) for each in told.elsewhere] == [(1, "SH01", 100_000)]
    again = shop.order((0, 1))
    assert [each.store_name for each in again.elsewhere] == ["上海店"]


def test_picked_pieces_are_not_taken_away_by_a_sale(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    till = new_till()
    placed = shop.ready((0, 1))
    till.sell([(chain.variants[0], 100, 100)])
    till.upload()
    assert now_of(chain, placed).state is OrderState.READY
    assert level(chain, 0) == (0, 1_000)
