"""Lots and serial numbers in the stock room: as the code says, else as somebody who is asked says."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from pos.domain.barcode import gtin14
from pos.domain.mark import Mark, Tracking
from pos.ui.found.grid_view import GridView
from pos.ui.parts.entry import EntryPanel
from pos.wire.event import GoodsReceived, OrderActed, StockAdjusted, TransferMoved
from tests.ui.hands import Hands
from tests.ui.screens_marks import NUMBER, stock_lots, unannounced
from tests.ui.screens_stock import BOX, choose, press, stock, transfers, view
from tests.ui.shop import CARDIGAN, JEANS, MANAGER_PIN, SCARF, Shop
from tests.ui.test_stock_room import bodies, how_many, said

ENTER = Qt.Key.Key_Return
LOT_A = f"01{gtin14(SCARF)}10A1"
LOT_B = f"01{gtin14(SCARF)}10B2"


def posts(hands: Hands) -> None:
    """Compared, and posted."""
    hands.press(ENTER)
    hands.press(ENTER)


def panel(hands: Hands) -> EntryPanel:
    """What asks."""
    shown = view(hands).centre.currentWidget()
    assert isinstance(shown, EntryPanel)
    return shown


def rows(hands: Hands) -> list[tuple[str, str]]:
    """What is told apart of each row, and how many."""
    return [(row.detail.partition(" · ")[0], row.right) for row in view(hands).lines.rows.rows]


def test_what_is_written_off_says_which_lot_it_was(selling: Hands, shop: Shop) -> None:
    stock(selling)
    choose(selling, "adjust")
    for code in (LOT_A, LOT_B, LOT_A, NUMBER, NUMBER):
        selling.scan(code)
    how_many(selling, "3")  # a number is one piece's
    selling.scan(LOT_B)
    how_many(selling, "4")
    selling.press(Qt.Key.Key_Delete)
    selling.scan(SCARF)
    assert rows(selling) == [("F2611", "1"), ("lot B2", "3"), ("no. S7", "1"), ("lot A1", "2")]
    selling.press(ENTER)
    selling.type("past their day")
    selling.press(ENTER)
    selling.type(MANAGER_PIN)
    selling.press(ENTER)

    (adjusted,) = bodies(shop, StockAdjusted)
    assert [(each.mark, each.quantity) for each in adjusted.movements] == [
        (None, -1_000),
        (Mark("B2"), -3_000),
        (Mark(serial="S7"), -1_000),
        (Mark("A1"), -2_000),
    ]


def test_receiving_asks_for_the_lot_once_and_for_the_next_piece_again(selling: Hands, shop: Shop) -> None:
    shop.catalogue.tracked[shop.scarf.style_id] = Tracking.LOT
    unannounced(selling)
    selling.scan(SCARF)
    assert said(selling).startswith("Which lot?")
    selling.type("A1")
    selling.press(ENTER)
    selling.type("2027-02-30")
    selling.press(ENTER)
    assert said(selling).startswith("This is no day")
    panel(selling).entry.clear()
    selling.type("270331")
    selling.press(ENTER)
    assert rows(selling) == [("lot A1", "1")]
    how_many(selling, "5")
    for _ in range(3):
        selling.scan(SCARF)  # the second and the third say: as before
    assert [button.text() for button in panel(selling).presets if button.isVisible()] == ["lot A1 · until 2027-03-31"]
    selling.press(ENTER)
    selling.scan(LOT_B)  # its code says it: nothing is asked
    selling.scan(SCARF)
    selling.scan(LOT_B)  # its label is scanned while it is asked for
    selling.scan(SCARF)
    press(selling, view(selling).review)  # it does not say
    selling.scan(SCARF)
    selling.press(Qt.Key.Key_Escape)  # put aside
    assert view(selling).figure.text() == "11"
    selling.scan(JEANS)  # not tracked
    posts(selling)

    (received,) = bodies(shop, GoodsReceived)
    of = {each.mark: each.quantity for each in received.movements if each.variant_id == shop.scarf.variant_id}
    assert of == {Mark("A1", date(2027, 3, 31)): 8_000, Mark("B2"): 2_000, None: 1_000}


def test_receiving_asks_for_the_number_of_each_piece(selling: Hands, shop: Shop) -> None:
    shop.catalogue.tracked[shop.scarf.style_id] = Tracking.SERIAL
    unannounced(selling)
    selling.scan(SCARF)
    assert said(selling).startswith("Which serial number?")
    selling.press(ENTER)  # says nothing: nothing happens
    selling.scan("SN-0042")
    selling.scan(NUMBER)
    selling.scan(NUMBER)
    assert said(selling).startswith("no. S7 | Its number was scanned before")
    selling.scan(SCARF)
    selling.type("SN-0043")
    selling.press(ENTER)
    posts(selling)

    (received,) = bodies(shop, GoodsReceived)
    assert [(each.mark, each.quantity) for each in received.movements] == [
        (Mark(serial=serial), 1_000) for serial in ("SN-0042", "S7", "SN-0043")
    ]


def test_what_is_packed_says_which_lots_are_in_which_box(selling: Hands, shop: Shop) -> None:
    transfers(selling)
    view(selling).lines.chosen.emit("warehouse")
    selling.settle()
    for code in (LOT_A, LOT_A, SCARF):
        selling.scan(code)
    selling.scan(f"00{BOX}")
    selling.scan(LOT_A)
    how_many(selling, "4")
    selling.scan(NUMBER)
    selling.scan(NUMBER)
    how_many(selling, "9")
    selling.press(ENTER)

    (moved,) = bodies(shop, TransferMoved)
    assert [(each.mark, each.quantity) for each in moved.movements] == [
        (Mark("A1"), -2_000),
        (None, -1_000),
        (Mark("A1"), -4_000),
        (Mark(serial="S7"), -1_000),
    ]
    assert [(line.sent, line.box) for line in moved.transfer.lines] == [(3_000, ""), (5_000, BOX)]


def test_a_pickup_says_which_piece_went(selling: Hands, shop: Shop) -> None:
    order = shop.order(1, "陈女士", "2046", ready=True)
    selling.press(Qt.Key.Key_F2)
    for code in (shop.code_of(order), f"01{gtin14(JEANS)}10A1", CARDIGAN):
        selling.scan(code)
    selling.press(ENTER)

    (handed,) = bodies(shop, OrderActed)
    assert [each.mark for each in handed.movements] == [Mark("A1"), None]


def test_who_asks_for_a_piece_sees_which_lots_are_here(selling: Hands) -> None:
    stock_lots(selling)
    table = view(selling).centre.currentWidget()
    assert isinstance(table, GridView)

    assert table.words.text() == (
        "sales floor 9\nlot A1 · until 2026-12-31: 3\nlot B20261104 · until 2028-06-30: 5\nnot known which: 2"
    )
