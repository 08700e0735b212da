"""What tells pieces of one variant apart goes with them: in, out, back; whatever it says, no piece is lost or made."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.mark import Mark, Tracking, mark_of, read_day
from pos.domain.receiving import Condition, Delivery, GoodsReceipt, Receiving, Source
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


@pytest.mark.parametrize(
    "text, day",
    (
        ("2027-03-31", date(2027, 3, 31)),
        ("2027.3.5", date(2027, 3, 5)),
        ("2027/03", date(2027, 3, 31)),
        ("2028年2月", date(2028, 2, 29)),
        ("2027年12月1日", date(2027, 12, 1)),
        (" 2027 03 31 ", date(2027, 3, 31)),
        ("20270331", date(2027, 3, 31)),
        ("270331", date(2027, 3, 31)),
        ("270200", date(2027, 2, 28)),
        ("202703", date(2027, 3, 31)),
        ("2027-02-29", None),
        ("2027-13-01", None),
        ("20271301", None),
        ("271301", None),
        ("A1", None),
        ("31.03.2027", None),
        ("", None),
    ),
)
def test_the_last_day_as_packets_print_it(text: str, day: date | None) -> None:
    assert read_day(text) == day


@given(day=st.dates(date(2013, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    forms = ("%Y-%m-%d", "%Y.%m.%d", "%Y%m%d", "%y%m%d", "%Y年%m月%d日")
    assert {read_day(day.strftime(form)) for form in forms} == {day}


@given(text=st.text(max_size=12))
def test_no_text_breaks_it(text: str) -> None:
    found = read_day(text)
    assert found is None or 2000 <= found.year <= 2099


def test_what_a_style_wants_to_know() -> None:
    assert [by.told_by(None) for by in Tracking] == [True, False, False]
    assert [by.told_by(A) for by in Tracking] == [True, True, False]
    assert [by.told_by(Mark(expiry=date(2027, 3, 31))) for by in Tracking] == [True, True, False]
    assert [by.told_by(S7) for by in Tracking] == [True, False, True]


def test_a_pile_is_of_the_lot_that_came_last_and_leaves_from_there() -> None:
    going = Receiving("r", None).take("lipstick", mark=A).take("lipstick", mark=B).make("lipstick", 5000)
    assert [(line.mark, line.quantity) for line in going.lines] == [(A, 1000), (B, 4000)]
    assert going.lots("lipstick") == (B, A)
    assert [(line.mark, line.quantity) for line in going.make("lipstick", 500).lines] == [(A, 500)]
    assert going.make("lipstick", 0).lines == ()
    assert going.make("lipstick", 5000) == going


def test_more_of_a_piece_with_a_number_are_pieces_without() -> None:
    going = Receiving("r", None).make("watch", 1000).take("watch", mark=S7).make("watch", 4000)

    assert [(line.mark, line.quantity) for line in going.lines] == [(None, 3000), (S7, 1000)]
    assert going.lots("watch") == (S7,)
    assert going.lots("hat") == ()


def test_a_damaged_one_is_of_the_lot_that_came_last() -> None:
    def damaged(going: Receiving) -> list[tuple[Mark | None, Condition, int]]:
        after = going.one_damaged("lipstick", note="torn", photo="")
        return [(line.mark, line.condition, line.quantity) for line in after.lines]

    some = Receiving("r", None).take("lipstick", 2000, mark=A)
    assert damaged(some) == [(A, Condition.GOOD, 1000), (A, Condition.DAMAGED, 1000)]
    assert damaged(some.take("lipstick", 500)) == [
        (A, Condition.GOOD, 1000), (None, Condition.GOOD, 500), (A, Condition.DAMAGED, 1000),
    ]  # fmt: skip
    assert damaged(Receiving("r", None)) == [(None, Condition.DAMAGED, 1000)]


def test_every_mark_has_a_key_of_its_own() -> None:
    known = (A, B, S7, Mark(), Mark("A1"), Mark("A1", serial="S7"), Mark("S7"), Mark(expiry=A.expiry))
    assert len({mark.key for mark in known}) == len(known)
