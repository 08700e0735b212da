import random
from dataclasses import replace
from datetime import timedelta

import pytest

from pos.domain.errors import DiskFull
from pos.domain.staff import Approval, Deed, Leave, Permission, SignIn, Staff, leave
from pos.usecases.shift.check_pin import CheckPin
from pos.wire.event import Approved, SignedIn, decode_body, decode_head
from tests.examples import ASSISTANT, CLERK, MANAGER, NOON
from tests.fakes.clock import Clock
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
    for _ in range(2):
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
    assert shop.approve(twin, PINS[MANAGER], Deed(Permission.DISCOUNT), "").outcome is SignIn.OK
    assert shop.sign_in(CLERK, PINS[CLERK]).staff == CLERK
    assert shop.sign_in(replace(CLERK, staff_id="gone"), PINS[CLERK]).outcome is SignIn.UNKNOWN


def test_approving_counts_the_same_wrong_pins() -> None:
    shop = Shop()
    for _ in range(5):
        shop.approve(MANAGER.name, "000000", Deed(Permission.DISCOUNT), "")

    locked = shop.approve(MANAGER.name, PINS[MANAGER], Deed(Permission.DISCOUNT), "")
    assert (locked.outcome, locked.approval) == (SignIn.LOCKED, None)
    assert locked.retry == NOON + timedelta(seconds=60)
    assert shop.sign_in(MANAGER.name, PINS[MANAGER]).outcome is SignIn.LOCKED


def test_a_clock_set_back_does_not_lock_for_days() -> None:
    shop = Shop()
    wrong(shop, 5)
    shop.clock.set_by_s = -3 * 24 * 3600

    assert shop.sign_in(CLERK.name, PINS[CLERK]).retry == shop.clock.now() + timedelta(seconds=60)


@pytest.mark.parametrize(
    "damage", (b"{", b"[]", b'{"people": 1}', b'{"people": {"a": [1]}}', b'{"wrong": ["x"]}', b'{"ran_s": {}}', b"\xff")
)
def test_counts_that_cannot_be_read_count_nothing(damage: bytes) -> None:
    shop = Shop()
    shop.secrets.put("wrong-pins", damage)

    assert shop.sign_in(CLERK.name, PINS[CLERK]).outcome is SignIn.OK


@pytest.mark.parametrize("permission", (Permission.DISCOUNT, Permission.SEE_PARKED))
def test_a_managers_yes_says_who_what_and_why_and_is_journalled(permission: Permission) -> None:
    shop = Shop()
    deed = Deed(permission, subject="cart-1", detail="line 1 percent 8000")
    approved = shop.approve(MANAGER.name, PINS[MANAGER], deed, "老顾客", asked_by=CLERK.staff_id)

    assert approved.outcome is SignIn.OK
    assert approved.approval == Approval(
        MANAGER.staff_id, permission, "老顾客", NOON, "cart-1", "line 1 percent 8000", CLERK.staff_id
    )
    assert [decode_body(decode_head(each)) for each in shop.ledger.state.payloads] == [
        Approved(permission, approved.approval)
    ]


def test_a_yes_is_for_one_deed() -> None:
    deed = Deed(Permission.DISCOUNT, subject="cart-1", detail="line 1 percent 8000")
    yes = Approval(MANAGER.staff_id, deed.permission, "", NOON, deed.subject, deed.detail)

    assert leave(CLERK, deed, yes) is Leave.GIVEN
    for other in (
        replace(deed, subject="cart-2"), replace(deed, detail="line 2 percent 8000"),
        replace(deed, permission=Permission.OPEN_PRICE),
    ):  # fmt: skip
        assert leave(CLERK, other, yes) is Leave.NEEDS_APPROVAL
        assert leave(ASSISTANT, other, yes) is Leave.DENIED
    assert leave(ASSISTANT, deed, yes) is Leave.DENIED
    assert leave(CLERK, Deed(Permission.DISCOUNT), replace(yes, subject="", detail="")) is Leave.NEEDS_APPROVAL


def test_ten_thousand_guesses_with_restarts_and_clock_jumps() -> None:
    """At most ten are looked at in any quarter of an hour that the till ran, whoever they are guessed for."""
    looked_at: list[float] = []

    class Watched(PinHasher):
        def check(self, pin: str, *, salt: bytes, checked: bytes) -> bool:
            looked_at.append(ran)
            return super().check(pin, salt=salt, checked=checked)

    chance = random.Random(20261122)
    shop, ran = Shop(), 0.0
    check = CheckPin(mirror=shop.mirror, hasher=Watched(), secrets=shop.secrets, clock=shop.clock)
    for guess in range(10_000):
        match chance.randrange(40):
            case 0:
                clock = Clock(NOON)
                clock.set_by_s = chance.uniform(-1e7, 1e7)
                check = CheckPin(mirror=shop.mirror, hasher=Watched(), secrets=shop.secrets, clock=clock)
                shop.clock = clock
            case 1:
                shop.clock.set_by_s = chance.uniform(-1e8, 1e8)
            case _:
                passed = chance.choice((0.0, 0.2, 1.0, 5.0, 70.0))
                shop.clock.pass_by(passed)
                ran += passed
        check(chance.choice((CLERK, MANAGER, ASSISTANT)), f"{guess:06d}")

    assert len(looked_at) > 100
    assert all(later - sooner >= 900 for sooner, later in zip(looked_at, looked_at[10:], strict=False))


def test_who_gets_in_does_not_wipe_what_others_guessed() -> None:
    shop = Shop()
    for guessed in (CLERK, CLERK, CLERK, CLERK, ASSISTANT, ASSISTANT, ASSISTANT, ASSISTANT, ASSISTANT):
        shop.sign_in(guessed.name, "000000")
        assert shop.sign_in(MANAGER.name, PINS[MANAGER]).outcome is SignIn.OK

    assert shop.sign_in(CLERK.name, "000000").outcome is SignIn.WRONG
    locked = shop.sign_in(MANAGER.name, PINS[MANAGER])
    assert (locked.outcome, locked.retry) == (SignIn.LOCKED, NOON + timedelta(minutes=15))


def test_a_lock_outlasts_restarts_but_not_for_ever() -> None:
    shop = Shop()
    wrong(shop, 5)
    for _ in range(3):
        shop.clock.pass_by(19)
        assert shop.sign_in(CLERK.name, PINS[CLERK]).outcome is SignIn.LOCKED
        restarted = Shop()
        restarted.secrets.kept.update(shop.secrets.kept)
        shop = restarted
    shop.clock.pass_by(3)

    assert shop.sign_in(CLERK.name, PINS[CLERK]).outcome is SignIn.OK


def test_who_would_need_a_yes_cannot_give_one() -> None:
    shop = Shop()

    assert shop.approve(CLERK.name, PINS[CLERK], Deed(Permission.DISCOUNT), "").outcome is SignIn.NOT_ALLOWED
    assert shop.approve(CLERK.name, PINS[CLERK], Deed(Permission.SEE_PARKED), "").outcome is SignIn.NOT_ALLOWED
    assert shop.approve("nobody", "1", Deed(Permission.DISCOUNT), "").outcome is SignIn.UNKNOWN
    assert shop.kinds() == []
