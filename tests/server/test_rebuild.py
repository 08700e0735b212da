"""The balances against the sums they stand for: whatever was broken is found, put right, and told."""

from __future__ import annotations

import argparse
from collections.abc import Callable

import pytest
from sqlalchemy import delete, insert, update

from pos.commands import office_stock
from pos.domain.errors import BadValue
from pos.server.stock.rebuild import check_levels, rebuild_levels
from pos.server.stock.tables import reservations, stock_levels
from pos.wire.codec import decode
from pos.wire.feed import ChangeKind, StockLevel
from tests.server.conftest import Chain
from tests.server.wire_till import WireTill


def test_a_broken_projection_is_found_rebuilt_and_told(chain: Chain, new_till: Callable[..., WireTill]) -> None:
    till, database = new_till(), chain.central.database
    near, far = chain.near.store_id, chain.far.store_id
    coat, skirt, hat, *_ = chain.variants
    till.sell([(coat, 3, 59_900)])
    till.upload_all()
    assert check_levels(database) == ()
    cursor = till.feed("store").upto
    with database.engine.begin() as connection:
        mine = stock_levels.c.store_id == near
        connection.execute(update(stock_levels).where(mine, stock_levels.c.variant_id == coat).values(quantity=5))
        connection.execute(delete(stock_levels).where(mine, stock_levels.c.variant_id == skirt))
        held = {"store_id": far, "order_id": "o", "line": 1, "variant_id": hat, "quantity": 2000}
        connection.execute(insert(reservations), [held])
    wrong = {(each.store_id, each.variant_id): (each.quantity, each.reserved) for each in check_levels(database)}
    assert wrong == {(near, coat): (96_995, 0), (near, skirt): (100_000, 0), (far, hat): (0, 2_000)}
    assert {each.store_id for each in rebuild_levels(database, [near])} == {near}
    assert [each.variant_id for each in rebuild_levels(database)] == [hat]
    assert check_levels(database) == ()
    # What the till knew was right: nothing new is told. The other store hears of its reservation.
    epoch = till.feed("store").epoch
    assert till.feed("store", epoch=epoch, after=cursor, wait=0).changes == ()
    rows = [each for each in new_till("SH01").feed("store").changes if each.kind == ChangeKind.STOCK]
    assert StockLevel(hat, 100_000, 2_000) in [decode(each.payload, StockLevel) for each in rows]


def test_the_verb_says_what_is_wrong_and_puts_it_right(chain: Chain) -> None:
    parser = argparse.ArgumentParser()
    office_stock.add_actions(parser.add_subparsers(dest="action"))

    def said(*words: str) -> dict[str, str]:
        return office_stock.act(chain.central, parser.parse_args(["stock", "--data", "x", *words]))

    with chain.central.database.engine.begin() as connection:
        connection.execute(update(stock_levels).values(quantity=1))
    assert said("--store", "BJ01")["wrong"] == "10"
    assert said("--store", "SH01", "--rebuild") | {"said": ""} == {"said": "", "wrong": "10", "rebuilt": "true"}
    assert (said("--rebuild")["wrong"], said()["said"]) == ("10", "0 wrong")
    with pytest.raises(BadValue):
        said("--store", "XX")
