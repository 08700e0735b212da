from dataclasses import replace
from datetime import date

import pytest

from pos.domain.errors import BadValue, DiskFull
from pos.domain.pricing import price
from pos.domain.shift import ShiftTotals
from pos.domain.staff import Approval, Permission
from pos.ports.drawer import Kick
from pos.ports.printing import JobKind
from pos.usecases.selling.take_payment import add_cash, start
from pos.usecases.shift.open_drawer import DrawerAnswer, DrawerOutcome
from pos.wire.event import DrawerOpened, ShiftClosed, ShiftOpened, decode_body, decode_head
from tests.examples import ASSISTANT, CLERK, MANAGER, NOON, STORE, TILL, a_cart, an_item
from tests.usecases.counter import Shop

EVENT = "0190f000-0000-7000-8000-00000000000a"
YES = Approval(MANAGER.staff_id, Permission.OPEN_DRAWER, "换零钱", NOON, subject=EVENT, detail="换零钱")


def test_a_shift_opens_with_its_float() -> None:
    shop = Shop()
    shift = shop.open_shift(TILL, CLERK, 30_000)

    assert (shift.number, shift.float_amount) == ("SBJ01-02-261122-000001", 30_000)
    assert (shift.store_id, shift.till_id, shift.staff_id) == (STORE.store_id, TILL.till_id, CLERK.staff_id)
    assert (shift.opened, shift.business_date) == (NOON, date(2026, 11, 22))
    assert shop.open_shift.current() == shift
    assert decode_body(decode_head(shop.ledger.state.payloads[0])) == ShiftOpened(shift)
    assert [(job.kind, job.document_id) for job in shop.ledger.state.jobs] == [(JobKind.SHIFT_OPENING, shift.shift_id)]


def test_a_till_has_one_open_shift() -> None:
    shop = Shop()
    shift = shop.open_shift(TILL, CLERK, 0)

    with pytest.raises(BadValue):
        shop.open_shift(TILL, MANAGER, 0)
    assert (shop.open_shift.current(), shop.kinds()) == (shift, ["shift_opened"])


@pytest.mark.parametrize("amount", (-1, 10**12 + 1))
def test_cash_in_a_drawer_has_a_range(amount: int) -> None:
    shop = Shop()
    with pytest.raises(BadValue):
        shop.open_shift(TILL, CLERK, amount)
    with pytest.raises(BadValue):
        shop.close_shift(shop.on_duty(), amount)
    assert shop.kinds() == ["shift_opened"]


def test_a_shift_comes_to_its_sales_and_closes_with_what_was_counted() -> None:
    shop = Shop()
    duty = shop.on_duty(float_amount=30_000)
    priced = price(a_cart(an_item(retail=16_350)))
    shop.complete_sale(priced, add_cash(start(priced), 20_000), duty)
    shop.clock.pass_by(3600)
    close = shop.close_shift(duty, 46_400, "找零")

    assert close.totals == ShiftTotals(sales=1, total=16_350, cash=16_350, expected_cash=46_350, handovers=0)
    assert (close.expected, close.counted, close.reason) == (46_350, 46_400, "找零")
    assert (close.shift_id, close.staff_id, close.closed) == (duty.shift.shift_id, CLERK.staff_id, shop.clock.now())
    assert shop.open_shift.current() is None
    assert decode_body(decode_head(shop.ledger.state.payloads[-1])) == ShiftClosed(close)
    assert shop.ledger.state.jobs[-1].kind is JobKind.SHIFT_CLOSING


def test_a_shift_without_sales_closes_and_parked_carts_stay() -> None:
    shop = Shop()
    duty = shop.on_duty(float_amount=30_000)
    shop.hold_cart(a_cart(an_item()))
    close = shop.close_shift(duty, 30_000)

    assert (close.totals.sales, close.expected) == (0, 30_000)
    assert len(shop.held_carts()) == 1
    assert shop.close_shift.totals(duty.shift.shift_id) == close.totals


def test_only_the_open_shift_closes() -> None:
    shop = Shop()
    duty = shop.on_duty()
    with pytest.raises(BadValue):
        shop.close_shift(shop.duty(), 0)
    shop.close_shift(duty, 0)
    with pytest.raises(BadValue):
        shop.close_shift(duty, 0)
    assert shop.kinds() == ["shift_opened", "shift_closed"]


def test_the_drawer_opens_for_a_reason_with_a_yes() -> None:
    shop = Shop()
    duty = shop.duty()

    assert shop.open_drawer(duty, "换零钱").outcome is DrawerOutcome.NEEDS_APPROVAL
    assert shop.drawer.kicks == 0
    for other in (replace(YES, subject=""), replace(YES, detail="找零"), replace(YES, permission=Permission.DISCOUNT)):
        assert shop.open_drawer(duty, "换零钱", other, event_id=EVENT).outcome is DrawerOutcome.NEEDS_APPROVAL
    assert shop.open_drawer(duty, "换零钱", YES).outcome is DrawerOutcome.NEEDS_APPROVAL
    assert shop.open_drawer(duty, "换零钱", replace(YES, subject="")).outcome is DrawerOutcome.NEEDS_APPROVAL
    assert shop.drawer.kicks == 0
    opened = shop.open_drawer(duty, " 换零钱 ", YES, event_id=EVENT)
    assert opened == DrawerAnswer(DrawerOutcome.OPENED, Kick.SENT)
    assert shop.drawer.kicks == 1
    body = decode_body(decode_head(shop.ledger.state.payloads[0]))
    assert body == DrawerOpened(duty.shift.shift_id, "换零钱", YES)
    assert shop.ledger.state.events[0].event_id == EVENT


def test_a_manager_opens_it_herself_and_an_assistant_never() -> None:
    shop = Shop()
    shop.drawer.answer = Kick.NOT_SENT

    assert shop.open_drawer(shop.duty(MANAGER), "放零钱") == DrawerAnswer(DrawerOutcome.OPENED, Kick.NOT_SENT)
    assert shop.open_drawer(shop.duty(ASSISTANT), "看看", YES).outcome is DrawerOutcome.DENIED
    assert shop.kinds() == ["drawer_opened"]


def test_no_opening_goes_unseen() -> None:
    shop = Shop()
    shop.ledger.fault = DiskFull("no room")

    with pytest.raises(DiskFull):
        shop.open_drawer(shop.duty(), "换零钱", YES, event_id=EVENT)
    with pytest.raises(BadValue):
        shop.open_drawer(shop.duty(MANAGER), "  ")
    assert shop.drawer.kicks == 0
