"""A box without an SSCC gets a number of its own in one store, and is taken whole by it in the other."""

from __future__ import annotations

from pos.domain.receiving import Receiving
from pos.domain.scan import ScanKind, State, read_scan
from pos.domain.transfer import TransferLine
from pos.usecases.stock.move_transfer import new_box
from tests.examples import DUTY, an_item
from tests.usecases.stock.stock_room import StockRoom

S, M = an_item(1).variant_id, an_item(2).variant_id


def test_a_box_is_packed_here_under_its_own_number_and_taken_whole_there() -> None:
    here = StockRoom()
    first, second = new_box(), new_box()
    lines = [
        TransferLine(S, sent=2_000, box=first),
        TransferLine(M, sent=1_000, box=first),
        TransferLine(M, sent=1_000),
    ]
    sent = here.transfer.send(DUTY, None, [*lines, TransferLine(S, sent=4_000, box=second)], receiver="shop 2").transfer
    assert sent is not None

    scan = read_scan(f" {first.lower()}\r", state=State.RECEIVING)
    assert (scan.kind, scan.text) == (ScanKind.LOGISTIC, first)
    there = Receiving("r-1", sent.delivery()).take_box(scan.text)
    assert there is not None
    assert [(line.variant_id, line.quantity, line.box) for line in there.lines] == [
        (S, 2_000, first),
        (M, 1_000, first),
    ]
    assert there.take_box(first) is None
    assert there.take_box(new_box()) is None
    assert there.take_box(second) is not None
