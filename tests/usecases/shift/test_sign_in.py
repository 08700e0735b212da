from dataclasses import replace
from datetime import timedelta

import pytest

from pos.domain.errors import DiskFull
from pos.domain.staff import Permission, SignIn, Staff
from pos.usecases.shift.check_pin import CheckPin
from pos.wire.event import Approved, SignedIn, decode_body, decode_head
from tests.examples import ASSISTANT, CLERK, MANAGER, NOON
from tests.fakes.keys import PinHasher, Secrets
from tests.usecases.counter import BADGE, PINS, Shop


def wrong(shop: Shop, times: int, staff: Staff = CLERK) -> None:
    for _ in range(times):
        shop.sign_in(staff.name, "000000")


@pytest.mark.parametrize("staff", (CLERK, MANAGER))
def test_name_and_pin_sign_in_and_are_journalled(staff: Staff) -> None:
    shop = Shop()
    signed_in = shop.sign_in(f" {staff.name} ", PINS[staff])

    assert (signed_in.outcome, signed_in.staff) == (SignIn.OK, staff)
    head = decode_head(shop.ledger.state.payloads[0])
    assert (head.kind, head.staff, decode_body(head)) == ("signed_in", staff.staff_id, SignedIn(role=staff.role))


def test_an_assistant_works_no_till() -> None:
    shop = Shop()

    assert shop.sign_in(ASSISTANT.name, PINS[ASSISTANT]).outcome is SignIn.NOT_ALLOWED
    assert shop.kinds() == []


def test_a_wrong_pin_and_a_stranger() -> None:
    shop = Shop()

    assert shop.sign_in(CLERK.name, PINS[MANAGER]).outcome is SignIn.WRONG
    assert shop.sign_in("nobody", "111111").outcome is SignIn.UNKNOWN
    assert shop.kinds() == []


def test_a_badge_names_but_does_not_sign_in() -> None:
    shop = Shop()

    assert shop.sign_in.by_badge(f"]C0{BADGE.lower()}") == MANAGER
    assert shop.sign_in.by_badge(BADGE[:-1] + "Z") is None
    assert shop.sign_in.by_badge("6901234567892") is None
    assert shop.kinds() == []
    assert shop.sign_in(MANAGER.name, BADGE).outcome is SignIn.WRONG


def test_staff_by_name() -> None:
    assert set(Shop().list_staff()) == {CLERK, MANAGER, ASSISTANT}


def test_five_wrong_pins_lock_for_a_minute() -> None:
    shop = Shop()
    wrong(shop, 4)
    assert shop.sign_in(CLERK.name, "000000").retry == NOON + timedelta(seconds=60)

    locked = shop.sign_in(CLERK.name, PINS[CLERK])
    assert (locked.outcome, locked.retry) == (SignIn.LOCKED, NOON + timedelta(seconds=60))
    assert shop.sign_in(MANAGER.name, PINS[MANAGER]).outcome is SignIn.OK
    shop.clock.pass_by(60)
    assert shop.sign_in(CLERK.name, PINS[CLERK]).outcome is SignIn.OK


def test_each_further_wrong_pin_locks_twice_as_long_up_to_a_quarter_of_an_hour() -> None:
    shop = Shop()
    wrong(shop, 4)
    waits = []
    for _ in range(7):
        retry = shop.sign_in(CLERK.name, "000000").retry
        assert retry is not None
        waits.append((retry - shop.clock.now()).total_seconds())
        shop.clock.pass_by(waits[-1])

    assert waits == [60, 120, 240, 480, 900, 900, 900]


def test_a_right_pin_forgets_the_wrong_ones() -> None:
    shop = Shop()
    for _ in range(3):
        wrong(shop, 4)
        assert shop.sign_in(CLERK.name, PINS[CLERK]).outcome is SignIn.OK


def test_a_restart_forgets_nothing() -> None:
    before, after = Shop(), Shop()
    wrong(before, 5)
    after.secrets.kept.update(before.secrets.kept)

    assert after.sign_in(CLERK.name, PINS[CLERK]).outcome is SignIn.LOCKED


def test_who_ends_the_program_while_the_pin_is_checked_has_had_that_try() -> None:
    class Ended(PinHasher):
        def check(self, pin: str, *, salt: bytes, checked: bytes) -> bool:
            raise KeyboardInterrupt

    before, after = Shop(), Shop()
    check = CheckPin(mirror=before.mirror, hasher=Ended(), secrets=before.secrets, clock=before.clock)
    for _ in range(5):
        with pytest.raises(KeyboardInterrupt):
            check(CLERK, "000000")
    after.secrets.kept.update(before.secrets.kept)

    assert after.sign_in(CLERK, PINS[CLERK]).outcome is SignIn.LOCKED


def test_a_try_that_cannot_be_counted_is_none() -> None:
    class Full(Secrets):
        def put(self, name: str, value: bytes) -> None:
            raise DiskFull("full")

    shop = Shop()
    check = CheckPin(mirror=shop.mirror, hasher=shop.hasher, secrets=Full(), clock=shop.clock)
    with pytest.raises(DiskFull):
        check(CLERK, PINS[CLERK])


def test_of_two_people_with_one_name_the_one_who_was_chosen_is_checked() -> None:
    shop = Shop()
    twin = replace(MANAGER, staff_id="twin", name=CLERK.name)
    mine = shop.mirror.people[MANAGER.name.lower()]
    shop.mirror.people["twin"] = replace(mine, staff=twin)

    assert shop.sign_in(twin, PINS[CLERK]).outcome is SignIn.WRONG
    assert shop.sign_in(twin, PINS[MANAGER]).staff == twin
    assert shop.approve(twin, PINS[MANAGER], Permission.DISCOUNT, "").outcome is SignIn.OK
    assert shop.sign_in(CLERK, PINS[CLERK]).staff == CLERK
    assert shop.sign_in(replace(CLERK, staff_id="gone"), PINS[CLERK]).outcome is SignIn.UNKNOWN


def test_approving_counts_the_same_wrong_pins() -> None:
    shop = Shop()
    for _ in range(5):
        shop.approve(MANAGER.name, "000000", Permission.DISCOUNT, "")

    locked = shop.approve(MANAGER.name, PINS[MANAGER], Permission.DISCOUNT, "")
    assert (locked.outcome, locked.approval) == (SignIn.LOCKED, None)
    assert locked.retry == NOON + timedelta(seconds=60)
    assert shop.sign_in(MANAGER.name, PINS[MANAGER]).outcome is SignIn.LOCKED


def test_a_clock_set_back_does_not_lock_for_days() -> None:
    shop = Shop()
    wrong(shop, 5)
    shop.clock.pass_by(-3 * 24 * 3600)

    assert shop.sign_in(CLERK.name, PINS[CLERK]).retry == shop.clock.now() + timedelta(seconds=60)


@pytest.mark.parametrize("damage", (b"{", b"[]", b'{"a": 1}', b'{"a": [1]}', b'{"a": ["x", 2]}', b"\xff"))
def test_counts_that_cannot_be_read_count_nothing(damage: bytes) -> None:
    shop = Shop()
    shop.secrets.put("wrong-pins", damage)

    assert shop.sign_in(CLERK.name, PINS[CLERK]).outcome is SignIn.OK


@pytest.mark.parametrize(
    "permission, kinds",
    (
        (Permission.DISCOUNT, []),
        (Permission.OPEN_PRICE, []),
        (Permission.OPEN_DRAWER, []),
        (Permission.HAND_OVER_UNVERIFIED, []),
        (Permission.SEE_PARKED, ["approved"]),
        (Permission.REPRINT, ["approved"]),
    ),
)
def test_a_managers_yes_is_journalled_where_nothing_else_carries_it(permission: Permission, kinds: list[str]) -> None:
    shop = Shop()
    approved = shop.approve(MANAGER.name, PINS[MANAGER], permission, "老顾客")

    assert approved.outcome is SignIn.OK
    assert approved.approval is not None
    assert (approved.approval.manager_id, approved.approval.permission) == (MANAGER.staff_id, permission)
    assert (approved.approval.reason, approved.approval.moment) == ("老顾客", NOON)
    assert shop.kinds() == kinds
    for payload in shop.ledger.state.payloads:
        assert decode_body(decode_head(payload)) == Approved(permission, approved.approval)


def test_who_would_need_a_yes_cannot_give_one() -> None:
    shop = Shop()

    assert shop.approve(CLERK.name, PINS[CLERK], Permission.DISCOUNT, "").outcome is SignIn.NOT_ALLOWED
    assert shop.approve(CLERK.name, PINS[CLERK], Permission.SEE_PARKED, "").outcome is SignIn.NOT_ALLOWED
    assert shop.approve("nobody", "1", Permission.DISCOUNT, "").outcome is SignIn.UNKNOWN
    assert shop.kinds() == []
