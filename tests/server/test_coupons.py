"""Coupons, vouchers and quotas at head office: issued, locked, redeemed once, given back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pos.domain.coupon import Coupon, CouponKind, CouponState
from pos.domain.document import Allocation, Funder
from pos.domain.entitlement import EntitlementKind
from pos.domain.errors import BadValue
from pos.domain.holding import Held
from pos.domain.ids import new_id
from pos.domain.tender import Tender, TenderKind
from pos.domain.voucher import RightTo, VoucherRight
from pos.server.coupons.entries import IssuedOn, IssueEntry
from pos.wire.codec import decode
from pos.wire.feed import MemberRecord
from pos.wire.members import FindMember, MemberAnswer
from pos.wire.returns import AskDocument, DocumentAnswer
from tests.server.conftest import Chain
from tests.server.member_shop import NewTill, a_member, bring_back, find, hold, member, odd, release, sell, sign_up, use
from tests.server.wire_till import now

COUPON, VOUCHER, QUOTA = EntitlementKind.COUPON, EntitlementKind.VOUCHER, EntitlementKind.QUOTA
FIFTY = IssueEntry("N50", "满 300 减 50", CouponKind.AMOUNT, value=5_000, threshold=30_000, stores=("BJ01",))


def issue(chain: Chain, entry: IssueEntry = FIFTY, count: int = 1) -> tuple[Coupon, ...]:
    chain.central.loyalty.coupons.put(entry)
    return chain.central.loyalty.coupons.issue(entry.code, count)


def state(chain: Chain, coupon: Coupon) -> CouponState:
    found = chain.central.loyalty.coupons.named(coupon.code)
    assert found is not None
    return found.state


def test_a_coupon_is_locked_in_one_cart_redeemed_once_and_good_again_after_a_return(
    chain: Chain, new_till: NewTill
) -> None:
    till, other, far = new_till(), new_till(), new_till("SH01")
    (coupon,) = issue(chain)
    hold_id, answer = hold(till, COUPON, coupon.code.lower())
    assert (answer.outcome, state(chain, coupon)) == (Held.GRANTED, CouponState.LOCKED)
    assert [hold(each, COUPON, coupon.code)[1].refusal for each in (other, till)] == ["locked", "locked"]
    assert hold(till, COUPON, coupon.code, hold_id=hold_id)[1].outcome is Held.GRANTED
    assert release(till, hold_id)
    assert (state(chain, coupon), hold(far, COUPON, coupon.code)[1].refusal) == (CouponState.ISSUED, "other_store")

    hold_id, _ = hold(other, COUPON, coupon.code)
    redeemed = use(COUPON, coupon.coupon_id, -1, use_id=hold_id)
    sale = sell(other, chain.variants[0], 59_900, uses=(redeemed,))
    other.upload_all()
    assert (state(chain, coupon), hold(till, COUPON, coupon.code)[1].refusal) == (CouponState.REDEEMED, "used")
    bring_back(other, sale, part=1, of=2)
    other.upload_all()
    assert state(chain, coupon) is CouponState.REDEEMED
    bring_back(other, sale, part=1, of=2)
    other.upload_all()
    assert state(chain, coupon) is CouponState.GIVEN_BACK
    again, _ = hold(till, COUPON, coupon.code)
    sell(till, chain.variants[0], 59_900, uses=(use(COUPON, coupon.coupon_id, -1, use_id=again),))
    till.upload_all()
    assert (state(chain, coupon), odd(chain)) == (CouponState.REDEEMED, [])


def test_what_is_odd_about_a_redemption(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    first, gone = issue(chain, count=2)
    assert chain.central.loyalty.coupons.void(gone.code)
    assert not chain.central.loyalty.coupons.void(gone.code)
    for coupon_id in (first.coupon_id, first.coupon_id, gone.coupon_id, "nothing"):
        sell(till, chain.variants[0], 59_900, uses=(use(COUPON, coupon_id, -1, offline=True),))
    till.upload_all()
    assert odd(chain) == ["coupon_not_good", "coupon_redeemed_twice", "unknown_coupon"]
    assert hold(till, COUPON, "CZZZZZZZZZZZZ")[1].refusal == "unknown"


def test_coupons_by_rule_by_campaign_and_by_claim_come_once(chain: Chain, new_till: NewTill) -> None:
    office = chain.central.loyalty.coupons
    today = now() + timedelta(hours=8)
    office.put(replace(FIFTY, code="HI", on=IssuedOn.JOINED, stores=()))
    office.put(replace(FIFTY, code="BD", on=IssuedOn.BIRTHDAY, stores=()))
    office.put(replace(FIFTY, code="VIP", total=1, stores=()))
    till = new_till()
    joined = sign_up(till, "13700001234", birthday=f"{today:%m-%d}")
    assert [each.batch_id for each in joined.coupons] == [each.batch_id for each in joined.coupons[:1]]
    assert sign_up(till, "13700001234").coupons == joined.coupons
    assert (office.birthdays(), office.birthdays()) == (1, 1)
    vip, plain = a_member(chain, groups=("vip",)), a_member(chain, phone="13900001111", groups=("vip-2",))
    assert [office.campaign("VIP", name="double11", group="vip") for _ in range(2)] == [1, 0]
    wallet = find(till, "13700001234").coupons
    assert len(wallet) == 2
    assert {each.member_id for each in wallet} == {joined.member.member_id}
    assert [len(find(till, phone).coupons) for phone in ("13812342046", "13900001111")] == [1, 0]
    assert office.claim("HI", plain) is not None
    assert office.claim("HI", plain) is None
    assert office.claim("VIP", vip) is None  # there was one
    records = [bytes(change.payload) for change in till.feed().changes if change.kind == "member"]
    assert b"13700001234" not in b"".join(records)
    assert wallet[0].code.encode() in records[-1]


def test_issues_that_cannot_be(chain: Chain) -> None:
    office = chain.central.loyalty.coupons
    for entry in (
        {"code": ""}, {"name": ""}, {"value": -1}, {"valid_days": 0}, {"kind": CouponKind.PERCENT, "value": 10_001},
    ):  # fmt: skip
        with pytest.raises(BadValue):
            replace(FIFTY, **entry)
    with pytest.raises(BadValue):
        office.put(replace(FIFTY, stores=("NOWHERE",)))
    with pytest.raises(BadValue):
        office.issue("N50", 1)
    office.put(replace(FIFTY, total=2))
    for count in (0, 3, 10_001):
        with pytest.raises(BadValue):
            office.issue("N50", count)
    with pytest.raises(BadValue):
        office.issue_to("N50", ["m"], reason="")
    assert len(office.issue("N50", 2)) == 2


def test_what_is_over_expires_and_holds_end_by_themselves(chain: Chain, new_till: NewTill) -> None:
    till, who = new_till(), a_member(chain)
    (coupon,) = issue(chain, replace(FIFTY, valid_until=now() - timedelta(seconds=1)))
    assert hold(till, COUPON, coupon.code)[1].refusal == "expired"
    held, _ = issue(chain, replace(FIFTY, code="OK"), count=2)
    hold_id, _ = hold(till, COUPON, held.code)
    hold(till, EntitlementKind.POINTS, who, 1_000)
    loyalty = chain.central.loyalty
    assert (loyalty.coupons.expire_due(), loyalty.coupons.expire_due()) == (1, 0)
    assert state(chain, coupon) is CouponState.EXPIRED
    later = type(loyalty.holds)(
        database=chain.central.database, clock=lambda: now() + timedelta(minutes=31), proofs=loyalty.proofs
    )
    assert (later.expire_due(), later.expire_due()) == (2, 0)
    assert state(chain, held) is CouponState.ISSUED
    assert not release(till, hold_id)
    assert hold(till, EntitlementKind.POINTS, who, 1_000)[1].outcome is Held.GRANTED


def test_a_sold_voucher_is_owed_right_by_right(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    who = a_member(chain, home_store_id=chain.near.store_id)
    office = chain.central.loyalty.vouchers
    rights = (
        VoucherRight("", "护理", RightTo.TRIAL, worth=10_000),
        VoucherRight("", "50 元", RightTo.MONEY_OFF, worth=5_000, stores=(chain.far.store_id,)),
    )
    voucher = office.issue("体验券", rights, price=9_900, member_id=who)
    trial, money = voucher.rights
    assert (office.owed(), find(till, "13812342046").vouchers) == (9_900, (voucher,))
    # Who is beside the sale is known by id only.
    known = till.post("/v1/members/find", FindMember("", who), MemberAnswer)
    assert (known.member, known.vouchers) == (member(chain, who), (voucher,))
    assert till.post("/v1/members/find", FindMember("", new_id()), MemberAnswer).member is None
    assert hold(till, VOUCHER, money.right_id)[1].refusal == "other_store"
    hold_id, answer = hold(till, VOUCHER, trial.right_id)
    assert (answer.outcome, hold(new_till(), VOUCHER, trial.right_id)[1].refusal) == (Held.GRANTED, "locked")
    sell(till, chain.variants[0], 59_900, uses=(use(VOUCHER, trial.right_id, -1, use_id=hold_id),))
    sell(till, chain.variants[0], 59_900, uses=(use(VOUCHER, trial.right_id, -1),))
    till.upload_all()
    assert (office.owed(), odd(chain)) == (3_300, ["voucher_used_twice"])
    found = office.named(voucher.code.lower())
    assert found is not None
    # Tills of the member's store know the voucher without asking, and what of it is left.
    told = [decode(change.payload, MemberRecord) for change in till.feed().changes if change.kind == "member"]
    assert told[-1].vouchers == (found,)
    assert [right.state for right in found.rights] == [CouponState.REDEEMED, CouponState.ISSUED]
    with pytest.raises(BadValue):
        office.issue("", rights)


def test_a_campaigns_quota_is_reserved_online_and_given_to_stores_for_offline(chain: Chain, new_till: NewTill) -> None:
    quotas = chain.central.loyalty.quotas
    till, far = new_till(), new_till("SH01")
    quotas.put("rule-1", 10)
    quotas.allow("rule-1", "SH01", 4)
    assert (quotas.left("rule-1"), quotas.left("none")) == (6, None)
    hold_id, answer = hold(till, QUOTA, "rule-1", 5)
    assert (answer.outcome, answer.left) == (Held.GRANTED, 1)
    assert hold(till, QUOTA, "rule-1", 2)[1].outcome is Held.NOT_ENOUGH
    assert hold(till, QUOTA, "none", 1)[1].outcome is Held.UNKNOWN
    sell(till, chain.variants[0], 59_900, uses=(use(QUOTA, "rule-1", -5, use_id=hold_id),))
    till.upload_all()
    for _ in range(2):
        sell(far, chain.variants[0], 59_900, uses=(use(QUOTA, "rule-1", -2, offline=True),))
    far.upload_all()
    assert (quotas.left("rule-1"), odd(chain)) == (1, [])
    sell(far, chain.variants[0], 59_900, uses=(use(QUOTA, "rule-1", -1, offline=True),))
    sell(far, chain.variants[0], 59_900, uses=(use(QUOTA, "none", -1),))
    far.upload_all()
    assert (quotas.left("rule-1"), odd(chain)) == (0, ["quota_exceeded", "unknown_quota"])
    with pytest.raises(BadValue):
        quotas.put("rule-1", 9)
    for rule_id, store, pieces in (("rule-1", "BJ01", 1), ("x", "BJ01", 0), ("rule-1", "NOWHERE", 0)):
        with pytest.raises(BadValue):
            quotas.allow(rule_id, store, pieces)


def test_a_sale_gives_money_back_and_a_coupon_for_next_time(chain: Chain, new_till: NewTill) -> None:
    who = a_member(chain)
    chain.central.loyalty.coupons.put(FIFTY)
    till = new_till()
    cashback = replace(use(EntitlementKind.STORED_VALUE, who, 0), gift=1_000)
    given = (cashback, use(COUPON, "N50", 2), use(COUPON, "NOTHING", 1))
    sell(till, chain.variants[0], 59_900, member_id=who, uses=given)
    till.upload_all()
    till.upload(1)
    found = find(till, "13812342046")
    assert found.member is not None
    assert (found.member.gift, len(found.coupons), odd(chain)) == (6_000, 2, ["unknown_coupon"])


def test_coupons_that_a_sale_earned_are_known_by_it_and_taken_back_with_its_goods(
    chain: Chain, new_till: NewTill
) -> None:
    who = a_member(chain)
    chain.central.loyalty.coupons.put(FIFTY)
    till = new_till()
    earned = use(COUPON, "N50", 3)
    sale = sell(till, chain.variants[0], 59_900, member_id=who, uses=(earned,))
    till.upload_all()
    coupons = find(till, "13812342046").coupons
    spent = replace(use(COUPON, coupons[0].coupon_id, -1), rule_id="R")
    less = (Allocation("R", "满 300 减 50", 5_000, Funder.CHAIN),)
    sell(till, chain.variants[1], 59_900, member_id=who, uses=(spent,), less=less)
    till.upload_all()

    told = till.post("/v1/documents/find", AskDocument(sale.number), DocumentAnswer).coupons
    assert {each.coupon_id: (each.use_id, each.state, each.worth) for each in told} == {
        coupons[0].coupon_id: (earned.use_id, CouponState.REDEEMED, 5_000),
        coupons[1].coupon_id: (earned.use_id, CouponState.CLAIMED, 0),
        coupons[2].coupon_id: (earned.use_id, CouponState.CLAIMED, 0),
    }
    back = replace(use(COUPON, coupons[1].coupon_id, -1), reverses=earned.use_id)
    settled = replace(use(COUPON, coupons[0].coupon_id, 0), reverses=earned.use_id)
    bring_back(till, sale, part=1, of=2, uses=(back, settled))
    till.upload_all()
    assert [state(chain, each) for each in coupons] == ["redeemed", "voided", "claimed"]
    assert odd(chain) == []

    offline = [replace(use(COUPON, "N50", -1), reverses=earned.use_id, offline=True) for _ in range(2)]
    bring_back(till, sale, part=1, of=2, uses=tuple(offline))
    till.upload_all()
    assert [state(chain, each) for each in coupons] == ["redeemed", "voided", "voided"]
    assert odd(chain) == ["earned_coupon_spent"]


def test_a_recharge_puts_principal_and_gift_on_the_account(chain: Chain, new_till: NewTill) -> None:
    who = a_member(chain)
    till = new_till()
    paid_in = replace(use(EntitlementKind.STORED_VALUE, who, 50_000), gift=5_000)
    sell(till, chain.variants[0], 59_900, member_id=who, uses=(paid_in,), paid_with=(Tender(TenderKind.CARD, 59_900),))
    till.upload_all()
    now_has = chain.central.members.get(who)
    assert now_has is not None
    assert (now_has.principal, now_has.gift) == (100_000, 10_000)
    assert new_id() != who


@pytest.mark.parametrize("database_url", ("sqlite",), indirect=True)
def test_what_a_sale_earned_is_found_after_its_member_turned_out_to_be_another(chain: Chain, new_till: NewTill) -> None:
    who, other = a_member(chain), a_member(chain, phone="13900001111")
    office = chain.central.loyalty.coupons
    office.put(FIFTY)
    for member_id in (who, other):
        office.issue_to("N50", [member_id], reason="double11")
    till = new_till()
    earned = use(COUPON, "N50", 2)
    sale = sell(till, chain.variants[0], 59_900, member_id=who, uses=(earned,))
    till.upload_all()
    chain.central.members.merge(who, other)

    told = till.post("/v1/documents/find", AskDocument(sale.number), DocumentAnswer).coupons
    assert [(each.use_id, each.state) for each in told] == [(earned.use_id, CouponState.CLAIMED)] * 2
    back = replace(use(COUPON, told[0].coupon_id, -1), reverses=earned.use_id)
    offline = replace(use(COUPON, "N50", -1), reverses=earned.use_id, offline=True)
    bring_back(till, sale, part=1, of=1, uses=(back, offline))
    till.upload_all()
    # Of the same campaign both had one: the person keeps both. What was earned is taken back.
    wallet = find(till, "13900001111").coupons
    assert (len(wallet), odd(chain)) == (2, [])
    assert office.issue_to("N50", [other], reason="double11") == ()
