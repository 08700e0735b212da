"""The phone shop of the tests, and looks at what came of its orders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import requests
from sqlalchemy import select

from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.order import Action, ActionKind, LineQuantity, Order
from pos.domain.pickup import Proof
from pos.domain.stock import MovementKind
from pos.server.stock.tables import stock_levels
from pos.wire.codec import decode, encode
from pos.wire.event import OrderActed
from pos.wire.orders import OrderPlaced, PlacedLine, PlaceOrder
from tests.server.conftest import Chain
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
