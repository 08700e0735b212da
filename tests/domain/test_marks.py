"""What tells pieces of one variant apart goes with them: in, out, back; whatever it says, no piece is lost or made."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.mark import Mark, mark_of
from pos.domain.receiving import Delivery, GoodsReceipt, Receiving, Source
from pos.domain.scan import read_scan
from pos.domain.stock import Movement
from pos.domain.trace import NO_TRACE
from pos.domain.transfer import Marked, Settlement, Transfer, TransferLine, TransferState
from pos.wire.codec import decode, encode
from tests.examples import NOON

A, B, S7 = Mark("A1", date(2027, 3, 31)), Mark("B2"), Mark(serial="S7")
marks = st.sampled_from([A, B, S7])
boxes = st.sampled_from(["", "106141411234567897"])
kinds = st.sampled_from(["lipstick", "watch"])
sent_lines = st.dictionaries(st.tuples(kinds, boxes), st.integers(1, 9_000), min_size=1)
said = st.lists(st.builds(Marked, st.sampled_from(["lipstick", "watch", "hat"]), st.integers(1, 9_000), marks, boxes))


def sent(lines: dict[tuple[str, str], int], of: list[Marked]) -> Transfer:
    asked = Transfer("t", "T-7", "here", "there", TransferState.ASKED, (TransferLine("coat", asked=1000),))
    return asked.send([TransferLine(variant, sent=n, box=box) for (variant, box), n in lines.items()], of)


@given(lines=sent_lines, of=said)
def test_what_is_sent_is_split_by_its_marks(lines: dict[tuple[str, str], int], of: list[Marked]) -> None:
    transfer = decode(encode(sent(lines, of)), Transfer)

    moved = transfer.sent_movements(moment=NOON)
    expected = transfer.delivery()

    gone: Counter[str] = Counter()
    for each in moved:
        gone[each.variant_id] -= each.quantity
    wanted: Counter[str] = Counter()
    for (variant, _), quantity in lines.items():
        wanted[variant] += quantity
    assert gone == wanted
    assert all(each.quantity < 0 for each in moved)
    assert len({each.movement_id for each in moved}) == len(moved)
    assert [(e.variant_id, e.quantity, e.mark) for e in expected.lines] == [
        (m.variant_id, -m.quantity, m.mark) for m in moved
    ]


def test_a_box_brings_its_lots_along() -> None:
    transfer = sent({("lipstick", "BOX"): 3000}, [Marked("lipstick", 2000, A, "BOX"), Marked("watch", 1000, S7, "BOX")])

    taken = Receiving("r", transfer.delivery()).take_box("BOX")

    assert taken is not None
    assert [(line.quantity, line.mark) for line in taken.lines] == [(2000, A), (1000, None)]


def test_what_never_left_comes_back_to_its_lot_where_there_was_one_only() -> None:
    one = sent({("lipstick", ""): 2000, ("watch", ""): 1000}, [Marked("lipstick", 2000, A)])
    two = sent({("lipstick", ""): 2000}, [Marked("lipstick", 1000, A), Marked("lipstick", 1000, B)])

    back = one.receive({"lipstick": 1000, "watch": 1000}).settling_movements(Settlement.AT_SENDER, moment=NOON)
    unknown = two.receive({"lipstick": 1000}).settling_movements(Settlement.AT_SENDER, moment=NOON)

    assert [(each.quantity, each.mark) for each in back] == [(1000, A)]
    assert [(each.quantity, each.mark) for each in unknown] == [(1000, None)]


def test_pieces_of_two_lots_are_two_lines_of_a_receipt() -> None:
    going = Receiving("r", None).take("lipstick", mark=A).take("lipstick", 2000, mark=B).take("lipstick", mark=A)
    receipt = GoodsReceipt("r", "V1", "here", Source.NOTHING, "", going.lines, NOON, "clerk")

    assert [(each.quantity, each.mark) for each in receipt.movements()] == [(2000, A), (2000, B)]
    assert [(each.quantity, each.mark) for each in replace(receipt, reverses="x").movements()] == [
        (-2000, A),
        (-2000, B),
    ]


def test_what_a_code_says_is_its_mark() -> None:
    assert read_scan("]d201069012345000111727033110A1\x1d21S7").mark == Mark("A1", date(2027, 3, 31), "S7")
    assert read_scan("]d20106901234500011").mark is None
    assert read_scan("6901234500011").mark is None
    assert read_scan("M-ABCDEFGH").mark is None
    assert NO_TRACE.mark is mark_of("", None, "") is None


def test_a_movement_says_it_on_the_wire_and_one_of_an_older_till_says_nothing() -> None:
    movement = (
        b'{"movement_id":"m","variant_id":"v","store_id":"s","quantity":-1000,"kind":"sale","document_id":"d",'
        b'"moment":"2026-11-22T04:00:00Z","place":"sales_floor","owner":"chain"'
    )
    marked = movement + b',"mark":{"lot":"A1","expiry":"2027-03-31","serial":"S7"}}'

    assert encode(decode(marked, Movement)) == marked
    assert decode(marked, Movement).mark == Mark("A1", date(2027, 3, 31), "S7")
    assert decode(movement + b"}", Movement).mark is None


def test_an_older_tills_transfer_and_delivery_have_none() -> None:
    old = (
        b'{"transfer_id":"t","number":"T-7","sender":"here","receiver":"there","state":"sent","lines":[{"variant_id":"v",'
        b'"asked":0,"sent":1000,"received":0,"box":""}],"towards":"store","owner":"chain","note":""}'
    )

    assert [line.mark for line in decode(old, Transfer).delivery().lines] == [None]
    assert [each.mark for each in decode(old, Transfer).sent_movements(moment=NOON)] == [None]
    assert isinstance(decode(encode(decode(old, Transfer).delivery()), Delivery), Delivery)
