"""The member's dynamic code says "now", and only the chain can say it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.member import Member
from pos.domain.member_code import Freshness, MemberCode, parse_member_code, signed_part
from pos.domain.own_code import encode

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
SURE = timedelta(milliseconds=100)


def a_code(member_id: str = "", at: datetime = NOON) -> MemberCode:
    member = member_id or new_id()
    return MemberCode(member, at, KEY.sign(signed_part(member, at)))


@given(member=st.uuids(), seconds=st.integers(0, 4 * 10**9), bit=st.integers(0, 21 * 8 - 1))
def test_a_code_comes_back_and_no_changed_bit_passes(member: object, seconds: int, bit: int) -> None:
    code = a_code(str(member), datetime.fromtimestamp(seconds, UTC))
    read = parse_member_code(f" {str(code).lower()} ")
    assert read == code
    KEY.public_key().verify(read.signature, read.signed_part)
    body = bytearray(code.signed_part.removeprefix(b"guitai member now 1\0"))
    body[bit // 8] ^= 1 << bit % 8
    try:
        other = parse_member_code("GM" + encode(bytes(body) + code.signature))
    except BadValue:
        return
    with pytest.raises(InvalidSignature):
        KEY.public_key().verify(other.signature, other.signed_part)


@pytest.mark.parametrize(
    "text", ("", "GM", "GMABC", "GP" + encode(bytes(85)), "GM" + encode(bytes(84)), "MABCDEFGHJKLM")
)
def test_what_is_no_code(text: str) -> None:
    with pytest.raises(BadValue):
        parse_member_code(text)


def test_a_moment_that_no_calendar_has() -> None:
    with pytest.raises(BadValue):
        parse_member_code("GM" + encode(bytes(16) + b"\xff" * 5 + bytes(64)))


@pytest.mark.parametrize(
    "age_s, uncertainty, verdict",
    (
        (0, SURE, Freshness.FRESH),
        (45, SURE, Freshness.FRESH),
        (46, SURE, Freshness.STALE),
        (-15, SURE, Freshness.FRESH),
        (-16, SURE, Freshness.STALE),
        (59, timedelta(seconds=15), Freshness.FRESH),
        (61, timedelta(seconds=15), Freshness.STALE),
        (0, timedelta(seconds=16), Freshness.CLOCK_UNKNOWN),
        (0, None, Freshness.CLOCK_UNKNOWN),
    ),
)
def test_it_is_good_for_a_minute_at_most(age_s: int, uncertainty: timedelta | None, verdict: Freshness) -> None:
    assert a_code().freshness(NOON + timedelta(seconds=age_s), uncertainty=uncertainty) is verdict


def test_stored_value_is_what_was_paid_in_and_what_was_given() -> None:
    assert Member("m", "", "", principal=100, gift=5).stored_value == 105
