"""Limited rules from head office to the tills and back: what each reserves, gives offline, and what is an exception."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any

import pytest

from pos.domain.entitlement import EntitlementKind
from pos.domain.errors import Unreachable
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.member import Member
from pos.domain.rule_limits import NOTHING_LIMITED, RuleLimits
from pos.domain.store import Till
from pos.usecases.selling.known_uses import KnownUses
from pos.usecases.selling.price_cart import PriceCart
from pos.usecases.selling.reserve_limits import ReserveLimits
from pos.usecases.selling.take_payment import add_cash, start
from pos.wire.codec import decode, encode
from pos.wire.event import DocumentDone
from pos.wire.feed import ChangeKind, RuleLimitsRecord
from pos.wire.holds import AskHold, HoldAnswer, Released, ReleaseHold
from tests.examples import a_cart, an_item
from tests.fakes.member_desk import MemberDesk
from tests.server.conftest import Chain
from tests.server.member_shop import NewTill, a_member, hold, member, odd, use
from tests.server.wire_till import WireTill
from tests.usecases.counter import Shop

QUOTA = EntitlementKind.QUOTA
DEAL = {"id": "deal", "name": "秒杀", "benefit": {"type": "unit_price", "price": 9.9}}
TILLS, ONLINE = 12, 6


class Desk(MemberDesk):
    """Head office's desk over the wire; out of reach when it is offline."""

    def __init__(self, shop: Shop, till: WireTill) -> None:
        super().__init__(shop.central)
        self.till = till

    def hold(self, asked: AskHold) -> HoldAnswer:
        if not self.central.reachable:
            raise Unreachable("no network")
        return self.till.post("/v1/holds", asked, HoldAnswer)

    def release(self, hold_id: str) -> bool:
        return self.till.post("/v1/holds/release", ReleaseHold(hold_id), Released).released


class Counter:
    """A till's own engine and ledger before a real server."""

    def __init__(self, chain: Chain, wire: WireTill, *, online: bool, pay_by: tuple[str, ...] = ()) -> None:
        self.wire = wire
        self.pay_by = pay_by
        self.here = Till(wire.till_id, wire.enrolled.number, wire.enrolled.store)
        self.shop = Shop(till=self.here)
        self.shop.central.reachable = online
        self.shop.mirror.campaigns = chain.central.promotions.get()
        self.shop.mirror.limited = told(wire)
        known = KnownUses(ledger=self.shop.ledger, mirror=self.shop.mirror, till=self.here)
        self.price = PriceCart(mirror=self.shop.mirror, clock=self.shop.clock, till=self.here, known=known)
        self.reserve = ReserveLimits(desk=Desk(self.shop, wire), ledger=self.shop.ledger, pricing=self.price)
        self.variant_id = chain.variants[0]

    def sell(self, buyer: Member | None = None) -> bool:
        """Sell one piece; whether it was 9.90 instead of 20.00. Written to the journal, not sent."""
        item = replace(an_item(retail=2_000), variant_id=self.variant_id)
        cart = self.reserve(replace(a_cart(item), cart_id=new_id(), member=buyer, paying_by=self.pay_by)).cart
        payment = add_cash(start(self.price(cart)), self.price(cart).total)
        priced = self.price(replace(cart, tenders=payment.tenders, paying_by=()))
        done = self.shop.complete_sale(priced, payment, self.shop.duty())
        assert done.document is not None
        self.wire.write(EventKind.DOCUMENT, DocumentDone(done.document, ()))
        return done.document.total == 990


def told(till: WireTill) -> RuleLimits:
    """What the store's feed says of limits."""
    changes = [each for each in till.feed("store").changes if each.kind == ChangeKind.RULE_LIMITS]
    return decode(changes[-1].payload, RuleLimitsRecord).limits if changes else NOTHING_LIMITED


def promise(chain: Chain, *, by: tuple[str, ...] = (), **limits: int) -> None:
    """Head office loads the one rule; `by`: for those who pay so."""
    only = [{"type": "tender", "tenders": list(by)}] if by else []
    chain.central.promotions.put({"rules": [{**DEAL, "limits": limits, "conditions": only}]})


def all_at_once(counters: list[Counter], times: int, buyer: Member | None = None) -> list[list[bool]]:
    """Every till sells so many pieces at the same moment."""
    barrier = Barrier(len(counters))

    def one(counter: Counter) -> list[bool]:
        barrier.wait(30)
        return [counter.sell(buyer) for _ in range(times)]

    with ThreadPoolExecutor(len(counters)) as pool:
        return list(pool.map(one, counters))


def uploaded(chain: Chain, counters: list[Counter]) -> list[str]:
    """Everybody sends; what is odd about it."""
    for counter in counters:
        counter.wire.upload_all()
    return odd(chain)


@pytest.mark.parametrize("by", ((), ("cash",)), ids=("for everybody", "for those who pay in cash"))
def test_twelve_tills_half_of_them_offline_never_give_more_than_the_chain_has(
    chain: Chain, new_till: NewTill, by: tuple[str, ...]
) -> None:
    wires = [new_till() for _ in range(TILLS)]
    promise(chain, by=by, quota=20)
    quotas = chain.central.loyalty.quotas
    quotas.allow("deal", "BJ01", 8)
    shares = told(wires[0]).shares["deal"]
    # 8 for 12 tills: one each for the first eight.
    assert sorted(shares.values()) == [1] * 8
    counters = [Counter(chain, wire, online=place < ONLINE, pay_by=by) for place, wire in enumerate(wires)]
    sold = all_at_once(counters, 3)
    given = sum(sum(each) for each in sold)
    # Online 12 of the chain's, and each till's own one; offline the two whose share it is.
    assert [sum(each) for each in sold[ONLINE:]] == [1, 1, 0, 0, 0, 0]
    assert 12 + 2 <= given <= 20
    assert uploaded(chain, counters) == []
    assert quotas.left("deal") == 0
    assert sum(told(wires[0]).shares.get("deal", {}).values()) == 20 - given
    assert told(wires[0]).gone == ("deal",)
    # What nobody may give any more is an exception when it happens all the same.
    late = counters[-1]
    late.shop.mirror.limited = RuleLimits(shares={"deal": {late.wire.till_id: 20 - given + 1}})
    for _ in range(20 - given + 1):
        assert late.sell()
    assert uploaded(chain, counters) == ["quota_exceeded"]


def test_a_members_share_of_a_rule_is_counted_over_all_tills_and_every_excess_is_an_exception(
    chain: Chain, new_till: NewTill
) -> None:
    promise(chain, per_member=2)
    who = member(chain, a_member(chain))
    counters = [Counter(chain, new_till(), online=place < ONLINE) for place in range(TILLS)]
    sold = all_at_once(counters, 1, who)
    # Of six that ask at one moment two get it; offline each till keeps to the two that it knows of.
    assert (sum(sum(each) for each in sold[:ONLINE]), sum(sum(each) for each in sold[ONLINE:])) == (2, 6)
    assert uploaded(chain, counters) == ["limit_exceeded"] * 6
    now = member(chain, who.member_id)
    assert now.given == (("deal", 8),)
    assert not counters[0].sell(now)
    other = a_member(chain, phone="13900001111")
    assert counters[0].sell(member(chain, other))
    uploaded(chain, counters)
    chain.central.members.merge(other, who.member_id)
    assert member(chain, who.member_id).given == (("deal", 9),)


@pytest.mark.parametrize("database_url", ("sqlite",), indirect=True)
def test_a_stores_day_is_counted_and_told_and_another_store_has_its_own(chain: Chain, new_till: NewTill) -> None:
    promise(chain, per_day=2)
    near, far = Counter(chain, new_till(), online=True), Counter(chain, new_till("SH01"), online=True)
    assert [near.sell() for _ in range(2)] == [True, True]
    assert uploaded(chain, [near]) == []
    limits = told(near.wire)
    assert (limits.today, told(far.wire)) == ({"deal": 2}, NOTHING_LIMITED)
    again = Counter(chain, new_till(), online=True)
    assert (again.sell(), far.sell()) == (False, True)
    # Whoever asks without a member is told of the member's limit.
    promise(chain, per_member=1)
    assert hold(near.wire, QUOTA, "deal", 1)[1].left == 0


@pytest.mark.parametrize("database_url", ("sqlite",), indirect=True)
def test_goods_that_come_back_give_back_what_they_took(chain: Chain, new_till: NewTill) -> None:
    promise(chain, quota=1)
    till: Any = new_till()
    counter = Counter(chain, till, online=True)
    assert (counter.sell(), counter.sell()) == (True, False)
    assert uploaded(chain, [counter]) == []
    assert told(till).gone == ("deal",)
    (taken,) = decode(encode(counter.shop.ledger.recent_documents()[1].uses), tuple[Any, ...])
    back = use(QUOTA, "deal", 1, reverses=taken["use_id"])
    sale = till.sale([(chain.variants[1], 1, 2_000)])
    till.write(EventKind.DOCUMENT, DocumentDone(replace(sale.document, uses=(back,)), sale.movements))
    assert uploaded(chain, [counter]) == []
    assert (told(till), chain.central.loyalty.quotas.left("deal")) == (NOTHING_LIMITED, 1)
