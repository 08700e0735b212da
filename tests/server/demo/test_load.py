"""The demo chain in a server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from pos.bootstrap.paths import resources_folder
from pos.bootstrap.server import open_central
from pos.domain.order import OrderState, PaidState
from pos.domain.pickup import parse_pickup_code
from pos.server.central import Central
from pos.server.demo.load import STORE, load
from pos.server.demo.online_orders import ORDERS
from pos.server.feed_tables import feed_heads
from pos.server.stock.tables import movements, stock_levels

DEMO = resources_folder() / "demo"


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    opened = open_central(tmp_path)
    yield opened
    opened.close()


def test_the_demo_has_orders_in_every_state(central: Central) -> None:
    demo = load(central, DEMO)
    states = {key: placed.order.state for key, placed in demo.orders.items()}
    assert states == {order.key: order.state for order in ORDERS}
    assert set(states.values()) == set(OrderState)
    assert {placed.order.paid for placed in demo.orders.values()} == set(PaidState)
    for placed in demo.orders.values():
        code = parse_pickup_code(placed.pickup_code)
        assert central.keys.chain_signed(code.signed_part, code.signature)
        assert placed.order.placed < central.clock() - timedelta(minutes=10)
    known = central.orders.of_store(demo.orders["demo-05"].order.store_id, last4="2046")
    assert [order.number for order in known] == [demo.orders["demo-05"].order.number]
    assert demo.orders["demo-05"].order.member_id
    assert all(central.channels.code_of(key) == code for code, key in demo.channel_keys.items())


def test_loading_the_demo_again_changes_nothing(central: Central) -> None:
    first = load(central, DEMO)
    with central.database.reading() as connection:
        before = connection.execute(select(feed_heads)).all()
    again = load(central, DEMO)
    with central.database.reading() as connection:
        assert connection.execute(select(feed_heads)).all() == before
    assert again.orders == first.orders


def test_the_demo_loads_into_postgresql(tmp_path: Path, postgres_url: str) -> None:
    opened = open_central(tmp_path, url=postgres_url)
    try:
        first = load(opened, DEMO)
        assert {key: placed.order.state for key, placed in first.orders.items()} == {
            order.key: order.state for order in ORDERS
        }
        with opened.database.reading() as connection:
            before = connection.execute(select(feed_heads).order_by(feed_heads.c.feed)).all()
        assert load(opened, DEMO).orders == first.orders
        with opened.database.reading() as connection:
            assert connection.execute(select(feed_heads).order_by(feed_heads.c.feed)).all() == before
    finally:
        opened.close()


def test_stock_is_the_sum_of_movements(central: Central) -> None:
    load(central, DEMO)
    store = central.organisation.store(STORE)
    assert store is not None
    sums: dict[str, int] = {}
    with central.database.reading() as connection:
        for row in connection.execute(select(movements).where(movements.c.store_id == store.store_id)):
            sums[row.variant_id] = sums.get(row.variant_id, 0) + row.quantity
        levels = connection.execute(select(stock_levels).where(stock_levels.c.store_id == store.store_id)).all()
    assert {row.variant_id: row.quantity for row in levels} == sums
    assert all(0 <= row.reserved <= row.quantity for row in levels)
