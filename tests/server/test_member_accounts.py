"""Points and stored value at head office: what sales earn and take, what returns give back, each once."""

from __future__ import annotations

import pytest

from pos.domain.document import Document
from pos.domain.entitlement import EntitlementKind
from pos.domain.errors import BadValue
from pos.domain.holding import Held
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.level import Level
from pos.domain.member import IdentityKind
from pos.domain.membership import Membership
from pos.domain.tender import Tender, TenderKind
from pos.wire.event import MemberNamed
from tests.server.conftest import Chain
from tests.server.member_shop import (
    PHONE,
    NewTill,
    a_member,
    bring_back,
    find,
    hold,
    member,
    odd,
    release,
    sell,
    sign_up,
    use,
)

POINTS, VALUE = EntitlementKind.POINTS, EntitlementKind.STORED_VALUE


def test_a_sale_earns_once_and_a_return_takes_it_back_in_parts(chain: Chain, new_till: NewTill) -> None:
    who = a_member(chain)
    till, other = new_till(), new_till("SH01")
    sale = sell(till, chain.variants[0], 59_900, member_id=who)
    till.upload()
    till.upload()
    assert (member(chain, who).points, member(chain, who).orders) == (1_599, 1)
    bring_back(other, sale, part=1, of=2)
    other.upload_all()
    assert member(chain, who).points == 1_299  # half of 599, rounded half up, is kept
    bring_back(other, sale, part=1, of=2)
    other.upload_all()
    assert member(chain, who).points == 1_000
    assert odd(chain) == []


def test_a_return_that_arrives_before_its_sale_comes_to_the_same(chain: Chain, new_till: NewTill) -> None:
    who = a_member(chain)
    till, other = new_till(), new_till("SH01")
    sale = sell(till, chain.variants[0], 59_900, member_id=who, times=300)
    bring_back(other, sale, part=1, of=2)
    other.upload_all()
    assert member(chain, who).points == 1_000
    till.upload_all()
    assert member(chain, who).points == 1_000 + 1_797 - 899


def test_a_level_earns_more_and_is_climbed_to(chain: Chain, new_till: NewTill) -> None:
    gold = Level("金卡", 1, climb_spent=50_000, points_percent=150, discount=9_500, price_list="vip")
    chain.central.loyalty.settings.put(Membership(levels=(Level("普卡", 0), gold)))
    who = a_member(chain)
    till = new_till()
    sell(till, chain.variants[0], 59_900, member_id=who)
    till.upload_all()
    now = member(chain, who)
    assert (now.level, now.points, now.discount, now.price_list) == ("金卡", 1_599, 9_500, "vip")
    sell(till, chain.variants[1], 10_000, member_id=who)
    till.upload_all()
    assert member(chain, who).points == 1_599 + 150


def test_points_spent_are_given_back_to_the_lots_they_came_from(chain: Chain, new_till: NewTill) -> None:
    who = a_member(chain)
    till = new_till()
    hold_id, answer = hold(till, POINTS, who, 500)
    assert (answer.outcome, answer.left) == (Held.GRANTED, 500)
    assert hold(till, POINTS, who, 600)[1].outcome is Held.NOT_ENOUGH
    spent = use(POINTS, who, -500, use_id=hold_id)
    sale = sell(till, chain.variants[0], 59_900, member_id=who, uses=(spent,), points_off=500)
    till.upload_all()
    assert member(chain, who).points == 1_000 - 500 + 594
    assert hold(till, POINTS, who, 1_000)[1].outcome is Held.GRANTED  # the hold was made good: it counts no more
    bring_back(till, sale)
    till.upload_all()
    assert member(chain, who).points == 1_000
    assert odd(chain) == []


def test_stored_value_is_spent_and_given_back_in_proportion(chain: Chain, new_till: NewTill) -> None:
    who = a_member(chain)
    till = new_till()
    hold_id, answer = hold(till, VALUE, who, 11_000)
    assert (answer.outcome, answer.gift, answer.left) == (Held.GRANTED, 1_000, 44_000)
    # A tender alone says it too: the till need not repeat it among the uses.
    paid = Tender(TenderKind.STORED_VALUE, 11_000, tender_id=hold_id)
    sale = sell(till, chain.variants[0], 59_900, member_id=who, paid_with=(paid,))
    till.upload_all()
    now = member(chain, who)
    assert (now.principal, now.gift) == (40_000, 4_000)
    back = Tender(TenderKind.STORED_VALUE, -5_500, tender_id=new_id(), refunds=hold_id)
    bring_back(till, sale, part=1, of=2, tenders=(back,))
    bring_back(till, sale, part=1, of=2, tenders=(Tender(TenderKind.STORED_VALUE, -5_500, refunds=hold_id),))
    till.upload_all()
    now = member(chain, who)
    assert (now.principal, now.gift) == (50_000, 5_000)
    assert odd(chain) == []


def test_what_goes_back_beyond_what_was_taken_is_an_exception(chain: Chain, new_till: NewTill) -> None:
    who = a_member(chain)
    till = new_till()
    sale = sell(till, chain.variants[0], 59_900, member_id=who)
    bring_back(till, sale, tenders=(Tender(TenderKind.STORED_VALUE, -59_900, refunds=new_id()),))
    till.upload_all()
    assert member(chain, who).principal == 50_000 + 59_900
    assert odd(chain) == ["given_back_too_much"]


def test_a_use_counts_once_whatever_carries_it(chain: Chain, new_till: NewTill) -> None:
    who = a_member(chain)
    till = new_till()
    spent = use(VALUE, who, -1_000)
    for _ in range(2):
        sell(till, chain.variants[0], 59_900, member_id=who, uses=(spent,))
    till.upload_all()
    assert member(chain, who).stored_value == 54_000
    assert odd(chain) == ["use_repeated"]


def test_a_member_named_after_the_payment_earns_what_the_sale_was_worth(chain: Chain, new_till: NewTill) -> None:
    who, another = a_member(chain), a_member(chain, phone="13900001111")
    till = new_till()
    sale = sell(till, chain.variants[0], 59_900, paid_with=(Tender(TenderKind.VOUCHER, 9_900),))
    till.write(EventKind.MEMBER_NAMED, MemberNamed(sale.document_id, who))
    till.upload_all()
    assert member(chain, who).points == 1_500
    till.write(EventKind.MEMBER_NAMED, MemberNamed(sale.document_id, another))
    till.upload_all()
    assert (member(chain, who).points, member(chain, another).points) == (1_500, 1_000)
    assert odd(chain) == ["member_named_twice"]


def test_signing_up_is_one_step_and_safe_to_repeat(chain: Chain, new_till: NewTill) -> None:
    till, other = new_till(), new_till("SH01")
    first = sign_up(till, "13700001234", name="钱先生", birthday="02-29")
    again = sign_up(till, "13700001234", member_id=first.member.member_id)
    elsewhere = sign_up(other, "13700001234")
    assert (first.already, again.already, elsewhere.already) == (False, False, True)
    assert again.member == elsewhere.member == first.member
    assert (first.member.phone_masked, first.member.birthday) == ("137****1234", "02-29")
    bad = till.http.post(f"{till.address}/v1/members", data=b'{"member_id":"x","phone":"1"}', timeout=10)
    assert bad.status_code == 422
    kinds = [change.kind for change in till.feed().changes]
    assert kinds.count("member") == 1
    assert "member" not in [change.kind for change in other.feed().changes]


def test_sales_of_somebody_who_signed_up_offline_find_their_member(chain: Chain, new_till: NewTill) -> None:
    who = a_member(chain)
    till = new_till()
    own_id = new_id()
    sell(till, chain.variants[0], 59_900, member_id=own_id)
    till.upload_all()
    answer = sign_up(till, PHONE, member_id=own_id)
    assert (answer.already, answer.member.member_id, answer.member.points) == (True, who, 1_599)
    sell(till, chain.variants[0], 10_000, member_id=own_id)
    till.upload_all()
    assert member(chain, who).points == 1_699
    assert odd(chain) == []


def test_two_members_that_are_one_person_are_merged(chain: Chain, new_till: NewTill) -> None:
    one, two = a_member(chain), a_member(chain, phone="13900001111", home_store_id=chain.near.store_id)
    till = new_till()
    sell(till, chain.variants[0], 59_900, member_id=two)
    till.upload_all()
    chain.central.members.merge(two, one)
    now = member(chain, one)
    assert (now.points, now.principal, now.gift, now.orders) == (2_599, 100_000, 10_000, 1)
    assert find(till, "13900001111").member == find(till, PHONE).member == now
    assert chain.central.members.get(two) is None
    assert hold(till, VALUE, two, 110_000)[1].outcome is Held.GRANTED
    gone = [change for change in till.feed().changes if change.key == two]
    assert b'"gone":true' in bytes(gone[-1].payload)


def test_a_member_has_another_number_and_is_never_left_without_a_name(chain: Chain, new_till: NewTill) -> None:
    one, _two = a_member(chain), a_member(chain, phone="13900001111")
    till, office = new_till(), chain.central.members
    office.change_identity(one, IdentityKind.PHONE, "13712345678")
    assert find(till, "13712345678").member == member(chain, one)
    assert member(chain, one).phone_masked == "137****5678"
    assert find(till, PHONE).member is None
    for kind, wrong in (
        (IdentityKind.PHONE, "13900001111"),
        (IdentityKind.PHONE, "137"),
        (IdentityKind.PHONE, ""),
        (IdentityKind.CARD, "8" * 1_000),
    ):
        with pytest.raises(BadValue):
            office.change_identity(one, kind, wrong)
    assert find(till, "13712345678").member == member(chain, one)
    office.change_identity(one, IdentityKind.CARD, "M8888")
    office.change_identity(one, IdentityKind.PHONE, "")
    assert (find(till, "13712345678").member, member(chain, one).phone_masked) == (None, "")


def test_holds_are_repeated_released_and_never_of_somebody_elses_till(chain: Chain, new_till: NewTill) -> None:
    who = a_member(chain)
    till, other = new_till(), new_till()
    hold_id, first = hold(till, VALUE, who, 50_000)
    assert hold(till, VALUE, who, 50_000, hold_id=hold_id)[1] == first
    assert hold(other, VALUE, who, 50_000, hold_id=hold_id)[1].outcome is Held.REFUSED
    assert not release(other, hold_id)
    assert hold(other, VALUE, who, 5_001)[1].outcome is Held.NOT_ENOUGH
    assert (release(till, hold_id), release(till, hold_id)) == (True, False)
    assert hold(other, VALUE, who, 55_000)[1].outcome is Held.GRANTED


def test_a_wrong_password_counts_and_locks_out(chain: Chain, new_till: NewTill) -> None:
    who = a_member(chain)
    till = new_till()
    outcomes = [hold(till, VALUE, who, 100, password="111111")[1].outcome for _ in range(6)]
    assert outcomes == [Held.PROOF_WRONG] * 4 + [Held.LOCKED_OUT] * 2
    assert hold(till, VALUE, who, 100)[1].outcome is Held.LOCKED_OUT
    assert hold(till, VALUE, new_id(), 100)[1].outcome is Held.UNKNOWN


def test_the_history_shows_every_store_and_what_matches(chain: Chain, new_till: NewTill) -> None:
    from pos.wire.members import AskHistory, HistoryAnswer

    who = a_member(chain)
    near, far = new_till(), new_till("SH01")
    sales: list[Document] = []
    for till in (near, far):
        sales.append(sell(till, chain.variants[0], 59_900, member_id=who))
        till.upload_all()
    told = near.post("/v1/members/history", AskHistory(who), HistoryAnswer)
    assert {(line.where, line.number) for line in told.bought} == {
        ("北京店", sales[0].number),
        ("上海店", sales[1].number),
    }
    assert [move.points for move in told.points if move.reason == "earned"] == [599, 599]
    assert PHONE not in repr(told)
