from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pos.domain.adjustment import Adjustment, AdjustmentLine, AdjustmentReason, adjusting
from pos.domain.errors import BadValue
from pos.domain.receiving import (
    Condition,
    Delivery,
    Difference,
    Differing,
    ExpectedLine,
    GoodsReceipt,
    ReceivedLine,
    Receiving,
    Source,
    differences,
)
from pos.domain.staff import Permission
from pos.domain.transfer import Settlement, Towards, Transfer, TransferLine, TransferState

THREE = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
BOXES = Delivery(
    delivery_id="d1",
    number="T-7Q2M",
    store_id="here",
    source=Source.TRANSFER,
    sender="Warehouse",
    lines=(
        ExpectedLine("shirt-s", 2000, "106141411234567897"),
        ExpectedLine("shirt-m", 3000, "106141411234567897"),
        ExpectedLine("coat", 1000, "BOX2"),
        ExpectedLine("scarf", 4000),
    ),
)
STYLES = {"shirt-s": "shirt", "shirt-m": "shirt", "shirt-l": "shirt"}


def test_a_box_is_taken_as_a_whole_and_once() -> None:
    taken = Receiving("r1", BOXES).take_box("106141411234567897")
    assert taken is not None
    assert [(line.variant_id, line.quantity) for line in taken.lines] == [("shirt-s", 2000), ("shirt-m", 3000)]
    assert taken.take_box("106141411234567897") is None
    assert taken.take_box("unknown") is None
    assert taken.take_box("") is None
    assert Receiving("r2", None).take_box("BOX2") is None


def test_pieces_are_scanned_typed_and_taken_back() -> None:
    going = Receiving("r1", BOXES).take("scarf").take("scarf", 4000).take("scarf", -1000)
    going = going.take("scarf", condition=Condition.DAMAGED).take("coat").take("coat", -1000)
    assert [(line.variant_id, line.quantity, line.condition) for line in going.lines] == [
        ("scarf", 4000, "good"),
        ("scarf", 1000, "damaged"),
    ]
    assert going.quantity("scarf") == 5000
    with pytest.raises(BadValue):
        going.take("scarf", -5000)


def test_differences_tell_a_wrong_size_from_what_is_extra() -> None:
    lines = (
        ReceivedLine("shirt-s", 2000),
        ReceivedLine("shirt-m", 1000),
        ReceivedLine("shirt-l", 2000),
        ReceivedLine("coat", 1000, Condition.DAMAGED),
        ReceivedLine("hat", 1000),
    )
    assert differences(BOXES, lines, {"scarf": 4000}, STYLES) == (
        Differing("coat", Difference.DAMAGED, 1000),
        Differing("hat", Difference.EXTRA, 1000),
        Differing("shirt-l", Difference.WRONG_SIZE, 2000),
        Differing("shirt-m", Difference.SHORT, 2000),
    )
    assert differences(None, lines, {}, {}) == (Differing("coat", Difference.DAMAGED, 1000),)


def receipt(*lines: ReceivedLine, receipt_id: str = "r1", reverses: str = "") -> GoodsReceipt:
    return GoodsReceipt(receipt_id, "N1", "here", Source.TRANSFER, "d1", lines, THREE, "lin", reverses=reverses)


def test_a_receipt_moves_stock_once_and_a_counter_document_takes_it_back() -> None:
    lines = (ReceivedLine("coat", 1000, Condition.DAMAGED), ReceivedLine("scarf", 4000))
    first = receipt(*lines)
    assert [(each.variant_id, each.quantity, each.place, each.kind) for each in first.movements()] == [
        ("coat", 1000, "faulty", "receipt"),
        ("scarf", 4000, "sales_floor", "receipt"),
    ]
    assert first.movements() == receipt(*lines).movements()
    assert len({each.movement_id for each in first.movements()}) == 2
    back = receipt(*lines, receipt_id="r2", reverses="r1").movements()
    assert [each.quantity for each in back] == [-1000, -4000]
    assert not {each.movement_id for each in back} & {each.movement_id for each in first.movements()}


@pytest.mark.parametrize("quantity", (0, -1000, 100_000_001))
def test_what_is_no_quantity(quantity: int) -> None:
    with pytest.raises(BadValue):
        receipt(ReceivedLine("coat", quantity))
    with pytest.raises(BadValue):
        Delivery("d", "N", "here", Source.PURCHASE, "Mill", (ExpectedLine("coat", quantity),))
    with pytest.raises(BadValue):
        AdjustmentLine("coat", quantity, 9900)


def test_a_receipt_has_lines() -> None:
    with pytest.raises(BadValue):
        receipt()


def asked(*lines: TransferLine, towards: Towards = Towards.STORE) -> Transfer:
    return Transfer("t1", "T-1", "there", "here", TransferState.ASKED, lines, towards)


def test_a_transfer_from_the_asking_to_the_settling() -> None:
    sent = asked(TransferLine("coat", asked=2000), TransferLine("hat", asked=1000)).send(
        [TransferLine("coat", sent=2000, box="B1"), TransferLine("scarf", sent=1000), TransferLine("hat", sent=0)]
    )
    assert sent.in_transit() == {"coat": 2000, "scarf": 1000}
    assert [(each.variant_id, each.quantity, each.store_id) for each in sent.sent_movements(moment=THREE)] == [
        ("coat", -2000, "there"),
        ("scarf", -1000, "there"),
    ]
    assert [(line.variant_id, line.quantity, line.box) for line in sent.delivery().lines] == [
        ("coat", 2000, "B1"),
        ("scarf", 1000, ""),
    ]
    came = sent.receive({"coat": 1000, "scarf": 2000, "glove": 1000})
    assert (came.state, came.in_transit()) == (TransferState.RECEIVED, {"coat": 1000, "scarf": -1000, "glove": -1000})
    right = came.settling_movements(Settlement.AT_SENDER, moment=THREE)
    assert {each.variant_id: each.quantity for each in right} == {"coat": 1000, "scarf": -1000, "glove": -1000}
    assert came.settling_movements(Settlement.LOST, moment=THREE) == ()
    assert came.settle().state is TransferState.SETTLED
    assert came.settle().in_transit() == {}


def test_what_comes_as_sent_is_settled_at_once() -> None:
    sent = asked(TransferLine("coat", asked=2000)).send([TransferLine("coat", sent=2000)])
    assert sent.receive({"coat": 2000}).state is TransferState.SETTLED


def test_what_goes_back_to_the_supplier_is_not_on_its_way_to_us() -> None:
    sent = asked(TransferLine("coat", asked=2000), towards=Towards.SUPPLIER).send([TransferLine("coat", sent=2000)])
    assert sent.in_transit() == {}


def test_steps_in_the_wrong_order_are_refused() -> None:
    new = asked(TransferLine("coat", asked=2000))
    assert new.refuse().state is TransferState.REFUSED
    for step in (
        lambda: new.receive({}),
        new.settle,
        new.delivery,
        lambda: new.refuse().send([TransferLine("coat", sent=1)]),
        lambda: new.send([TransferLine("coat")]),
        lambda: new.sent_movements(moment=THREE),
    ):
        with pytest.raises(BadValue):
            step()


@pytest.mark.parametrize(
    "lines",
    ((), (TransferLine("coat"), TransferLine("coat", asked=1))),
)
def test_what_is_no_transfer(lines: tuple[TransferLine, ...]) -> None:
    with pytest.raises(BadValue):
        asked(*lines)
    with pytest.raises(BadValue):
        Transfer("t", "T", "here", "here", TransferState.ASKED, (TransferLine("coat"),))
    with pytest.raises(BadValue):
        TransferLine("coat", sent=-1)


def adjustment(reason: AdjustmentReason, note: str = "found torn") -> Adjustment:
    lines = (AdjustmentLine("coat", 2000, 99_900),)
    return Adjustment("a1", "N", "here", reason, note, lines, THREE, "lin")


def test_an_adjustment_takes_away_unless_something_was_found() -> None:
    assert [each.quantity for each in adjustment(AdjustmentReason.THEFT).movements()] == [-2000]
    assert [each.quantity for each in adjustment(AdjustmentReason.FOUND).movements()] == [2000]
    assert adjustment(AdjustmentReason.DAMAGE).value == 199_800
    with pytest.raises(BadValue):
        adjustment(AdjustmentReason.DAMAGE, note=" ")


def test_a_yes_to_an_adjustment_is_for_that_one() -> None:
    lines = adjustment(AdjustmentReason.DAMAGE).lines
    deed = adjusting("a1", AdjustmentReason.DAMAGE, lines)
    assert (deed.permission, deed.subject, deed.amount) == (Permission.ADJUST_STOCK, "a1", 199_800)
    assert deed.detail != adjusting("a1", AdjustmentReason.THEFT, lines).detail


def test_a_box_taken_by_mistake_is_left_and_what_is_wrong_stays_apart() -> None:
    going = Receiving("r1", BOXES).take("scarf").take("scarf", condition=Condition.DAMAGED, note="torn")
    going = going.take("scarf", condition=Condition.DAMAGED, note="wet").take(
        "scarf", condition=Condition.DAMAGED, note="torn"
    )
    assert [(line.condition, line.note, line.quantity) for line in going.lines] == [
        (Condition.GOOD, "", 1_000), (Condition.DAMAGED, "torn", 2_000), (Condition.DAMAGED, "wet", 1_000),
    ]  # fmt: skip
    taken = going.take_box("106141411234567897")
    assert taken is not None
    assert taken.leave_box("106141411234567897") == going
    assert going.leave_box("106141411234567897") is None
    assert going.leave_box("") is None
