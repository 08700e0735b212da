"""Coupons that members claim in the phone shop: once each, no more than there are, good at the till with the network
and without it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import requests

from pos.domain.coupon import CouponKind, CouponState, parse_signed_coupon
from pos.domain.entitlement import EntitlementKind
from pos.domain.holding import Held
from pos.server.coupons.entries import IssueEntry
from pos.wire.codec import decode, encode
from pos.wire.members import ClaimCoupon, Claimed, FindMember, Wallet
from tests.server.conftest import Chain
from tests.server.member_shop import NewTill, a_member, find, hold, odd, sell, use

FIFTY = IssueEntry("N50", "满 300 减 50", CouponKind.AMOUNT, value=5_000, threshold=30_000, claimable=True)
COUPON = EntitlementKind.COUPON


class PhoneShop:
    """The phone shop's coupons, over HTTP."""

    def __init__(self, chain: Chain, address: str) -> None:
        self.address = f"{address}/v1/channel/coupons"
        self.headers = {"Guitai-Channel-Key": chain.channel_key}

    def claim(self, member: str, issue: str = "N50") -> tuple[int, str, Claimed | None]:
        body = encode(ClaimCoupon(issue, member))
        answer = requests.post(f"{self.address}/claim", data=body, headers=self.headers, timeout=20)
        good = answer.status_code == 200
        return answer.status_code, "" if good else answer.json()["reason"], (
            decode(answer.content, Claimed) if good else None
        )  # fmt: skip

    def wallet(self, member: str) -> Wallet:
        body = encode(FindMember(member))
        answer = requests.post(f"{self.address}/wallet", data=body, headers=self.headers, timeout=20)
        return decode(answer.content, Wallet)


@pytest.fixture
def shop(chain: Chain, address: str) -> PhoneShop:
    return PhoneShop(chain, address)


def test_a_claimed_coupon_is_in_the_wallet_locked_in_a_cart_and_redeemed_once(
    chain: Chain, shop: PhoneShop, new_till: NewTill
) -> None:
    who = a_member(chain, phone="13812342046")
    coupons = chain.central.loyalty.coupons
    coupons.put(FIFTY)
    coupons.put(replace(FIFTY, code="STAFF", claimable=False))
    _, _, claimed = shop.claim("13812342046")
    assert claimed is not None
    coupon = claimed.coupon
    assert (coupon.state, coupon.member_id) == (CouponState.CLAIMED, who)
    # Asking again finds the same one; what may not be claimed, and who is nobody, is said.
    again = shop.claim("13812342046")[2]
    assert again is not None
    assert again.coupon.code == coupon.code
    assert shop.claim("13812342046", "STAFF")[:2] == (422, "unknown_issue")
    assert shop.claim("13812342046", "NONE")[:2] == (422, "unknown_issue")
    assert shop.claim("13900009999")[:2] == (404, "unknown_member")
    # Its QR is the chain's, and is the coupon's.
    signed = parse_signed_coupon(claimed.qr)
    assert chain.central.keys.chain_signed(signed.signed_part, signed.signature)
    assert (signed.coupon_id, signed.member_id) == (coupon.coupon_id, who)
    assert [each.coupon.code for each in shop.wallet("13812342046").coupons] == [coupon.code]

    till, other = new_till(), new_till()
    assert [each.code for each in find(till, "13812342046").coupons] == [coupon.code]
    hold_id, answer = hold(till, COUPON, coupon.code, member_id=who)
    assert (answer.outcome, hold(other, COUPON, coupon.code, member_id=who)[1].refusal) == (Held.GRANTED, "locked")
    sell(till, chain.variants[0], 59_900, member_id=who, uses=(use(COUPON, coupon.coupon_id, -1, use_id=hold_id),))
    sell(other, chain.variants[0], 59_900, member_id=who, uses=(use(COUPON, coupon.coupon_id, -1, offline=True),))
    till.upload_all()
    other.upload_all()
    assert (shop.wallet("13812342046").coupons, odd(chain)) == ((), ["coupon_redeemed_twice"])
    shop.headers = {"Guitai-Channel-Key": "another"}
    assert shop.claim("13812342046")[:2] == (401, "unknown_channel")


def test_twelve_members_claim_the_last_five_at_once(chain: Chain, shop: PhoneShop) -> None:
    chain.central.loyalty.coupons.put(replace(FIFTY, total=5))
    phones = [f"138000011{n:02d}" for n in range(12)]
    for phone in phones:
        a_member(chain, phone=phone)
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda phone: shop.claim(phone)[:2], phones))
    assert sorted(answers) == [(200, "")] * 5 + [(409, "none_left")] * 7
