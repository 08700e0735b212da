"""Staff, members, items, and the chain of a journal."""

import hashlib
from dataclasses import replace

import pytest

from pos.domain.catalogue import ItemKind
from pos.domain.errors import CentralError, GuitaiError, Refused, Unreachable, WireError
from pos.domain.journal import genesis, link
from pos.domain.member import masked
from pos.domain.staff import Deed, Permission, Role, Rule, Verdict, verdict
from tests.examples import CLERK, MANAGER, an_item


@pytest.mark.parametrize("permission", Permission)
def test_an_assistant_works_no_till_and_a_manager_may_do_all(permission: Permission) -> None:
    assert verdict(Role.ASSISTANT, permission) is Verdict.DENIED
    assert verdict(Role.MANAGER, permission) is Verdict.ALLOWED


def test_a_clerk_sells_and_asks_for_the_rest() -> None:
    """As it stands in docs/money.md."""
    alone = {each for each in Permission if verdict(Role.CLERK, each) is Verdict.ALLOWED}
    denied = {each for each in Permission if verdict(Role.CLERK, each) is Verdict.DENIED}

    assert alone == {
        Permission.SELL, Permission.OPEN_SHIFT, Permission.CLOSE_SHIFT, Permission.CLOSE_DIFFERENT, Permission.CASH_IN,
        Permission.CASH_DROP, Permission.HAND_OVER, Permission.REPRINT, Permission.RETURN,
        Permission.PRICE_PROTECTION, Permission.COUNT_STOCK, Permission.RECEIVE_GOODS, Permission.SEND_GOODS,
    }  # fmt: skip
    assert denied == {Permission.SEE_PARKED, Permission.SEE_COST}


def test_head_office_says_otherwise() -> None:
    """Its rules replace the usual ones of their permissions; the rest is as usual."""
    trusted = replace(CLERK, rules=(Rule(Permission.DISCOUNT, Verdict.ALLOWED, part=1_000, amount=5_000),))

    assert trusted.may(Permission.DISCOUNT) is Verdict.ALLOWED
    assert trusted.may(Permission.OPEN_PRICE) is Verdict.APPROVAL
    assert replace(MANAGER, rules=(Rule(Permission.WAIVE, Verdict.DENIED),)).may(Permission.WAIVE) is Verdict.DENIED


@pytest.mark.parametrize(
    "part, amount, may",
    (
        (1_000, 5_000, Verdict.ALLOWED), (1_001, 5_000, Verdict.APPROVAL), (1_000, 5_001, Verdict.APPROVAL),
        (0, 0, Verdict.ALLOWED), (10_000, 10**12, Verdict.APPROVAL),
    ),
)  # fmt: skip
def test_what_is_beyond_a_limit_needs_a_yes(part: int, amount: int, may: Verdict) -> None:
    trusted = replace(CLERK, rules=(Rule(Permission.DISCOUNT, Verdict.ALLOWED, part=1_000, amount=5_000),))

    assert trusted.may(Deed(Permission.DISCOUNT, part=part, amount=amount)) is may
    assert MANAGER.may(Deed(Permission.DISCOUNT, part=part, amount=amount)) is Verdict.ALLOWED


@pytest.mark.parametrize(
    "phone, shown",
    (("13812342046", "138****2046"), ("1381234204", "138***4204"), ("85212345", "********"), ("", "")),
)
def test_phone_numbers_are_masked(phone: str, shown: str) -> None:
    assert masked(phone) == shown


@pytest.mark.parametrize("kind", ItemKind)
def test_services_and_typed_prices_have_no_stock(kind: ItemKind) -> None:
    assert an_item(kind=kind).has_stock == (kind not in {ItemKind.SERVICE, ItemKind.OPEN_PRICE})


def test_each_hash_covers_all_that_went_before() -> None:
    start = hashlib.sha256(b"guitai:till-1").digest()
    first = hashlib.sha256(start + b"one").digest()

    assert genesis("till-1") == start.hex()
    assert link(start.hex(), b"one") == first.hex()
    assert link(first.hex(), b"two") == hashlib.sha256(first + b"two").hexdigest()


def test_faults_carry_what_the_caller_needs() -> None:
    assert (Refused("used_code", status=409).reason, Refused("used_code", status=409).status) == ("used_code", 409)
    assert str(Refused("used_code")) == "used_code"
    assert Unreachable("busy", retry_after_s=3).retry_after_s == 3
    assert issubclass(Unreachable, CentralError)
    assert issubclass(WireError, ValueError | GuitaiError)
