"""Signing up in one step, being named after the payment, and what a member's page shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pos.domain.coupon import Coupon, CouponKind
from pos.domain.document import DocumentKind
from pos.domain.errors import Refused, Unreachable
from pos.domain.ids import new_id
from pos.domain.member import Member
from pos.domain.member_code import MemberCode, signed_part
from pos.domain.pricing import price
from pos.domain.voucher import RightTo, Voucher, VoucherRight
from pos.usecases.members.find_member import MemberFound
from pos.usecases.members.name_member import Naming
from pos.usecases.members.send_sms import SendSms, Sms
from pos.usecases.members.sign_up import Joining, SendSignUps
from pos.usecases.members.tell_sign_ups import EVERY_S, TellSignUps
from pos.usecases.selling.take_payment import add_cash, start
from pos.wire.event import MemberNamed
from pos.wire.members import Bought, HistoryAnswer, SmsAnswer
from tests.examples import NOON, a_cart, an_item
from tests.fakes.catalogue import Catalogue
from tests.usecases.counter import Shop

PHONE = "13812342046"
MEMBER = Member(new_id(), "赵女士", "138****2046", "金卡", points=1_240)
COUPON = Coupon("c-1", "CABCDEFGHJKLM", "b-1", "新客券", CouponKind.AMOUNT, value=1_000, member_id=MEMBER.member_id)


def test_a_phone_number_is_enough() -> None:
    shop = Shop()
    joined = shop.members.sign_up(f" {PHONE} ", name=" 赵女士 ", birthday="10-01")
    assert joined.outcome is Joining.JOINED
    assert joined.member is not None
    assert (joined.member.name, joined.member.phone_masked, joined.member.birthday) == (
        "赵女士",
        "138****2046",
        "10-01",
    )
    assert shop.find_member(PHONE).member == joined.member
    # Who was a member before keeps the vouchers that the till was told of: the answer says nothing of them.
    voucher = Voucher("v-1", "VAAAABBBBCCCC", "礼包", (VoucherRight("r-1", "护理", RightTo.TRIAL),))
    shop.mirror.bundles[joined.member.member_id] = (voucher,)
    assert shop.members.sign_up(PHONE).outcome is Joining.ALREADY
    assert shop.mirror.vouchers(joined.member.member_id) == (voucher,)
    assert PHONE not in repr(shop.mirror.members)


@pytest.mark.parametrize(
    "phone, name, birthday, outcome",
    (
        ("12345", "", "", Joining.BAD_PHONE),
        ("6901234567892", "", "", Joining.BAD_PHONE),
        (PHONE, "赵" * 41, "", Joining.BAD_NAME),
        (PHONE, "赵\x1b", "", Joining.BAD_NAME),
        (PHONE, "", "13-01", Joining.BAD_BIRTHDAY),
        (PHONE, "", "1-1", Joining.BAD_BIRTHDAY),
        (PHONE, "", "02-30", Joining.JOINED),  # nobody checks the calendar: it would fall on no day
    ),
)
def test_what_was_typed_is_looked_at(phone: str, name: str, birthday: str, outcome: Joining) -> None:
    shop = Shop()
    assert shop.members.sign_up(phone, name=name, birthday=birthday).outcome is outcome
    assert (shop.central.calls == []) == (outcome is not Joining.JOINED)


def test_without_the_network_they_are_a_member_here_and_head_office_hears_later() -> None:
    shop = Shop()
    shop.central.reachable = False
    joined = shop.members.sign_up(PHONE, name="赵女士")
    assert joined.outcome is Joining.JOINED_OFFLINE
    assert joined.member is not None
    assert joined.member.joined == date(2026, 11, 22)
    assert shop.find_member(PHONE).member == joined.member
    assert shop.members.sign_up(PHONE).member == joined.member
    assert shop.kinds() == []

    send = SendSignUps(desk=shop.desk, mirror=shop.mirror, ledger=shop.ledger)
    with pytest.raises(Unreachable):
        send()
    assert len(shop.ledger.sign_ups()) == 1
    shop.central.reachable = True
    # Somebody else at head office has that number by now: theirs is the member from here on.
    shop.central.members[PHONE] = MEMBER
    assert (send(), send()) == (1, 0)
    assert shop.ledger.sign_ups() == ()
    shop.central.reachable = False
    assert shop.find_member(PHONE).member == MEMBER


def test_a_dynamic_code_names_a_member_and_proves_it() -> None:
    shop = Shop()
    shop.central.members[PHONE] = MEMBER
    code = str(MemberCode(MEMBER.member_id, NOON, shop.chain.sign(signed_part(MEMBER.member_id, NOON))))
    shop.central.members[code] = MEMBER
    shop.desk.issue(COUPON)
    found = shop.find_member(code.lower())
    assert found == MemberFound(MEMBER, known_offline=False, reachable=True, coupons=(COUPON,), code=code)
    assert shop.members.wallet(MEMBER.member_id) == (COUPON,)
    assert shop.members.find.known(code[:-1]).member is None

    shop.find_member(PHONE)
    shop.central.reachable = False
    assert shop.find_member(code) == MemberFound(
        MEMBER, known_offline=True, reachable=False, coupons=(COUPON,), code=code
    )
    assert shop.members.find.known(PHONE).member == MEMBER
    assert shop.members.find.known("13900000000").member is None
    forged = str(MemberCode(MEMBER.member_id, NOON, bytes(64)))
    assert shop.find_member(forged).member is None
    shop.central.reachable = True
    assert shop.find_member(forged) == MemberFound(None, known_offline=False, reachable=True)


def test_a_member_named_after_the_payment_the_same_day() -> None:
    shop = Shop()
    priced = price(a_cart(an_item(1)))
    sold = shop.complete_sale(priced, add_cash(start(priced), priced.total), shop.duty()).document
    assert sold is not None
    name = shop.members.name_after
    assert name("nothing", MEMBER, shop.duty()) is Naming.UNKNOWN
    assert name.last_unnamed(shop.duty()) == sold
    assert name(sold.document_id, MEMBER, shop.duty()) is Naming.NAMED
    assert name.last_unnamed(shop.duty()) is None
    assert shop.kinds()[-1] == "member_named"
    assert shop.ledger.state.events[-1].body == MemberNamed(sold.document_id, MEMBER.member_id)
    assert shop.ledger.document(sold.document_id) == sold
    assert name(sold.document_id, MEMBER, shop.duty()) is Naming.ALREADY


def test_a_sale_with_a_member_or_of_another_day_or_a_return_cannot_be_named() -> None:
    shop = Shop()
    name = shop.members.name_after
    for number, cart in enumerate(
        (replace(a_cart(an_item(1)), member=MEMBER), replace(a_cart(an_item(1)), cart_id="c"))
    ):
        priced = price(cart)
        sold = shop.complete_sale(priced, add_cash(start(priced), priced.total), shop.duty()).document
        assert sold is not None
        if number:
            shop.ledger.state.documents["r"] = replace(sold, document_id="r", kind=DocumentKind.RETURN)
            shop.clock.pass_by(timedelta(days=1).total_seconds())
        assert name.last_unnamed(shop.duty()) is None
        outcome = name(sold.document_id, MEMBER, shop.duty())
        assert outcome is (Naming.TOO_LATE if number else Naming.ALREADY)
    assert name("r", MEMBER, shop.duty()) is Naming.UNKNOWN


def test_the_history_and_what_matches_it() -> None:
    item = an_item(3)
    shop = Shop(catalogue=Catalogue(item))
    line = Bought(date(2026, 10, 1), "上海店", "R1", "v-9", "DR0001", "连衣裙", "黑 M", 1000, 29_900)
    told = HistoryAnswer(bought=(line,), matching=(item.variant_id, "sold elsewhere"))
    shop.desk.histories[MEMBER.member_id] = told
    history = shop.members.history(MEMBER.member_id)
    assert (history.reachable, history.told, history.matching) == (True, told, (item,))
    shop.central.reachable = False
    assert shop.members.history(MEMBER.member_id).reachable is False


@pytest.mark.parametrize(
    "answer, outcome",
    (
        (SmsAnswer(sent=True), Sms.SENT),
        (SmsAnswer(sent=False, reason="no_provider"), Sms.NO_PROVIDER),
        (SmsAnswer(sent=False, reason="too_soon"), Sms.TOO_SOON),
    ),
)
def test_a_code_by_sms(answer: SmsAnswer, outcome: Sms) -> None:
    shop = Shop()
    shop.desk.sms = answer
    assert SendSms(desk=shop.desk)(MEMBER) is outcome
    shop.central.reachable = False
    assert shop.members.send_sms(MEMBER) is Sms.UNREACHABLE


@pytest.mark.expects_log("refuses somebody who signed up here: bad_member")
def test_the_loop_tries_until_head_office_has_them() -> None:
    shop = Shop()
    shop.central.reachable = False
    shop.members.sign_up(PHONE)
    tell = TellSignUps(send=SendSignUps(desk=shop.desk, mirror=shop.mirror, ledger=shop.ledger))
    assert tell.step() == EVERY_S
    assert len(shop.ledger.sign_ups()) == 1
    shop.central.reachable = True
    shop.central.faults = [Refused("bad_member", status=422)]
    tell.step()
    assert len(shop.ledger.sign_ups()) == 1
    tell.step()
    assert shop.ledger.sign_ups() == ()
    assert shop.central.members[PHONE].phone_masked == "138****2046"
