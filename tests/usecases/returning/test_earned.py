"""What a sale earned beside the price, when what earned it comes back: gifts, coupons that are spent or not, 返现."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.cart import Cart, ChosenGift, add
from pos.domain.catalogue import Item
from pos.domain.coupon import CouponState
from pos.domain.document import Document
from pos.domain.earned import Earned, EarnedCoupon, Need, still_earned
from pos.domain.entitlement import EntitlementKind
from pos.domain.ids import new_id
from pos.domain.no_longer_earned import no_longer_earned
from pos.domain.pricing import Terms, price
from pos.domain.promotion.reading.document import read_document
from pos.domain.staff import Permission
from pos.domain.taking_back import taken_back
from pos.domain.tender import TenderKind, cash
from pos.usecases.returning.return_goods import ReturnOutcome
from pos.usecases.selling.complete_sale import make_document
from pos.usecases.selling.take_payment import Payment
from tests.examples import NOON, an_item
from tests.usecases.returning.counter import COAT, DRESS, DRESS_L, MEMBER, SCARF, Returning

SCARF_FROM_300 = {"type": "gift", "tiers": [{"at_least": 300, "from": [SCARF.barcode]}]}
TWENTY_EACH_100 = {"type": "coupon", "coupon": "N20", "every": 100}
TENTH_BACK = {"type": "cash_back", "percent": 10}
WHO = replace(MEMBER, member_id=new_id())


@pytest.fixture
def counter() -> Returning:
    return Returning()


def sold(counter: Returning, *items: Item, benefit: Mapping[str, object], gift: bool = False) -> Document:
    """A sale of pieces, a line each, under one promotion."""
    book = read_document({"rules": [{"id": "R", "name": "活动", "benefit": benefit}]})
    cart = Cart(cart_id=new_id(), started=NOON, member=WHO)
    for item in items:
        cart = add(cart, item, code=item.style_code)
    if gift:
        cart = replace(cart, gifts=(ChosenGift("R", SCARF.barcode, SCARF),))
    priced = price(cart, Terms(book=book, moment=NOON.astimezone(UTC)))
    payment = Payment(priced.total, (cash(priced.total, priced.total),))
    document = make_document(priced, payment, counter.duty, NOON, running=len(counter.ledger.state.documents) + 1)
    counter.ledger.state.documents[document.document_id] = document
    return document


def coupons(sale: Document, *states: CouponState) -> tuple[EarnedCoupon, ...]:
    """The coupons of a sale, each worth 20.00 where it was spent."""
    (use,) = [each for each in sale.uses if each.kind is EntitlementKind.COUPON]
    return tuple(
        EarnedCoupon(use.use_id, new_id(), f"C{n}", "20 元券", state, 2_000 if state is CouponState.REDEEMED else 0)
        for n, state in enumerate(states)
    )


def test_a_gift_is_only_owed_when_its_threshold_breaks(counter: Returning) -> None:
    # 299 + 299 + 999 and a scarf for 300 or more: the coat alone is enough.
    sale = sold(counter, DRESS, DRESS_L, COAT, gift=True, benefit=SCARF_FROM_300)
    assert [line.paid for line in sale.lines] == [29_900, 29_900, 99_900, 0]

    assert counter.cases.propose(counter.wish(sale, (1, 1000), (2, 1000))).gifts == ()
    broken = counter.cases.propose(counter.wish(sale, (1, 1000), (3, 1000)))
    assert [gift.line.name for gift in broken.gifts] == [SCARF.name]
    assert broken.total == -(29_900 + 99_900) + SCARF.retail_price
    with_it = counter.cases.propose(counter.wish(sale, (1, 1000), (3, 1000), (4, 1000)))
    assert (with_it.gifts, with_it.total) == ((), -(29_900 + 99_900))


def test_another_size_breaks_no_threshold_and_what_was_brought_back_before_counts(counter: Returning) -> None:
    sale = sold(counter, COAT, gift=True, benefit=SCARF_FROM_300)
    exchange = counter.cases.propose(counter.wish(sale, (1, 1000), out=(replace(COAT, variant_id="v-coat-l"),)))
    assert (exchange.gifts, exchange.total) == ((), 0)

    two = sold(counter, DRESS, DRESS_L, gift=True, benefit=SCARF_FROM_300)
    assert [gift.line.line for gift in counter.cases.propose(counter.wish(two, (1, 1000))).gifts] == [3]
    assert counter.take_back(two, (1, 1000), (3, 1000)).outcome is ReturnOutcome.DONE
    assert counter.cases.propose(counter.wish(two, (2, 1000))).gifts == ()


def test_of_a_gift_for_every_so_many_pieces_as_many_stay_as_are_earned(counter: Returning) -> None:
    every_two = {"type": "gift", "by": "quantity", "every": 2, "tiers": [{"at_least": 2, "from": [SCARF.barcode]}]}
    items = [an_item(number) for number in (31, 41, 51, 61)]
    book = read_document({"rules": [{"id": "R", "name": "活动", "benefit": every_two}]})
    cart = Cart(cart_id=new_id(), started=NOON)
    for item in items:
        cart = add(cart, item, code=item.style_code)
    cart = replace(cart, gifts=(ChosenGift("R", SCARF.barcode, SCARF),) * 2)
    priced = price(cart, Terms(book=book, moment=NOON))
    paid = Payment(priced.total, (cash(priced.total, priced.total),))
    sale = make_document(priced, paid, counter.duty, NOON, running=1)
    counter.ledger.state.documents[sale.document_id] = sale

    assert [len(each.lines) for each in sale.earned] == [2]
    assert [g.line.line for g in counter.cases.propose(counter.wish(sale, (1, 1000))).gifts] == [6]
    assert [g.line.line for g in counter.cases.propose(counter.wish(sale, (1, 1000), (2, 1000))).gifts] == [6]
    three = counter.wish(sale, (1, 1000), (2, 1000), (3, 1000))
    assert [g.line.line for g in counter.cases.propose(three).gifts] == [5, 6]


def test_coupons_that_are_not_spent_are_taken_back_and_cost_nothing(counter: Returning) -> None:
    sale = sold(counter, DRESS, DRESS_L, COAT, benefit=TWENTY_EACH_100)
    (given_,) = sale.uses
    assert (given_.subject, given_.amount) == ("N20", 15)
    known = coupons(sale, *[CouponState.CLAIMED] * 15)

    proposal = counter.cases.propose(counter.wish(sale, (1, 1000), coupons=known))
    # 1,597 less 299 is 1,298: three are lost.
    assert (len(proposal.taken.uses), proposal.taken.spent, proposal.coupons_value) == (3, (), 0)
    assert proposal.total == -29_900
    done = counter.take_back(sale, (1, 1000), coupons=known).document
    assert done is not None
    assert [(use.amount, use.reverses) for use in done.uses] == [(-1, given_.use_id)] * 3
    again = counter.cases.propose(counter.wish(sale, (2, 1000), (3, 1000), coupons=known))
    assert len(again.taken.uses) == 12
    assert not {use.subject for use in again.taken.uses} & {use.subject for use in done.uses}


def test_what_a_spent_coupon_took_off_is_kept_or_waived_by_a_manager(counter: Returning) -> None:
    sale = sold(counter, COAT, benefit=TWENTY_EACH_100)
    states = [CouponState.REDEEMED] * 2 + [CouponState.EXPIRED] + [CouponState.CLAIMED] * 6
    known = coupons(sale, *states)
    wish = counter.wish(sale, (1, 1000), coupons=known)
    proposal = counter.cases.propose(wish)

    assert sorted(coupon.code for coupon in proposal.taken.spent) == ["C0", "C1"]
    assert proposal.coupons_value == 4_000
    assert [(t.kind, t.amount) for t in proposal.tenders] == [
        (TenderKind.CASH, -95_900), (TenderKind.COUPON_KEPT, -2_000), (TenderKind.COUPON_KEPT, -2_000),
    ]  # fmt: skip
    asked = counter.cases.return_goods(replace(wish, waived=True), counter.duty)
    assert asked.outcome is ReturnOutcome.NEEDS_APPROVAL
    assert asked.deed is not None
    assert (asked.deed.permission, asked.deed.amount) == (Permission.WAIVE, 4_000)
    done = counter.cases.return_goods(wish, counter.duty)
    assert done.document is not None
    assert (done.back, done.document.total, done.document.invoiceable) == (95_900, -99_900, -95_900)
    assert sorted(use.amount for use in done.document.uses) == [-1] * 6 + [0] * 3


def test_more_than_goes_back_is_never_kept(counter: Returning) -> None:
    sale = sold(counter, DRESS, benefit={**TWENTY_EACH_100, "every": 50})
    known = tuple(replace(each, worth=9_000) for each in coupons(sale, *[CouponState.REDEEMED] * 5))
    proposal = counter.cases.propose(counter.wish(sale, (1, 1000), coupons=known))

    assert (proposal.total, proposal.coupons_value) == (-29_900, 29_900)
    assert {tender.kind for tender in proposal.tenders} == {TenderKind.COUPON_KEPT}
    assert sum(tender.amount for tender in proposal.tenders) == -29_900


def test_offline_head_office_is_told_to_take_them_back(counter: Returning) -> None:
    sale = sold(counter, DRESS, benefit=TWENTY_EACH_100)
    counter.receipts.reachable = False
    done = counter.take_back(sale, (1, 1000))

    assert done.document is not None
    assert [(use.subject, use.amount, use.offline) for use in done.document.uses] == [("N20", -1, True)] * 2
    other = sold(counter, DRESS, benefit=TWENTY_EACH_100)
    deed = counter.cases.void_sale(other, counter.duty, void_id=new_id(), reason="误扫").deed
    assert deed is not None
    void = counter.cases.void_sale(
        other, counter.duty, void_id=new_id(), reason="误扫", approval=counter.yes(deed)
    ).document
    assert void is not None
    assert [(use.subject, use.amount) for use in void.uses] == [("N20", -1)] * 2


def test_cash_back_leaves_the_account_part_by_part(counter: Returning) -> None:
    sale = sold(counter, DRESS, COAT, benefit=TENTH_BACK)
    assert [use.gift for use in sale.uses] == [12_980]
    first = counter.take_back(sale, (2, 1000)).document
    rest = counter.take_back(sale, (1, 1000)).document

    assert first is not None
    assert rest is not None
    assert [use.gift for document in (first, rest) for use in document.uses] == [-9_990, -2_990]
    assert {use.kind for document in (first, rest) for use in document.uses} == {EntitlementKind.STORED_VALUE}


@settings(max_examples=60, deadline=None)
@given(
    given_=st.integers(1, 500),
    measured=st.integers(1, 10**7),
    least=st.integers(0, 10**7),
    every=st.integers(0, 10**6),
    parts=st.lists(st.integers(0, 100), min_size=1, max_size=6),
)
def test_the_less_stays_the_less_is_earned_and_of_nothing_nothing(
    given_: int, measured: int, least: int, every: int, parts: list[int]
) -> None:
    times = max(1, measured // every) if every else 1
    need = Need((1,), min(least, measured), measured, every=min(every, measured))
    earned = Earned("R", "活动", given_ * times, (need,), times)
    kept = [still_earned(earned, [measured * part // 100]) for part in sorted(parts)]

    assert kept == sorted(kept)
    assert still_earned(earned, [measured]) == earned.given
    assert still_earned(earned, [0]) == 0


def test_what_went_out_in_exchange_before_still_earns_and_nothing_is_taken_back_twice(counter: Returning) -> None:
    sale = sold(counter, COAT, DRESS, benefit=TENTH_BACK)
    exchanged = counter.take_back(sale, (1, 1000), out=(replace(COAT, variant_id="v-coat-l"),)).document
    assert exchanged is not None
    assert exchanged.uses == ()
    proposal = counter.cases.propose(counter.wish(sale, (2, 1000)))
    assert (proposal.taken.cash_back, proposal.taken.coupons) == (2_990, ())
    assert counter.take_back(sale, (2, 1000)).outcome is ReturnOutcome.DONE
    # Whatever is asked once more: what was taken back is not taken again.
    left = counter.found(sale)
    assert taken_back(left, tuple(no_longer_earned(left, {})), (), new_id()).uses == ()
