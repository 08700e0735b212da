"""Lots and numbers at head office: sums of what moved, which add up to the balance; what expires."""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from pos.commands.office_stock import act
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.mark import Mark, Tracking
from pos.domain.receiving import GoodsReceipt, ReceivedLine, Source
from pos.domain.stock import Movement, MovementKind, Place
from pos.server.catalogue.entries import StyleEntry, VariantEntry
from pos.server.catalogue.tables import variants
from pos.server.central import Central
from pos.server.stock.levels import add_movements
from pos.server.stock.lots import expiring, lots_here
from pos.server.stock.tables import marks, movements
from pos.wire.catalogue import ExpiringAnswer, LotStock, NearbyAnswer
from pos.wire.event import GoodsReceived
from tests.examples import NOON
from tests.server.conftest import Chain
from tests.server.phone_shop import NewTill
from tests.server.wire_till import now

MARCH, MAY = date(2027, 3, 31), date(2027, 5, 31)
A, B, NAMELESS = Mark("A1", MARCH), Mark("B2", MAY), Mark(expiry=MAY)
A_WITHOUT_DAY, A_NUMBERED = Mark("A1"), Mark("A1", MARCH, "N1")
S7, S7_WITH_LOT = Mark(serial="S7"), Mark("A1", MARCH, "S7")


@dataclass(frozen=True)
class Goods:
    """A variant of a style of each kind."""

    lipstick: str
    watch: str
    shirt: str


@pytest.fixture
def goods(central: Central) -> Goods:
    tracked = {"L1": Tracking.LOT, "W1": Tracking.SERIAL, "T1": Tracking.NONE}
    central.catalogue.put(
        StyleEntry(code, code, 9_900, 9_900, (VariantEntry(),), tracking=by) for code, by in tracked.items()
    )
    # Ids are born in this order, and lots of one day are told in the order of ids.
    return Goods(*(central.catalogue.variant_ids([code])[code, "", ""] for code in tracked))


def moved(store: str, variant: str, quantity: int, mark: Mark | None, place: Place = Place.SALES_FLOOR) -> Movement:
    return Movement(new_id(), variant, store, quantity, MovementKind.ADJUSTMENT, "d", NOON, place, mark=mark)


def book(central: Central, *movements: Movement) -> None:
    central.database.write(lambda tx: add_movements(tx, movements[0].store_id, movements))


def told(central: Central, store: str, goods: Goods) -> tuple[LotStock, ...]:
    with central.database.reading() as connection:
        return lots_here(connection, store, (goods.lipstick, goods.watch, goods.shirt))


moves = st.lists(
    st.tuples(
        st.sampled_from(["lipstick", "watch", "shirt"]),
        st.integers(-5, 5).filter(bool).map(lambda n: n * 1000),
        st.sampled_from([None, A, B, NAMELESS, A_WITHOUT_DAY, A_NUMBERED, S7, S7_WITH_LOT]),
        st.sampled_from([Place.SALES_FLOOR, Place.FAULTY]),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=moves)
def test_lots_add_up_to_the_balance_of_each_place(
    central: Central, goods: Goods, moves: list[tuple[str, int, Mark | None, Place]]
) -> None:
    store = new_id()
    book(central, *(moved(store, getattr(goods, what), n, mark, place) for what, n, mark, place in moves))

    balance: dict[tuple[str, str], int] = defaultdict(int)
    lots: dict[tuple[str, str, str], int] = defaultdict(int)
    for what, n, mark, place in moves:
        if what == "shirt":
            continue
        balance[getattr(goods, what), place.value] += n
        if mark is not None and (name := mark.lot if what == "lipstick" else mark.serial):
            lots[getattr(goods, what), place.value, name] += n
    sums: dict[tuple[str, str], int] = defaultdict(int)
    found = told(central, store, goods)
    for each in found:
        sums[each.variant_id, each.place] += each.quantity

    assert {key: n for key, n in sums.items() if n} == {key: n for key, n in balance.items() if n}
    assert {(e.variant_id, e.place, e.lot or e.serial): e.quantity for e in found if e.lot or e.serial} == {
        key: n for key, n in lots.items() if n
    }
    assert all(each.quantity for each in found)


def test_a_style_is_told_apart_by_what_it_is_tracked_by_and_no_more(central: Central, goods: Goods) -> None:
    store, floor = new_id(), Place.SALES_FLOOR.value
    book(
        central,
        *(moved(store, goods.lipstick, 1000, mark) for mark in (B, A, A_WITHOUT_DAY, A_NUMBERED, NAMELESS, None)),
        *(moved(store, goods.watch, 1000, mark) for mark in (S7, A)),
        moved(store, goods.watch, -1000, S7_WITH_LOT),
        moved(store, goods.shirt, 1000, A),
    )

    assert told(central, store, goods) == (
        LotStock(goods.lipstick, floor, 3000, "A1", MARCH),
        LotStock(goods.lipstick, floor, 1000, "", MAY),
        LotStock(goods.lipstick, floor, 1000, "B2", MAY),
        *sorted(
            (LotStock(goods.lipstick, floor, 1000), LotStock(goods.watch, floor, 1000)), key=lambda e: e.variant_id
        ),
    )


def test_the_same_movement_again_counts_once_also_where_it_says_something_else(central: Central, goods: Goods) -> None:
    store = new_id()
    plain = moved(store, goods.lipstick, 2000, None)
    lot = moved(store, goods.lipstick, 3000, A)
    book(central, plain, lot)
    book(central, replace(plain, mark=B), replace(lot, mark=B), lot)

    assert [(each.lot, each.quantity) for each in told(central, store, goods)] == [("A1", 3000), ("", 2000)]


def test_what_has_no_mark_has_no_row(central: Central, goods: Goods) -> None:
    book(central, moved(new_id(), goods.lipstick, 1000, None))

    with central.database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(marks)).scalar_one() == 0
        assert connection.execute(select(func.count()).select_from(movements)).scalar_one() == 1


def test_what_expires_is_there_still_and_has_a_day(central: Central, goods: Goods) -> None:
    store = new_id()
    book(
        central,
        moved(store, goods.lipstick, 2000, A),
        moved(store, goods.lipstick, -3000, B),
        moved(store, goods.lipstick, 1000, NAMELESS, Place.FAULTY),
        moved(store, goods.lipstick, 1000, None),
    )
    book(central, moved(new_id(), goods.lipstick, 5000, A))

    with central.database.reading() as connection:
        soon = [(e.lot, e.quantity, e.place) for e in expiring(connection, store, MARCH)]
        later = [(e.lot, e.quantity, e.place) for e in expiring(connection, store, MAY)]
        assert expiring(connection, store, MARCH - timedelta(days=1)) == ()
    assert soon == [("A1", 2000, "sales_floor")]
    assert later == [("A1", 2000, "sales_floor"), ("", 1000, "faulty")]


def test_a_till_asks_for_its_stores_lots_and_for_what_expires(chain: Chain, new_till: NewTill, goods: Goods) -> None:
    till = new_till("BJ01")
    today = chain.near.day(now())
    soon, late = Mark("A1", today + timedelta(days=30)), Mark("B2", today + timedelta(days=31))
    lines = (ReceivedLine(goods.lipstick, 2_000, mark=soon), ReceivedLine(goods.lipstick, 1_000, mark=late))
    receipt = GoodsReceipt(new_id(), "V1", till.store_id, Source.NOTHING, "", lines, now(), "")
    till.write(EventKind.GOODS_RECEIVED, GoodsReceived(receipt, receipt.movements()))
    till.upload_all()

    with chain.central.database.reading() as connection:
        style = connection.execute(
            select(variants.c.style_id).where(variants.c.variant_id == goods.lipstick)
        ).scalar_one()
    near = till.get("/v1/stock/nearby", NearbyAnswer, style=style)
    expires = till.get("/v1/stock/expiring", ExpiringAnswer, days=30)

    assert [(each.lot, each.quantity) for each in near.lots] == [("A1", 2_000), ("B2", 1_000)]
    assert (expires.until, [(each.lot, each.expiry) for each in expires.lots]) == (soon.expiry, [("A1", soon.expiry)])
    assert till.get("/v1/stock/expiring", ExpiringAnswer).lots == ()


def test_head_office_lists_what_expires_and_the_lots_of_a_style(chain: Chain, goods: Goods) -> None:
    today = chain.near.day(now())
    lot = Mark("A1", today + timedelta(days=5))
    book(chain.central, moved(chain.near.store_id, goods.lipstick, 2_000, lot))
    book(chain.central, *(moved(chain.far.store_id, goods.watch, 1_000, mark) for mark in (S7, None)))

    def said(**asked: object) -> str:
        given = {"action": "lots", "store": "", "style": "", "days": 5, **asked}
        return act(chain.central, argparse.Namespace(**given))["said"]

    assert said() == said(store="BJ01") == f"BJ01\tL1\tsales_floor\t{lot.expiry}\tA1\t\t2"
    assert said(days=4) == said(store="SH01") == "no lot and no number"
    assert said(style="W1") == "SH01\tW1\tsales_floor\t\t\tS7\t1\nSH01\tW1\tsales_floor\t\t\t\t1"
    with pytest.raises(BadValue):
        said(store="NO")
