"""The demo chain's membership: levels, points, recharges, coupons in the wallets of its members."""

from __future__ import annotations

from pos.domain.allowance import OfflineAllowance
from pos.domain.coupon import CouponKind
from pos.domain.level import Level
from pos.domain.membership import Membership
from pos.domain.stored_value import RechargeOffer
from pos.server.central import Central
from pos.server.coupons.entries import IssuedOn, IssueEntry
from pos.server.demo.people import MEMBERS
from pos.server.members.service import MemberEntry

PASSWORD = "246810"  # noqa: S105 - public: it opens the demo's members and nothing else
MEMBERSHIP = Membership(
    levels=(
        Level("普通", 0),
        Level("银卡", 1, climb_spent=100_000, keep_spent=50_000),
        Level("金卡", 2, climb_spent=500_000, keep_spent=200_000, points_percent=150),
        Level("钻石", 3, climb_spent=2_000_000, keep_spent=1_000_000, points_percent=200),
    ),
    offers=(RechargeOffer(50_000, 5_000), RechargeOffer(100_000, 15_000)),
    offline=OfflineAllowance(per_member=20_000, per_till=100_000, coupons=20),
)
ISSUES = (
    IssueEntry("HELLO", "新会员立减 20 元", CouponKind.AMOUNT, value=2_000, threshold=10_000, on=IssuedOn.JOINED),
    IssueEntry("M300-50", "满 300 减 50", CouponKind.AMOUNT, value=5_000, threshold=30_000, offline=True),
    IssueEntry("BIRTHDAY", "生日 88 折", CouponKind.PERCENT, value=8_800, on=IssuedOn.BIRTHDAY),
)


def load_membership(central: Central, *, home: str) -> None:
    """Set it; make the store of code `home` the home of the demo's members, so that its tills know them offline; give
    them a payment password, and each a coupon, once.
    """
    loyalty, store = central.loyalty, central.organisation.store(home)
    if store is None or loyalty.settings.get() != Membership():
        return  # loaded before: what head office has changed since stays
    loyalty.settings.put(MEMBERSHIP)
    for issue in ISSUES:
        loyalty.coupons.put(issue)
    people = [MemberEntry(name, phone, home_store_id=store.store_id) for phone, name, *_ in MEMBERS[1:]]
    for member_id in central.members.put(people):
        loyalty.proofs.set_password(member_id, PASSWORD)
    loyalty.coupons.campaign("M300-50", name="demo")
