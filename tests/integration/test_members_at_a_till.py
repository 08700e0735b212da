"""Members at a whole till and the real server: told by the feed, spending online, kept going without the network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from pos.domain.allowance import OfflineAllowance
from pos.domain.cart import Cart
from pos.domain.coupon import CouponKind, CouponState
from pos.domain.document import Document
from pos.domain.duty import Duty
from pos.domain.holding import Held, Proof, ProofKind
from pos.domain.membership import Membership
from pos.domain.pricing import price
from pos.domain.tender import Tender
from pos.server.coupons.entries import IssueEntry
from pos.server.members.service import MemberEntry
from pos.usecases.members.sign_up import Joining
from pos.usecases.selling.take_payment import Payment, add_cash, start
from tests.integration.conftest import HeadOffice
from tests.integration.running import RunningTill, until
from tests.integration.test_a_till_and_its_server import new_till
from tests.server.conftest import BARCODES
from tests.server.member_shop import odd

__all__ = ["new_till"]
NewTill = Callable[..., RunningTill]
PHONE, NEW = "13812342046", "13700001234"
NOWHERE = "http://127.0.0.1:9"


def sell(till: RunningTill, cart: Cart, duty: Duty, tenders: tuple[Tender, ...] = ()) -> Document:
    """Take the rest in cash."""
    priced = price(cart)
    payment = Payment(due=priced.total, tenders=tenders)
    payment = payment if payment.settled else add_cash(payment, payment.remaining)
    done = till.counter.complete_sale(priced, payment, duty)
    assert done.document is not None, done
    assert start(priced).due == priced.total
    till.parts.committed()
    return done.document


def test_a_members_day_at_a_till(office: HeadOffice, new_till: NewTill) -> None:
    central, loyalty = office.central, office.central.loyalty
    allowance = OfflineAllowance(per_member=20_000, per_till=50_000, coupons=5)
    loyalty.settings.put(Membership(offline=allowance))
    entry = MemberEntry("赵女士", PHONE, points=1_000, principal=50_000, gift=5_000)
    near = office.chain.near.store_id
    (member_id,) = central.members.put([replace(entry, home_store_id=near)])
    fifty = IssueEntry("N50", "满 300 减 50", CouponKind.AMOUNT, value=5_000, threshold=30_000, offline=True)
    loyalty.coupons.put(fifty)
    (coupon,) = loyalty.coupons.issue("N50", 1)
    till = new_till()
    assert till.in_agreement()
    cases = till.counter.members
    # The feed told of the store's own member: known before anybody asks.
    assert until(lambda: cases.find.known(PHONE).member is not None)
    duty = till.duty()

    found = cases.find(central.members.dynamic_code(member_id))
    assert found.member is not None
    cart = till.counter.scan_item(replace(till.counter.start_cart(), member=found.member), BARCODES[0]).cart
    proof = Proof(ProofKind.CODE, central.members.dynamic_code(member_id))
    spent = cases.spend_stored_value(cart, found.member, 11_000, proof)
    assert spent.tender is not None
    assert spent.tender.gift == 1_000
    sell(till, spent.cart, duty, (spent.tender,))
    assert till.all_sent()
    now = central.members.get(member_id)
    assert now is not None
    assert (now.principal, now.gift, now.points) == (40_000, 4_000, 1_599)
    assert until(lambda: cases.find.known(PHONE).member == now)
    till.stop()

    away = RunningTill(till.folder, NOWHERE)
    cases, duty = away.counter.members, away.duty()
    known = cases.find(PHONE)
    assert (known.member, known.known_offline) == (now, True)
    # Started without the network it does not know the right time: no code can be judged.
    late = Proof(ProofKind.CODE, central.members.dynamic_code(member_id))
    cart = replace(away.counter.start_cart(), member=now)
    assert cases.spend_stored_value(cart, now, 1_000, late).outcome is Held.CLOCK_UNKNOWN
    away.parts.clock.hear(datetime.now(UTC), 0.1)
    cart = away.counter.scan_item(cart, BARCODES[1]).cart
    alone = cases.spend_stored_value(cart, now, 15_000, late)
    assert alone.outcome is Held.GRANTED_OFFLINE
    assert cases.spend_stored_value(alone.cart, now, 5_001, late).outcome is Held.BEYOND_ALLOWANCE
    taken = cases.redeem_coupon(alone.cart, loyalty.coupons.qr(coupon))
    assert taken.outcome is Held.GRANTED_OFFLINE
    assert alone.tender is not None
    sold = sell(away, taken.cart, duty, (alone.tender,))
    assert sold.total == 54_900
    joined = cases.sign_up(NEW)
    assert (joined.outcome, central.members.find(NEW)) == (Joining.JOINED_OFFLINE, None)
    away.stop()

    back = RunningTill(till.folder, office.address)
    assert back.all_sent()
    assert until(lambda: central.members.find(NEW) is not None)
    after = central.members.get(member_id)
    assert after is not None
    assert after.stored_value == 44_000 - 15_000
    redeemed = loyalty.coupons.named(coupon.code)
    assert redeemed is not None
    assert redeemed.state is CouponState.REDEEMED
    assert odd(office.chain) == []
    # What the server has booked frees the allowance.
    assert until(lambda: back.parts.files.mirror.applied_tseq() > 0)
    back.stop()
