"""A voucher shown at tills by its code: each showing takes another right, and what it paid is on nobody's statement."""

from __future__ import annotations

from sqlalchemy import select

from pos.domain.coupon import CouponState
from pos.domain.entitlement import EntitlementKind
from pos.domain.holding import Held
from pos.domain.tender import Tender, TenderKind
from pos.domain.voucher import RightTo, VoucherRight
from pos.server.returns.tables import recorded_tenders
from pos.wire.members import FindVoucher, VoucherAnswer
from tests.server.conftest import Chain
from tests.server.member_shop import NewTill, hold, odd, release, sell, use

VOUCHER = EntitlementKind.VOUCHER


def test_each_showing_takes_the_next_right_that_is_good_here(chain: Chain, new_till: NewTill) -> None:
    office = chain.central.loyalty.vouchers
    rights = (
        VoucherRight("", "上海店护理", RightTo.TRIAL, worth=1_000, stores=(chain.far.store_id,)),
        VoucherRight("", "代金 30", RightTo.MONEY_OFF, worth=3_000),
        VoucherRight("", "代金 60", RightTo.MONEY_OFF, worth=6_000),
    )
    voucher = office.issue("礼包", rights, price=5_000)
    till, other = new_till(), new_till()
    first_id, first = hold(till, VOUCHER, voucher.code.lower())
    _, second = hold(other, VOUCHER, voucher.code)
    assert (first.outcome, first.right_id, second.right_id) == (
        Held.GRANTED, voucher.rights[1].right_id, voucher.rights[2].right_id,
    )  # fmt: skip
    assert hold(till, VOUCHER, voucher.code, hold_id=first_id)[1].right_id == first.right_id
    assert hold(till, VOUCHER, voucher.code)[1].refusal == "locked"
    assert hold(till, VOUCHER, "VZZZZZZZZZZZZ")[1].refusal == "unknown"
    # Looked at from a third till: nothing is held by that, and every right says how it stands, and where it is good.
    shown = new_till().post("/v1/vouchers/find", FindVoucher(f" {voucher.code.lower()} "), VoucherAnswer)
    assert shown.voucher is not None
    states = [right.state for right in shown.voucher.rights]
    assert states == [CouponState.ISSUED, CouponState.LOCKED, CouponState.LOCKED]
    assert shown.stores == {chain.far.store_id: chain.far.name}
    assert till.post("/v1/vouchers/find", FindVoucher("VZZZZZZZZZZZZ"), VoucherAnswer) == VoucherAnswer(None)
    assert release(till, first_id)
    again_id, again = hold(till, VOUCHER, first.right_id)
    assert again.right_id == first.right_id
    paid = Tender(TenderKind.VOUCHER, 3_000, given=3_000, reference=voucher.code, tender_id=again_id)
    done = use(VOUCHER, first.right_id, -1, use_id=again_id)
    sell(till, chain.variants[0], 59_900, uses=(done,), paid_with=(paid,))
    till.upload_all()
    # 50.00 was paid for 10 + 30 + 60 of worth: 15.00 of it is no longer owed.
    assert (office.owed(), odd(chain)) == (3_500, [])
    with chain.central.database.reading() as connection:
        assert connection.execute(select(recorded_tenders.c.reference)).scalars().all() == []
