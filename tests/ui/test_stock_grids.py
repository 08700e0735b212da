"""The style in hand is seen as sizes × colours while goods are counted, received and packed: touched, typed, done."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from pos.domain.stocktake import CountRules, Recount
from pos.domain.store_rules import StoreRules
from pos.ui.found.squares import Square
from pos.wire.event import GoodsReceived, TransferMoved
from pos.wire.stocktakes import StocktakeRecord
from tests.ui.hands import Hands
from tests.ui.screens_stock import asks, begun, choose, expects, stock, view
from tests.ui.shop import JEANS, SCARF, Shop
from tests.ui.test_stock_room import bodies, how_many, said

ENTER = Qt.Key.Key_Return


def square(hands: Hands, variant_id: str) -> Square:
    """A square that is seen."""
    assert view(hands).grid.isVisible()
    return next(each for each in view(hands).grid.squares if each.key == variant_id)


def in_hand(hands: Hands) -> list[str]:
    """Which squares are marked."""
    return [each.key for each in view(hands).grid.squares if each.asked]


def touch(hands: Hands, variant_id: str) -> None:
    """Touch a square above the rows."""
    view(hands).grid.chosen.emit(variant_id)
    hands.settle()


def test_a_pile_of_each_size_is_counted_by_touch_and_a_recount_may_find_none(selling: Hands, shop: Shop) -> None:
    record = begun(selling)
    selling.scan("S-WALL22")
    assert not view(selling).grid.isVisible()
    first, second, third = (each.variant_id for each in shop.jeans[:3])
    selling.scan(JEANS)
    how_many(selling, "4")
    assert (square(selling, first).figure, square(selling, first).under, in_hand(selling)) == ("4", "", [first])
    touch(selling, second)
    assert "Type how many are there" in said(selling)
    how_many(selling, "3")
    how_many(selling, "2")  # another pile of them
    selling.press(Qt.Key.Key_Right)
    assert in_hand(selling) == [third]
    selling.press(Qt.Key.Key_Left)
    selling.press(Qt.Key.Key_Delete)
    assert [square(selling, each).figure for each in (first, second, third)] == ["4", "3", "0"]
    selling.scan(SCARF)  # of one size and colour: there is nothing to choose
    assert not view(selling).grid.isVisible()
    choose(selling, "S-TABLE2")
    selling.scan(JEANS)
    assert [square(selling, each).figure for each in (first, second)] == ["1", "0"]

    again = Recount("r-1", record.stocktake.stocktake_id, "S-WALL22", shop.clock.now(), "staff-2", (second,))
    shop.mirror.takes[record.stocktake.stocktake_id] = replace(record, recounts=(again,))
    selling.press(Qt.Key.Key_Escape)
    choose(selling, record.stocktake.stocktake_id)
    selling.scan("S-WALL22")
    (row,) = view(selling).lines.rows.rows
    assert (row.key, row.chip) == (second, "recount")
    view(selling).lines.chosen.emit(row.key)
    selling.settle()
    how_many(selling, "0")

    counted = shop.ledger.state.counts
    assert [(each.variant_id, each.quantity, each.recount_id) for each in counted[-1:]] == [(second, 0, "r-1")]
    assert (square(selling, second).figure, square(selling, first).figure) == ("0", "4")
    assert [row.chip for row in view(selling).lines.rows.rows] == ["recount"]  # it has been counted


def test_who_does_not_count_blind_sees_what_the_books_say(selling: Hands, shop: Shop) -> None:
    shop.mirror.rules = StoreRules(counting=CountRules(blind=False))
    shop.mirror.has(shop.jeans[0].variant_id, 4_000)
    record = begun(selling)
    selling.scan("S-WALL22")
    selling.scan(JEANS)

    assert not StocktakeRecord(record.stocktake).stocktake.blind
    assert square(selling, shop.jeans[0].variant_id).under == "books 4"


def test_a_delivery_is_seen_as_sizes_announced_and_come(selling: Hands, shop: Shop) -> None:
    sent = expects(selling)
    shop.mirror.has(shop.jeans[0].variant_id, 4_000)
    first, second, _, _, fifth = (each.variant_id for each in shop.jeans[:5])
    stock(selling)
    choose(selling, "receive")
    selling.scan(sent.number)
    assert not view(selling).grid.isVisible()
    selling.scan(JEANS)
    assert (square(selling, first).figure, square(selling, first).under) == ("1", "of 3 · 4 here")
    how_many(selling, "3")
    touch(selling, second)
    how_many(selling, "5")
    assert [(square(selling, each).figure, square(selling, each).tone) for each in (first, second, fifth)] == [
        ("3", "ok"), ("5", "warn"), ("0", "ink"),
    ]  # fmt: skip
    view(selling).lines.chosen.emit(first)  # a row is taken in hand as a square is
    selling.settle()
    how_many(selling, "2")
    selling.press(ENTER)
    selling.press(ENTER)

    (received,) = bodies(shop, GoodsReceived)
    assert {line.variant_id: line.quantity for line in received.receipt.lines} == {first: 2_000, second: 5_000}


def test_blind_receiving_hides_what_was_announced_in_the_squares_too(selling: Hands, shop: Shop) -> None:
    sent = expects(selling)
    shop.mirror.has(shop.jeans[0].variant_id, 4_000)
    shop.mirror.rules = StoreRules(blind_receiving=True)
    stock(selling)
    choose(selling, "receive")
    selling.scan(sent.number)
    selling.scan(JEANS)

    assert (square(selling, shop.jeans[0].variant_id).under, square(selling, shop.jeans[0].variant_id).tone) == (
        "4 here", "ink",
    )  # fmt: skip


def test_what_goes_into_a_box_is_touched_and_typed(selling: Hands, shop: Shop) -> None:
    asks(selling)
    shop.mirror.has(shop.jeans[0].variant_id, 4_000)
    first, second = (each.variant_id for each in shop.jeans[:2])
    stock(selling)
    choose(selling, "move")
    selling.scan("T-C2D3E4F5")
    view(selling).lines.chosen.emit(first)  # asked for: a row, before anything was scanned
    selling.settle()
    assert (square(selling, first).figure, square(selling, first).under) == ("0", "of 2 · 4 here")
    how_many(selling, "2")
    touch(selling, second)
    how_many(selling, "1")
    assert [(square(selling, each).figure, square(selling, each).tone) for each in (first, second)] == [
        ("2", "ok"), ("1", "warn"),
    ]  # fmt: skip
    touch(selling, second)
    how_many(selling, "0")
    selling.press(ENTER)

    (moved,) = bodies(shop, TransferMoved)
    assert [(line.variant_id, line.sent) for line in moved.transfer.lines if line.sent] == [(first, 2_000)]
