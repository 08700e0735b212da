"""Own codes, ids and document numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import BadValue
from pos.domain.ids import checked_id, new_id, new_ids
from pos.domain.numbering import Number, NumberKind, parse_number
from pos.domain.own_code import ALPHABET, decode, encode, is_body, new_body

NUMBERS = st.builds(
    Number,
    kind=st.sampled_from(NumberKind),
    store=st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", min_size=2, max_size=8),
    till=st.integers(1, 999),
    day=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    running=st.integers(1, 10**9),
)


@given(st.binary(min_size=1, max_size=120))
def test_own_codes_come_back_in_either_case(data: bytes) -> None:
    code = encode(data)

    assert is_body(code)
    assert decode(code) == decode(code.lower()) == data


@given(st.text(ALPHABET + "01OI-中", max_size=20))
def test_a_code_that_is_read_is_the_one_that_was_written(text: str) -> None:
    try:
        data = decode(text)
    except BadValue:
        return
    assert encode(data) == text


@pytest.mark.parametrize("text", ("", "O", "0", "I1", "A", "AB9", "中", "AA AA"))
def test_what_is_no_own_code(text: str) -> None:
    with pytest.raises(BadValue):
        decode(text)


def test_no_letter_can_be_mistaken() -> None:
    assert len(set(ALPHABET)) == 32
    assert set("O0I1").isdisjoint(ALPHABET)
    assert len(new_body(16)) == 16
    assert is_body(new_body(16))
    assert new_body(16) != new_body(16)


def test_ids_are_uuids_of_version_7_in_the_order_of_time() -> None:
    early, late = new_id(at_ms=1_000), new_id(at_ms=2_000)

    assert early < late
    assert (early[14], early[:13]) == ("7", "00000000-03e8")
    assert early[19] in "89ab"
    assert new_id() != new_id()
    assert checked_id(early.upper()) == early


def test_ids_made_together_are_as_different_as_any() -> None:
    made = new_ids(500, at_ms=1_000)

    assert len(set(made)) == 500
    assert {each[:15] for each in made} == {"00000000-03e8-7"}
    assert {each[19] for each in made} == set("89ab")
    assert [checked_id(each) for each in made] == made
    assert new_ids(0) == []


@pytest.mark.parametrize("moment", (-1, 1 << 48))
def test_ids_end_with_48_bits_of_time(moment: int) -> None:
    with pytest.raises(BadValue):
        new_id(at_ms=moment)


@pytest.mark.parametrize(
    "text", ("", "x", "{0190a000-0000-7000-8000-000000000001}", "0190a0000000700080000000" + "0" * 8)
)
def test_ids_have_one_form(text: str) -> None:
    with pytest.raises(BadValue):
        checked_id(text)


@given(NUMBERS)
def test_numbers_come_back_in_either_case(number: Number) -> None:
    assert parse_number(f" {str(number).lower()} ") == number


def test_a_number_says_store_till_day_and_count() -> None:
    number = Number(kind=NumberKind.RECEIPT, store="BJ01", till=2, day=date(2026, 11, 22), running=7)

    assert str(number) == "RBJ01-02-261122-000007"


@pytest.mark.parametrize(
    "text",
    (
        "",
        "RBJ01-02-261122",
        "XBJ01-02-261122-000007",
        "RBJ01-02-261322-000007",
        "RBJ01-02-261122-00007",
        "RBJ01-02-261122-000000",
        "RBJ01-00-261122-000007",
        "RBJ01-002-261122-000007",
        "RBJ01-02-261122-0000007",
        "RBJ01-0２-261122-000007",
    ),
)
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(BadValue):
        parse_number(text)
