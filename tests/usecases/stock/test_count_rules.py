"""How a store counts is head office's to set; what one till counted of each piece is known to it."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.stocktake import CountRules, Recount, Tolerance
from pos.usecases.stock.open_stocktake import OpenStocktake
from pos.wire.stocktakes import StocktakeRecord
from tests.examples import DUTY, MANAGER, NOON
from tests.usecases.stock.stock_room import WALL, StockRoom

BOSS = replace(DUTY, staff=MANAGER)


def test_a_stocktake_is_opened_by_the_stores_rules() -> None:
    room = StockRoom()
    usual = room.open(BOSS, "一", (WALL,)).stocktake
    rules = CountRules(blind=False, tolerance=Tolerance(1000, 5000))
    own = OpenStocktake(ledger=room.ledger, clock=room.clock, rules=lambda: rules)(BOSS, "二", (WALL,)).stocktake

    assert usual is not None
    assert own is not None
    assert (usual.blind, usual.tolerance) == (True, Tolerance(0, 0))
    assert (own.blind, own.tolerance) == (False, Tolerance(1000, 5000))


def test_a_piece_to_be_counted_again_has_not_been_counted() -> None:
    room = StockRoom()
    opened = room.open(BOSS, "牛仔", (WALL,)).stocktake
    assert opened is not None
    record = StocktakeRecord(opened)
    for variant in ("a", "a", "b"):
        room.count(DUTY, record, "wall", variant)
    again = Recount("r", opened.stocktake_id, "wall", NOON, MANAGER.staff_id, ("b",))

    assert room.count.of_each(record, "wall", ("a", "b", "c")) == {"a": 2000, "b": 1000, "c": 0}
    assert room.count.of_each(replace(record, recounts=(again,)), "wall", ("a", "b")) == {"a": 2000, "b": 0}
