"""Whose code it is, how a repeat is recognised, and numbers that providers take."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.payment.code import Provider, code_mark, provider_of
from pos.domain.payment.number import NumberedThing, number_of, read_number
from pos.domain.payment.rules import LIMITS, Rules
from pos.domain.reading import Reading, Sighting, Voice
from pos.domain.scan import ScanKind, State, read_scan
from pos.domain.scan.clean import clean
from pos.domain.scan.router import route
from pos.domain.scan.third_party import PlatformCode
from pos.wire.payments import PrepareVoucher, StartPayment

WECHAT = "134567890123456789"


@pytest.mark.parametrize(
    "code, provider",
    (
        (WECHAT, Provider.WECHAT),
        ("101234567890123456", Provider.WECHAT),
        ("161234567890123456", None),
        ("13456789012345678", None),
        ("1345678901234567890", None),
        ("2512345678901234", Provider.ALIPAY),
        ("301234567890123456789012", Provider.ALIPAY),
        ("3112345678901234", None),
        ("251234567890123", None),
        ("2512345678901234567890123", None),
        ("6212345678901234567", Provider.UNIONPAY),
        ("621234567890123456", None),
        ("１34567890123456789", None),
        ("", None),
        (WECHAT + "\n", None),
    ),
)
def test_provider_of(code: str, provider: Provider | None) -> None:
    assert provider_of(code) is provider


@given(st.from_regex(r"(1[0-5]\d{16}|(2[5-9]|30)\d{14,22}|62\d{17})", fullmatch=True, alphabet=string.digits))
def test_the_scan_router_and_the_payment_agree_on_what_a_code_is(code: str) -> None:
    assert provider_of(code) is not None
    assert read_scan(code).kind in (ScanKind.PAYMENT, ScanKind.ITEM)  # a GTIN may have the shape too


def test_a_repeat_is_recognised_and_the_code_is_not_in_it() -> None:
    mark = code_mark(WECHAT, key=b"k" * 32)
    assert mark == code_mark(WECHAT, key=b"k" * 32)
    assert mark != code_mark(WECHAT, key=b"l" * 32)
    assert mark != code_mark("134567890123456788", key=b"k" * 32)
    assert re.fullmatch("[0-9a-f]{64}", mark)
    assert WECHAT not in mark


@given(st.sampled_from(NumberedThing), st.uuids())
def test_a_number_is_short_and_leads_back(thing: NumberedThing, identity: object) -> None:
    number = number_of(thing, str(identity))
    assert re.fullmatch("[A-Z0-9]{6,32}", number)
    assert read_number(number) == (thing, str(identity))


@pytest.mark.parametrize("text", ("", "G", "4200001234", "GABC", "X" + "A" * 26, "G" + "A" * 27, "ｇ"))
def test_a_foreign_number_is_nobodys(text: str) -> None:
    assert read_number(text) is None


def test_no_two_numbers_are_alike() -> None:
    identity = new_id()
    assert len({number_of(thing, identity) for thing in NumberedThing}) == len(NumberedThing)
    with pytest.raises(BadValue):
        number_of(NumberedThing.PAYMENT, "not an id")


@pytest.mark.parametrize("name", LIMITS)
def test_settings_have_limits(name: str) -> None:
    low, high = LIMITS[name]
    assert getattr(Rules(**{name: low}), name) == low
    assert getattr(Rules(**{name: high}), name) == high
    for wrong in (low - 1, high + 1, "5", True, 1.5):
        with pytest.raises(BadValue):
            Rules(**{name: wrong})  # type: ignore[arg-type]


@pytest.mark.parametrize("code", ("134567890123456789", "281234567890123456", "6212345678901234567"))
def test_nothing_that_carries_a_code_shows_it(code: str) -> None:
    """What is shown of a value ends up in a log line or a traceback one day."""
    corners = ((0, 0), (1, 0), (1, 1), (0, 1))
    carriers = (
        read_scan(code, state=State.PAYING),
        clean(code),
        Reading(Voice.ZXING, "]C0", "Code 128", code, corners),
        Sighting("]C0", "Code 128", code, (Voice.ZXING,), corners, confirmed=True),
        PlatformCode(code),
        StartPayment("attempt", "sale", 100, code),
        PrepareVoucher(code),
    )
    for carrier in (*carriers, route(code, State.PAYING)):
        assert code not in repr(carrier), type(carrier)
    assert all(code in (getattr(each, "text", ""), getattr(each, "code", "")) for each in carriers)
