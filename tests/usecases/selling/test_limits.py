"""Rules that may be given so often only: to a member, in a store's day, over the chain; reserved before money moves."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any

from pos.domain.cart import Cart
from pos.domain.document import Document
from pos.domain.entitlement import EntitlementKind
from pos.domain.errors import Refused
from pos.domain.ids import new_id
from pos.domain.member import Member
from pos.domain.rule_limits import RuleLimits
from pos.domain.tender import Tender, TenderKind
from pos.usecases.selling.known_uses import KnownUses
from pos.usecases.selling.price_cart import PriceCart
from pos.usecases.selling.reserve_limits import ReserveLimits
from pos.usecases.selling.take_payment import add_cash, start
from tests.examples import TILL, a_cart, an_item
from tests.fakes.member_desk import MemberDesk
from tests.usecases.counter import Shop

DAY = TILL.store.day


@dataclass
class Till:
    """A till whose head office limits one rule: 9.90 instead of 20.00 a piece, called `deal`."""

    shop: Shop = field(default_factory=Shop)
    limits: dict[str, int] = field(default_factory=dict)
    rule: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        deal = {"id": "deal", "name": "秒杀", "benefit": {"type": "unit_price", "price": 9.9}, "limits": self.limits}
        self.shop.mirror.campaigns = json.dumps({"rules": [{**deal, **self.rule}]})
        self.known = KnownUses(ledger=self.shop.ledger, mirror=self.shop.mirror, till=TILL)
        self.price = PriceCart(mirror=self.shop.mirror, clock=self.shop.clock, till=TILL, known=self.known)
        self.desk = MemberDesk(self.shop.central)
        self.reserve = ReserveLimits(desk=self.desk, ledger=self.shop.ledger, pricing=self.price)

    def cart(self, pieces: int, member: Member | None = None) -> Cart:
        return replace(a_cart(an_item(retail=2_000), quantity=pieces * 1000), cart_id=new_id(), member=member)

    def sell(self, cart: Cart) -> Document:
        reserved = self.reserve(cart).cart
        priced = self.price(reserved)
        payment = add_cash(start(priced), priced.total)
        done = self.shop.complete_sale(priced, payment, self.shop.duty())
        assert done.document is not None
        return done.document


def uses(document: Document) -> list[tuple[str, int, bool]]:
    return [(use.subject, use.amount, use.offline) for use in document.uses if use.kind is EntitlementKind.QUOTA]


def test_what_a_rule_gives_is_reserved_and_the_document_says_it() -> None:
    till = Till(limits={"quota": 100})
    till.desk.left = {"deal": 2}
    cart = till.cart(3)
    # 3 x 9.90; nobody has asked yet.
    assert (till.price(cart).total, till.reserve.wanted(till.price(cart))) == (2_970, True)
    reserved = till.reserve(cart)
    # Two are left: 2 x 9.90 + 20.00.
    assert (reserved.short, till.price(reserved.cart).total) == (("秒杀",), 3_980)
    assert not till.reserve.wanted(till.price(reserved.cart))
    hold = list(till.desk.holds.values())[-1]
    assert (hold.kind, hold.subject, hold.amount) == (EntitlementKind.QUOTA, "deal", 2)
    till.desk.left = {"deal": 0}
    till.shop.mirror.limited = RuleLimits(gone=("deal",))
    # What is held stays the sale's, though nothing is left now; another sale hears of it while it is rung up.
    document = till.sell(reserved.cart)
    assert (document.total, uses(document)) == (3_980, [("deal", -2, False)])
    assert document.uses[0].use_id == hold.hold_id
    assert till.price(till.cart(1)).total == 2_000


def test_what_the_sale_wants_no_more_is_let_go_and_what_it_wants_more_is_asked_for_anew() -> None:
    till = Till(limits={"quota": 100})
    till.desk.left = {"deal": 5}
    first = till.reserve(till.cart(1)).cart
    more = replace(first, lines=till.cart(2).lines)
    assert till.reserve.wanted(till.price(more))
    again = till.reserve(more).cart
    assert [-use.amount for use in again.uses] == [2]
    assert till.desk.released == [first.uses[0].use_id]
    none = replace(again, declined=("deal",))
    assert till.reserve.wanted(till.price(none))
    assert till.reserve(none).cart.uses == ()
    assert till.desk.released[-1] == again.uses[0].use_id


def test_offline_a_till_gives_what_is_its_own_of_the_stores_allowance_and_no_more() -> None:
    till = Till(limits={"quota": 100})
    till.shop.central.reachable = False
    till.shop.mirror.limited = RuleLimits(shares={"deal": {TILL.till_id: 3, "another": 9}})
    assert uses(till.sell(till.cart(1))) == [("deal", -1, True)]
    parked = till.reserve(till.cart(1)).cart
    till.shop.hold_cart(parked)
    reserved = till.reserve(till.cart(2))
    # 3 - 1 sold - 1 in a parked cart = 1: 9.90 + 20.00.
    assert (reserved.short, till.price(reserved.cart).total) == (("秒杀",), 2_990)
    assert uses(till.sell(reserved.cart)) == [("deal", -1, True)]
    nothing = till.reserve(till.cart(1))
    assert (nothing.short, till.price(nothing.cart).total, nothing.cart.uses) == (("秒杀",), 2_000, ())
    # What was given from the share and is not wanted any more is let go, and nobody has to be told.
    unwanted = till.reserve(replace(parked, cart_id=new_id(), declined=("deal",)))
    assert (unwanted.cart.uses, till.desk.released) == ((), [])
    # The server has booked both, and tells what is the till's now.
    till.shop.mirror.counted = 2
    till.shop.mirror.limited = RuleLimits(shares={"deal": {TILL.till_id: 1}}, gone=("deal",))
    till.shop.ledger.state.held.clear()
    assert till.price(till.cart(2)).total == 2_990
    # Online, too, what the chain has no more of is given from the share.
    till.shop.central.reachable = True
    till.desk.left = {"deal": 0}
    assert uses(till.sell(till.cart(1))) == [("deal", -1, True)]


def test_a_member_has_it_so_often_only_and_a_store_so_often_a_day() -> None:
    till = Till(limits={"per_member": 3, "per_day": 4})
    till.shop.central.reachable = False
    regular = Member("m-1", "", "", given=(("deal", 1),))
    assert till.price(till.cart(1)).total == 2_000
    # Three less the one they had; offline each till counts what it gave itself.
    assert till.sell(till.cart(1, regular)).total == 990
    assert till.price(till.cart(2, regular)).total == 990 + 2_000
    today = DAY(till.shop.clock.now())
    till.shop.mirror.limited = RuleLimits(day=today, today={"deal": 2})
    # Two in this store today, and the one that the server has not booked: one is left for anybody.
    assert till.price(till.cart(3, Member("m-2", "", ""))).total == 990 + 4_000
    till.shop.clock.passed_s += 86_400
    assert till.price(till.cart(3, Member("m-2", "", ""))).total == 3 * 990


def test_head_office_that_knows_of_no_limit_or_refuses_keeps_no_sale_waiting() -> None:
    till = Till(limits={"per_day": 4})
    assert uses(till.sell(till.cart(1))) == [("deal", -1, False)]
    till.shop.central.faults.append(Refused("busy"))
    assert uses(till.sell(till.cart(1))) == [("deal", -1, True)]


def test_what_nobody_could_hold_is_told_all_the_same() -> None:
    """A rule about a tender is known once the tender is taken."""
    till = Till(limits={"quota": 9})
    priced = till.price(till.cart(1))
    payment = add_cash(start(priced), priced.total)
    document = till.shop.complete_sale(priced, payment, till.shop.duty()).document
    assert document is not None
    assert uses(document) == [("deal", -1, True)]


def test_a_rule_about_a_tender_is_reserved_once_the_tender_is_chosen() -> None:
    only_by_card = [{"type": "tender", "tenders": "card", "at_least": 5}]
    till = Till(limits={"quota": 100}, rule={"conditions": only_by_card})
    till.desk.left = {"deal": 2}
    cart = till.cart(1)
    assert (till.price(cart).total, till.reserve.wanted(till.price(cart))) == (2_000, False)
    chosen = replace(cart, paying_by=("card",))
    assert (till.price(chosen).total, till.reserve.wanted(till.price(chosen))) == (990, True)
    held = till.reserve(chosen).cart
    assert [use.subject for use in held.uses] == ["deal"]
    # Cash after all: it is let go before the cash is taken.
    cash = replace(held, paying_by=("cash",))
    assert till.reserve.wanted(till.price(cash))
    assert (till.reserve(cash).cart.uses, till.desk.released) == ((), [held.uses[0].use_id])
    # A part by card that is less than the rule wants: what is chosen counts for all that remains.
    part = (Tender(TenderKind.CARD, 400),)
    assert till.price(replace(held, tenders=part, paying_by=("cash",))).total == 2_000
    assert till.price(replace(held, tenders=part, paying_by=("card",))).total == 990
