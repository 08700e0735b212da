from __future__ import annotations

from dataclasses import replace

from pos.bootstrap.stock_tickets import StockTickets
from pos.bootstrap.texts import load_texts
from pos.domain.receiving import Condition, Delivery, ExpectedLine, Receiving, Source
from pos.domain.transfer import Towards, Transfer, TransferLine, TransferState
from pos.ports.printing import JobKind
from pos.usecases.printing.stock_slips import sheet_of, slip_of
from pos.usecases.stock.move_transfer import MoveTransfer
from pos.usecases.stock.receive_goods import ReceiveGoods
from tests.examples import DUTY, NOON, STORE, an_item
from tests.usecases.stock.stock_room import StockRoom

COAT, BELT, HAT = (an_item(number) for number in (1, 2, 3))
ITEMS = {each.variant_id: each for each in (COAT, BELT)}
DELIVERY = Delivery(
    "d1", "PO-7", STORE.store_id, Source.PURCHASE, "厂家",
    (ExpectedLine(COAT.variant_id, 3_000, "B1"), ExpectedLine(BELT.variant_id, 2_000), ExpectedLine("gone", 1_000)),
)  # fmt: skip


def printing(room: StockRoom) -> tuple[ReceiveGoods, MoveTransfer]:
    """Receiving and sending with tickets."""
    tickets = StockTickets(
        texts=lambda: load_texts("en"), item_of=ITEMS.get, stores=lambda: {"s2": "East Gate"}, clock=room.clock
    )
    receive = ReceiveGoods(
        ledger=room.ledger, book=room.book, mirror=room.mirror, clock=room.clock, style_of=str, sheet=tickets.sheet
    )
    transfer = MoveTransfer(
        ledger=room.ledger, book=room.book, mirror=room.mirror, clock=room.clock, slip=tickets.slip
    )  # fmt: skip
    return receive, transfer


def test_a_sheet_says_what_came_against_what_should_have_come() -> None:
    room = StockRoom()
    receive, _ = printing(room)
    going = Receiving("r1", DELIVERY).take_box("B1")
    assert going is not None
    going = going.take(BELT.variant_id, 3_000).take(BELT.variant_id, condition=Condition.DAMAGED, note="torn")
    receipt = receive.post(DUTY, going).receipt
    assert receipt is not None
    sheet = sheet_of(receipt, item_of=ITEMS.get, by="小李", document="PO-7")
    assert [(line.name, line.expected, line.found) for line in sheet.lines] == [
        (COAT.name, 3_000, 3_000), (BELT.name, 2_000, 4_000), ("gone", 1_000, 0),
    ]  # fmt: skip
    assert (sheet.boxes, sheet.document, sheet.by) == (1, "PO-7", "小李")
    assert sheet.note == f"{BELT.name} {BELT.size} × 1: torn".replace("  ", " ")
    (job,) = room.ledger.state.jobs
    assert (job.kind, job.document_id) == (JobKind.RECEIVING, "r1")
    assert all(words.encode() in job.ticket for words in ("PO-7", COAT.name))


def test_a_part_and_what_nobody_announced_are_compared_with_nothing() -> None:
    room = StockRoom()
    receive, _ = printing(room)
    part = receive.post(DUTY, Receiving("r1", DELIVERY).take(COAT.variant_id), final=False).receipt
    hat = Receiving("r2", None).take(HAT.variant_id, condition=Condition.DAMAGED, note="wet")
    alone = receive.post(DUTY, hat).receipt
    assert part is not None
    assert alone is not None
    for receipt, name in ((part, COAT.name), (alone, HAT.variant_id)):
        (line,) = sheet_of(receipt, item_of=ITEMS.get, by="", document="").lines
        assert (line.name, line.expected, line.found) == (name, None, 1_000)
    assert sheet_of(alone, item_of=ITEMS.get, by="", document="").note == f"{HAT.variant_id} × 1: wet"


def test_a_slip_travels_with_what_is_sent_and_with_nothing_else() -> None:
    room = StockRoom()
    _, transfer = printing(room)
    asked = Transfer(
        "t1", "T-A2B3C4D5", STORE.store_id, "s2", TransferState.ASKED,
        (TransferLine(COAT.variant_id, asked=2_000), TransferLine(BELT.variant_id, asked=1_000)), note="周六",
    )  # fmt: skip
    sent = transfer.send(DUTY, asked, [TransferLine(COAT.variant_id, sent=1_000)]).transfer
    assert sent is not None
    slip = slip_of(sent, item_of=ITEMS.get, by="小李", moment=NOON, source="here", target="there")
    assert [(line.name, line.expected, line.found) for line in slip.lines] == [(COAT.name, 2_000, 1_000)]
    assert (slip.number, slip.note, slip.boxes) == ("T-A2B3C4D5", "周六", 0)
    transfer.refuse(DUTY, replace(asked, transfer_id="t2"))
    transfer.send(
        DUTY, None, [TransferLine(BELT.variant_id, sent=1_000)], receiver="supplier", towards=Towards.SUPPLIER
    )
    first, second = room.ledger.state.jobs
    assert first.kind is second.kind is JobKind.TRANSFER
    assert b"East Gate" in first.ticket
    assert b"Supplier" in second.ticket
