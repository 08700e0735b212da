"""A box without an SSCC: its own label is printed when it is begun, and takes the whole box where it comes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from pos.domain.ids import new_id
from pos.domain.scan import ScanKind, read_scan
from pos.domain.transfer import Transfer
from pos.ports.printing import PrintAnswer, Printed, PrintFault
from pos.wire.event import GoodsReceived, TransferMoved
from tests.ui.hands import Hands
from tests.ui.screens_stock import asks, choose, press, stock, view
from tests.ui.shop import JEANS, SCARF, Shop
from tests.ui.test_stock_room import ENTER, bodies, said


def arrives(shop: Shop, sent: Transfer) -> None:
    """What the till of the store that it goes to is told of it."""
    came = replace(sent, transfer_id=new_id(), number="T-W2X3Y4Z5", sender="s2", receiver=shop.store.store_id)
    shop.mirror.moves[came.transfer_id] = came


def test_a_box_gets_a_label_of_its_own_and_is_taken_whole_by_it(selling: Hands, shop: Shop) -> None:
    asks(selling)
    stock(selling)
    choose(selling, "move")
    selling.scan("T-C2D3E4F5")
    selling.scan(JEANS)  # loose
    printer = shop.label_shop.printer

    press(selling, view(selling).new)
    ((_, (label,)),) = printer.printed
    first = label.code
    assert (read_scan(first).kind, label.document) == (ScanKind.LOGISTIC, "T-C2D3E4F5")
    assert label.target == view(selling).title.text().removeprefix("To ")
    assert said(selling).startswith(f"Box {first} is open | Its label is being printed")
    selling.scan(JEANS)
    selling.scan(SCARF)

    printer.answer = PrintAnswer(Printed.NOT_PRINTED, PrintFault.PAPER_OUT)
    press(selling, view(selling).new)
    second = printer.printed[1][1][0].code
    assert second != first
    assert said(selling).startswith(f"Box {second} is open | No label was printed: write the number on it")
    selling.scan(SCARF)
    shop.label_shop.there = False
    press(selling, view(selling).new)
    assert "write the number on it" in said(selling)
    assert len(printer.printed) == 2
    selling.scan(first)  # one more into the first
    selling.scan(SCARF)
    selling.scan(first)
    selling.press(ENTER)

    (sent,) = bodies(shop, TransferMoved)
    assert {(line.variant_id, line.box): line.sent for line in sent.transfer.lines if line.sent} == {
        (shop.jeans[0].variant_id, ""): 1_000,
        (shop.jeans[0].variant_id, first): 1_000,
        (shop.scarf.variant_id, first): 2_000,
        (shop.scarf.variant_id, second): 1_000,
    }

    arrives(shop, sent.transfer)
    selling.press(Qt.Key.Key_Escape)
    selling.scan("T-W2X3Y4Z5")  # the paper, before anything was touched
    selling.scan(first)
    assert said(selling) == f"3 pcs accepted, unopened | {first}"
    selling.type(second)  # written on it by hand
    selling.press(ENTER)
    selling.scan(JEANS)
    selling.press(ENTER)
    selling.press(ENTER)
    (received,) = bodies(shop, GoodsReceived)
    assert sorted((line.variant_id, line.quantity, line.box) for line in received.receipt.lines) == sorted(
        [
            (shop.jeans[0].variant_id, 1_000, ""),
            (shop.jeans[0].variant_id, 1_000, first),
            (shop.scarf.variant_id, 2_000, first),
            (shop.scarf.variant_id, 1_000, second),
        ]
    )
    assert received.receipt.differences == ()
