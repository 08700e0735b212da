"""Staff, members, items, and the chain of a journal."""

import hashlib

import pytest

from pos.domain.catalogue import ItemKind
from pos.domain.errors import CentralError, GuitaiError, Refused, Unreachable, WireError
from pos.domain.journal import genesis, link
from pos.domain.member import masked
from pos.domain.staff import Permission, Role, Verdict, verdict
from tests.examples import an_item


@pytest.mark.parametrize("permission", Permission)
def test_an_assistant_works_no_till_and_a_manager_may_do_all(permission: Permission) -> None:
    assert verdict(Role.ASSISTANT, permission) is Verdict.DENIED
    assert verdict(Role.MANAGER, permission) is Verdict.ALLOWED


def test_a_clerk_sells_and_asks_for_the_rest() -> None:
    asked = {each for each in Permission if verdict(Role.CLERK, each) is Verdict.APPROVAL}
    denied = {each for each in Permission if verdict(Role.CLERK, each) is Verdict.DENIED}

    assert asked == {
        Permission.DISCOUNT, Permission.OPEN_PRICE, Permission.OPEN_DRAWER, Permission.HAND_OVER_UNVERIFIED,
    }  # fmt: skip
    assert denied == {Permission.SEE_PARKED}


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
