"""Coupons and vouchers: what they give, to whom, when; and what a till can know of them without a network."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.allowance import NOTHING, OfflineAllowance
from pos.domain.coupon import (
    Coupon,
    CouponKind,
    CouponRefusal,
    CouponState,
    SignedCoupon,
    parse_signed_coupon,
    refusal,
)
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.own_code import encode
from pos.domain.voucher import RightTo, Voucher, VoucherRight, liability, shares

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
DAY = timedelta(days=1)
COUPON = Coupon(
    coupon_id="c1",
    code="CABCDEFGHJKLM",
    batch_id="b1",
    name="满 300 减 50",
    kind=CouponKind.AMOUNT,
    value=5_000,
    threshold=30_000,
    valid_from=NOON - DAY,
    valid_until=NOON + DAY,
)
MINE = replace(COUPON, member_id="m1")


@pytest.mark.parametrize(
    "coupon, member_id, moment, why",
    (
        (COUPON, "", NOON, None),
        (replace(COUPON, valid_from=None, valid_until=None), "", NOON, None),
        (COUPON, "", NOON + DAY, None),
        (COUPON, "", NOON + DAY + timedelta(milliseconds=1), CouponRefusal.EXPIRED),
        (replace(COUPON, state=CouponState.EXPIRED), "", NOON, CouponRefusal.EXPIRED),
        (COUPON, "", NOON - DAY - timedelta(milliseconds=1), CouponRefusal.NOT_YET),
        (replace(COUPON, state=CouponState.REDEEMED), "", NOON + 9 * DAY, CouponRefusal.USED),
        (replace(COUPON, state=CouponState.VOIDED), "", NOON, CouponRefusal.VOIDED),
        (replace(COUPON, state=CouponState.GIVEN_BACK), "", NOON, None),
        (replace(COUPON, stores=("s2",)), "", NOON, CouponRefusal.OTHER_STORE),
        (replace(COUPON, stores=("s2", "s1")), "", NOON, None),
        (MINE, "m1", NOON, None),
        (MINE, "m2", NOON, CouponRefusal.OTHER_MEMBER),
        (MINE, "", NOON, CouponRefusal.MEMBER_WANTED),
        (replace(MINE, transferable=True), "m2", NOON, None),
    ),
)
def test_whether_a_coupon_is_good(coupon: Coupon, member_id: str, moment: datetime, why: CouponRefusal | None) -> None:
    assert refusal(coupon, store_id="s1", member_id=member_id, moment=moment) is why


MOMENTS = st.integers(0, 4 * 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(member=st.none() | st.uuids(), valid_from=MOMENTS, valid_until=MOMENTS, flip=st.integers(0, 120 * 8 - 1))
def test_a_coupons_qr_says_what_was_signed_and_no_changed_bit_passes(
    member: object, valid_from: datetime, valid_until: datetime, flip: int
) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    blank = SignedCoupon(new_id(), new_id(), str(member) if member else "", valid_from, valid_until, bytes(64))
    signed = replace(blank, signature=key.sign(blank.signed_part))
    read = parse_signed_coupon(str(signed).lower())
    assert read == signed
    key.public_key().verify(read.signature, read.signed_part)
    assert str(signed).startswith("GC")


@pytest.mark.parametrize("text", ("", "GP", "GC", "GC1", "GCABC", "GC" + encode(bytes(80)), "CABCDEFGHJKLM"))
def test_what_is_no_coupons_qr(text: str) -> None:
    with pytest.raises(BadValue):
        parse_signed_coupon(text)


def test_a_moment_that_no_calendar_has_is_no_coupon() -> None:
    with pytest.raises(BadValue):
        parse_signed_coupon("GC" + encode(bytes(48) + b"\xff" * 10 + bytes(64)))


RIGHTS = (
    VoucherRight("r1", "试做护理", RightTo.TRIAL, worth=10_000),
    VoucherRight("r2", "50 元", RightTo.MONEY_OFF, worth=5_000, stores=("s2",)),
    VoucherRight("r3", "小样", RightTo.GIFT, valid_from=NOON, valid_until=NOON + DAY),
)
VOUCHER = Voucher("v1", "VABCDEFGHJKLM", "新客体验券", RIGHTS, price=9_900)


@pytest.mark.parametrize(
    "right, moment, why",
    (
        (RIGHTS[0], NOON, None),
        (RIGHTS[1], NOON, CouponRefusal.OTHER_STORE),
        (RIGHTS[2], NOON + DAY, None),
        (RIGHTS[2], NOON - DAY, CouponRefusal.NOT_YET),
        (RIGHTS[2], NOON + 2 * DAY, CouponRefusal.EXPIRED),
        (replace(RIGHTS[0], state=CouponState.EXPIRED), NOON, CouponRefusal.EXPIRED),
        (replace(RIGHTS[0], state=CouponState.REDEEMED), NOON, CouponRefusal.USED),
        (replace(RIGHTS[0], state=CouponState.VOIDED), NOON, CouponRefusal.VOIDED),
    ),
)
def test_each_right_of_a_voucher_has_its_own_dates_stores_and_state(
    right: VoucherRight, moment: datetime, why: CouponRefusal | None
) -> None:
    assert right.refusal(store_id="s1", moment=moment) is why


def test_a_sold_voucher_is_owed_until_it_is_used() -> None:
    assert shares(VOUCHER) == {"r1": 6_600, "r2": 3_300, "r3": 0}
    assert liability(VOUCHER) == 9_900
    used = replace(VOUCHER, rights=(replace(RIGHTS[0], state=CouponState.REDEEMED), *RIGHTS[1:]))
    assert liability(used) == 3_300
    assert liability(replace(used, price=0)) == 0


def test_what_may_be_lost_offline_is_bounded() -> None:
    allowance = OfflineAllowance(per_member=20_000, per_till=50_000, coupons=5)
    assert allowance.left(by_member=0, by_till=0) == 20_000
    assert allowance.left(by_member=15_000, by_till=15_000) == 5_000
    assert allowance.left(by_member=0, by_till=49_000) == 1_000
    assert allowance.left(by_member=30_000, by_till=30_000) == 0
    assert NOTHING.left(by_member=0, by_till=0) == 0
    with pytest.raises(BadValue):
        OfflineAllowance(per_till=-1)
