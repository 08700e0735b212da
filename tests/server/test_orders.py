"""Online orders: placed once, held in stock, claimed once, handed over once, and told to whom it concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
import requests
from sqlalchemy import select, update

from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.moments import to_ms
from pos.domain.order import Action, ActionKind, LineQuantity, Order, OrderState, PaidState
from pos.domain.pickup import Proof, Redemption, parse_pickup_code
from pos.domain.staff import Approval, Permission
from pos.domain.stock import MovementKind
from pos.server.events.tables import exceptions
from pos.server.keys import signed_by
from pos.server.orders.holding import StockChange
from pos.server.orders.placing import PlacedFor, place
from pos.server.orders.projection import act
from pos.server.orders.tables import claims, notices, orders
from pos.server.stock.tables import stock_levels
from pos.server.transaction import Transaction
from pos.wire.codec import decode, encode
from pos.wire.event import OrderActed
from pos.wire.orders import Claim, ClaimAnswer, OrderAnswer, OrderPlaced, PlacedLine, PlaceOrder
from tests.server.conftest import BARCODES, Chain
from tests.server.wire_till import WireTill, now

NewTill = Callable[..., WireTill]


class Shop:
    """The phone shop, over HTTP."""

    def __init__(self, chain: Chain, address: str) -> None:
        self.chain = chain
        self.address = address
        self.http = requests.Session()
        self.http.headers["Guitai-Channel-Key"] = chain.channel_key

    def ask(self, request: Any, key: str) -> requests.Response:
        return self.http.post(
            f"{self.address}/v1/channel/orders", data=encode(request), headers={"Idempotency-Key": key}, timeout=20
        )

    def order(self, *lines: tuple[int, int], key: str = "", **fields: Any) -> OrderPlaced:
        """Place (number of the variant, pieces) …"""
        response = self.ask(self.request(*lines, **fields), key or new_id())
        assert response.status_code == 200, response.text
        return decode(response.content, OrderPlaced)

    def request(self, *lines: tuple[int, int], **fields: Any) -> PlaceOrder:
        wanted = tuple(
            PlacedLine(quantity=pieces * 1000, paid=59900 * pieces, variant_id=self.chain.variants[place])
            for place, pieces in lines
        )
        return replace(PlaceOrder(store_code="BJ01", customer="张三", phone="13800002046", lines=wanted), **fields)

    def ready(self, *lines: tuple[int, int], **fields: Any) -> OrderPlaced:
        """Place an order and let the store pick all of it."""
        placed = self.order(*lines, **fields)
        order = placed.order
        everything = tuple(LineQuantity(line=line.line, quantity=line.quantity) for line in order.lines)
        self.chain.central.orders.act(Action(kind=ActionKind.PICK, order_id=order.order_id, lines=everything))
        self.chain.central.orders.act(Action(kind=ActionKind.READY, order_id=order.order_id, shelf="A-03"))
        return placed


@pytest.fixture
def shop(chain: Chain, address: str) -> Iterator[Shop]:
    opened = Shop(chain, address)
    yield opened
    opened.http.close()


def level(chain: Chain, variant: int, store: str | None = None) -> tuple[int, int]:
    """(quantity, reserved) in the near store."""
    with chain.central.database.reading() as connection:
        row = connection.execute(
            select(stock_levels.c.quantity, stock_levels.c.reserved).where(
                stock_levels.c.store_id == (store or chain.near.store_id),
                stock_levels.c.variant_id == chain.variants[variant],
            )
        ).one()
    return int(row.quantity), int(row.reserved)


def stored(chain: Chain, *columns: Any) -> list[tuple[Any, ...]]:
    with chain.central.database.reading() as connection:
        return sorted(tuple(row) for row in connection.execute(select(*columns)))


def now_of(chain: Chain, placed: OrderPlaced) -> Order:
    """The order as the server has it."""
    found = chain.central.orders.find(placed.order.order_id)
    assert found is not None
    return found.order


def handover(
    till: WireTill, order: Order, *, claim_id: str, proof: Proof, lines: tuple[LineQuantity, ...] = ()
) -> None:
    """Write down that goods of an order went out: all of it unless `lines` says less."""
    going = lines or tuple(LineQuantity(line=line.line, quantity=line.quantity) for line in order.lines)
    pieces = [(order.lines[part.line - 1].variant_id, part.quantity // 1000, 0) for part in going]
    action = Action(
        kind=ActionKind.HAND_OVER, order_id=order.order_id, lines=going, moment=now(), by="王芳", where="北京店 01"
    )
    till.write(
        EventKind.ORDER_HANDED_OVER,
        OrderActed(
            action=action,
            claim_id=claim_id,
            number="HBJ01-01-261122-000001",
            proof=proof,
            movements=till.movements(order.order_id, pieces, MovementKind.HANDOVER),
        ),
    )


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


def test_a_claim_is_granted_once_and_says_who_when_and_where(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    first, second = new_till(), new_till()
    placed = shop.ready((0, 2))
    granted = first.claim(placed.order.order_id, placed.pickup_code)
    assert granted.outcome is Redemption.DONE
    refused = second.claim(placed.order.order_id, placed.pickup_code)
    assert refused.outcome is Redemption.ALREADY
    assert refused.order is not None
    assert (refused.order.handed_over_by, refused.order.handed_over_where) == ("王芳", "北京店 01")
    assert refused.order.handed_over_at is not None
    # Held until the goods' movement arrives, so that nobody buys what is on its way out.
    assert level(chain, 0) == (100_000, 2_000)


def test_a_granted_handover_is_counted_once_when_it_arrives(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    till = new_till()
    placed = shop.ready((0, 2))
    claim = Claim(claim_id=new_id(), order_id=placed.order.order_id, code=placed.pickup_code, staff_name="王芳")
    for _ in range(2):
        assert till.post("/v1/orders/claim", claim, ClaimAnswer).outcome is Redemption.DONE
    # The till fell over before it wrote the handover down, and asks again under another id.
    again = till.claim(placed.order.order_id, placed.pickup_code)
    assert again.outcome is Redemption.DONE
    handover(till, placed.order, claim_id=claim.claim_id, proof=Proof.SERVER)
    till.upload()
    till.upload()
    assert level(chain, 0) == (98_000, 0)
    assert now_of(chain, placed).state is OrderState.COLLECTED
    assert stored(chain, exceptions.c.code) == []
    assert till.claim(placed.order.order_id, placed.pickup_code).outcome is Redemption.ALREADY


def test_two_tills_redeem_one_order_at_the_same_moment_200_times(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    tills = (new_till(), new_till())
    chain.central.stock.open(chain.near.store_id, dict.fromkeys(chain.variants, 1_000_000), owner="franchisee")
    placed = chain.central.database.write(lambda tx: [picked(tx, chain, shop, number % 10) for number in range(200)])
    together = Barrier(2)

    def redeem(till: WireTill) -> list[Redemption]:
        outcomes = []
        for one in placed:
            together.wait(30)
            outcomes.append(till.claim(one.order.order_id, one.pickup_code).outcome)
        return outcomes

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(redeem, tills))
    pairs = [set(pair) for pair in zip(*results, strict=True)]
    assert pairs == [{Redemption.DONE, Redemption.ALREADY}] * 200
    assert len(stored(chain, claims.c.claim_id)) == 200


def picked(tx: Transaction, chain: Chain, shop: Shop, variant: int) -> OrderPlaced:
    """An order that is ready, made within one transaction with others."""
    central = chain.central
    request, origin = shop.request((variant, 1)), PlacedFor(channel="shop", member_id="")
    placed = place(tx, request, origin, keys=central.keys, clock=central.clock)
    assert isinstance(placed, OrderPlaced)
    pick = Action(kind=ActionKind.PICK, order_id=placed.order.order_id, lines=(LineQuantity(1, 1_000),))
    order, _ = act(tx, placed.order, pick, StockChange(), clock=central.clock)
    act(tx, order, replace(pick, kind=ActionKind.READY, lines=()), StockChange(), clock=central.clock)
    return placed


def test_a_part_can_be_collected_and_the_rest_later(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    till = new_till()
    placed = shop.ready((0, 2), (1, 1))
    part = (LineQuantity(line=1, quantity=1_000),)
    assert till.claim(placed.order.order_id, placed.pickup_code, lines=part).outcome is Redemption.DONE
    assert now_of(chain, placed).state is OrderState.PARTLY_COLLECTED
    other = new_till()
    assert other.claim(placed.order.order_id, placed.pickup_code).outcome is Redemption.DONE
    assert now_of(chain, placed).state is OrderState.COLLECTED
    assert other.claim(placed.order.order_id, placed.pickup_code, lines=part).outcome is Redemption.ALREADY


def test_a_claim_needs_a_true_code_or_a_manager(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    till, far = new_till(), new_till("SH01")
    placed, other = shop.ready((0, 1)), shop.ready((1, 1))
    order_id = placed.order.order_id
    forged = placed.pickup_code[:-3] + ("AAA" if not placed.pickup_code.endswith("AAA") else "BBB")
    assert till.claim(order_id, forged).outcome is Redemption.FORGED
    assert till.claim(order_id, other.pickup_code).outcome is Redemption.FORGED
    assert till.claim(order_id, "").outcome is Redemption.NEEDS_MANAGER
    assert till.claim(new_id(), "", approval=yes()).outcome is Redemption.UNKNOWN
    assert far.claim(order_id, placed.pickup_code).outcome is Redemption.OTHER_STORE
    unpicked = shop.order((2, 1))
    assert till.claim(unpicked.order.order_id, unpicked.pickup_code).outcome is Redemption.NOT_READY
    unpaid = shop.ready((3, 1), paid=PaidState.AT_COUNTER, due=59900)
    assert till.claim(unpaid.order.order_id, unpaid.pickup_code).outcome is Redemption.NOT_PAID
    assert till.claim(order_id, "", approval=yes()).outcome is Redemption.DONE


def yes() -> Approval:
    return Approval(manager_id=new_id(), permission=Permission.HAND_OVER_UNVERIFIED, reason="身份证", moment=now())


def test_a_handover_decided_offline_is_folded_in_and_a_late_double_is_told(
    chain: Chain, shop: Shop, new_till: NewTill
) -> None:
    offline, online = new_till(), new_till()
    placed = shop.ready((0, 2))
    handover(offline, placed.order, claim_id=new_id(), proof=Proof.SIGNATURE)
    assert online.claim(placed.order.order_id, placed.pickup_code).outcome is Redemption.DONE
    handover(online, placed.order, claim_id=stored(chain, claims.c.claim_id)[0][0], proof=Proof.SERVER)
    assert online.upload().results[0].exceptions == ()
    assert offline.upload().results[0].exceptions == ("handed_over_twice",)
    assert stored(chain, exceptions.c.till_id, exceptions.c.code) == [(offline.till_id, "handed_over_twice")]
    # Four pieces are gone from the shop, whatever was ordered: stock is what happened.
    assert level(chain, 0) == (96_000, 0)


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


def test_picked_pieces_are_not_taken_away_by_a_sale(chain: Chain, shop: Shop, new_till: NewTill) -> None:
    till = new_till()
    placed = shop.ready((0, 1))
    till.sell([(chain.variants[0], 100, 100)])
    till.upload()
    assert now_of(chain, placed).state is OrderState.READY
    assert level(chain, 0) == (0, 1_000)
