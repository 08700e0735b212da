from dataclasses import replace
from datetime import date

import pytest

from pos.domain.drawer import CashMoveKind, Pieces
from pos.domain.duty import Duty
from pos.domain.errors import BadValue, DiskFull
from pos.domain.pricing import price
from pos.domain.shift import ShiftRules, ShiftTotals
from pos.domain.staff import Approval, Deed, Leave, Permission, Rule, Verdict
from pos.domain.store_rules import StoreRules
from pos.ports.drawer import Kick
from pos.ports.printing import JobKind
from pos.usecases.selling.take_payment import add_cash, start
from pos.usecases.shift.close_shift import Closing, ClosingOutcome, closing
from pos.usecases.shift.move_cash import Moved, moving
from pos.usecases.shift.open_drawer import DrawerAnswer, DrawerOutcome
from pos.usecases.shift.open_shift import Opened
from pos.usecases.shift.report_shift import Reported, reporting
from pos.wire.event import DrawerOpened, ShiftClosed, ShiftOpened, ShiftReported, decode_body, decode_head
from tests.examples import ASSISTANT, CLERK, MANAGER, NOON, STORE, TILL, a_cart, an_item
from tests.usecases.counter import Shop

EVENT = "0190f000-0000-7000-8000-00000000000a"
YES = Approval(MANAGER.staff_id, Permission.OPEN_DRAWER, "换零钱", NOON, subject=EVENT, detail="换零钱")


def test_a_shift_opens_with_its_float() -> None:
    shop = Shop()
    shift = shop.open_shift(TILL, CLERK, 30_000).shift

    assert shift is not None
    assert (shift.number, shift.float_amount, shift.drawer) == ("SBJ01-02-261122-000001", 30_000, True)
    assert (shift.store_id, shift.till_id, shift.staff_id) == (STORE.store_id, TILL.till_id, CLERK.staff_id)
    assert (shift.opened, shift.business_date) == (NOON, date(2026, 11, 22))
    assert shop.open_shift.current() == shift
    assert decode_body(decode_head(shop.ledger.state.payloads[0])) == ShiftOpened(shift)
    assert [(job.kind, job.document_id) for job in shop.ledger.state.jobs] == [(JobKind.SHIFT_OPENING, shift.shift_id)]


def test_a_till_has_one_open_shift_where_all_share_its_drawer() -> None:
    shop = Shop()
    shift = shop.open_shift(TILL, CLERK, 0).shift

    with pytest.raises(BadValue):
        shop.open_shift(TILL, MANAGER, 0)
    assert (shop.open_shift.current(), shop.kinds()) == (shift, ["shift_opened"])
    assert shop.open_shift.current(MANAGER) == shift


def test_each_clerk_has_a_drawer_of_their_own_where_the_store_says_so() -> None:
    shop = Shop()
    shop.mirror.rules = StoreRules(shift=ShiftRules(drawer_each=True))
    mine, hers = shop.open_shift(TILL, CLERK, 20_000).shift, shop.open_shift(TILL, MANAGER, 30_000).shift
    assert mine is not None
    assert hers is not None
    with pytest.raises(BadValue):
        shop.open_shift(TILL, CLERK, 0)
    priced = price(a_cart(an_item(retail=16_350)))
    shop.complete_sale(priced, add_cash(start(priced), 20_000), Duty(TILL, CLERK, mine))

    assert (shop.open_shift.current(CLERK), shop.open_shift.current(MANAGER)) == (mine, hers)
    assert shop.open_shift.current(ASSISTANT) is None
    assert shop.close_shift.totals(mine).expected_cash == 36_350
    assert shop.close_shift(Duty(TILL, MANAGER, hers), 30_000).outcome is ClosingOutcome.CLOSED
    assert shop.open_shift.current() == mine


def test_who_may_open_no_shift() -> None:
    shop = Shop()
    asks = replace(CLERK, rules=(Rule(Permission.OPEN_SHIFT, Verdict.APPROVAL),))
    yes = Approval(MANAGER.staff_id, Permission.OPEN_SHIFT, "", NOON, EVENT)

    assert shop.open_shift(TILL, ASSISTANT, 0) == Opened(Leave.DENIED)
    assert shop.open_shift(TILL, asks, 0) == Opened(Leave.NEEDS_APPROVAL)
    opened = shop.open_shift(TILL, asks, 0, shift_id=EVENT, approval=yes)
    assert opened.shift is not None
    assert opened.shift.shift_id == EVENT


@pytest.mark.parametrize("amount", (-1, 10**12 + 1))
def test_cash_in_a_drawer_has_a_range(amount: int) -> None:
    shop = Shop()
    with pytest.raises(BadValue):
        shop.open_shift(TILL, CLERK, amount)
    with pytest.raises(BadValue):
        shop.close_shift(shop.on_duty(), amount)
    assert shop.kinds() == ["shift_opened"]


def test_a_till_without_a_drawer_has_shifts_too() -> None:
    shop = Shop()
    shop.mirror.rules = StoreRules(shift=ShiftRules(drawerless=(2,)))
    with pytest.raises(BadValue):
        shop.open_shift(TILL, CLERK, 100)
    duty = shop.on_duty(float_amount=0)
    with pytest.raises(BadValue):
        shop.move_cash(duty, CashMoveKind.IN, 100, "零钱")

    assert (duty.shift.drawer, shop.open_shift.has_drawer(TILL)) == (False, False)
    closing = shop.close_shift(duty, 0)
    assert closing.outcome is ClosingOutcome.CLOSED
    assert shop.open_shift.has_drawer(replace(TILL, number=3))


def test_a_shift_comes_to_its_sales_and_closes_with_what_was_counted() -> None:
    shop = Shop()
    duty = shop.on_duty(float_amount=30_000)
    priced = price(a_cart(an_item(retail=16_350)))
    shop.complete_sale(priced, add_cash(start(priced), 20_000), duty)
    shop.clock.pass_by(3600)
    notes = (Pieces(10_000, 4), Pieces(5_000, 1), Pieces(1_000, 1), Pieces(100, 4))
    close = shop.close_shift(duty, notes, "找零").close

    assert close is not None
    assert close.totals == ShiftTotals(sales=1, total=16_350, cash=16_350, expected_cash=46_350, handovers=0)
    assert (close.expected, close.counted, close.difference, close.reason) == (46_350, 46_400, 50, "找零")
    assert (close.pieces, close.approval) == (notes, None)
    assert (close.shift_id, close.staff_id, close.closed) == (duty.shift.shift_id, CLERK.staff_id, shop.clock.now())
    assert (close.z_number, close.perpetual) == ("ZBJ01-02-261122-000001", 16_350)
    assert shop.open_shift.current() is None
    assert decode_body(decode_head(shop.ledger.state.payloads[-1])) == ShiftClosed(close)
    assert shop.ledger.state.jobs[-1].kind is JobKind.SHIFT_CLOSING


def test_a_shift_without_sales_closes_and_parked_carts_are_carried_over() -> None:
    shop = Shop()
    duty = shop.on_duty(float_amount=30_000)
    shop.hold_cart(a_cart(an_item()))
    shop.open_payments = 2
    close = shop.close_shift(duty, 30_000).close

    assert close is not None
    assert (close.totals.sales, close.expected, close.held, close.open_payments) == (0, 30_000, 1, 2)
    assert len(shop.held_carts()) == 1
    assert shop.close_shift.totals(duty.shift) == close.totals
    assert shop.close_shift.open_payments == 2


def test_parked_carts_are_resolved_first_where_the_store_says_so() -> None:
    shop = Shop()
    shop.mirror.rules = StoreRules(shift=ShiftRules(carry_held=False))
    duty = shop.on_duty()
    cart = a_cart(an_item())
    shop.hold_cart(cart)

    assert shop.close_shift(duty, 30_000) == Closing(ClosingOutcome.HELD_CARTS, held=1)
    assert shop.open_shift.current() == duty.shift
    shop.recall_cart(cart.cart_id)
    assert shop.close_shift(duty, 30_000).outcome is ClosingOutcome.CLOSED


def test_only_the_open_shift_closes() -> None:
    shop = Shop()
    duty = shop.on_duty()
    with pytest.raises(BadValue):
        shop.close_shift(shop.duty(), 0)
    assert shop.close_shift(duty, 30_000).outcome is ClosingOutcome.CLOSED
    with pytest.raises(BadValue):
        shop.close_shift(duty, 30_000)
    assert shop.kinds() == ["shift_opened", "shift_closed"]


def test_a_difference_is_explained_and_a_large_one_approved() -> None:
    shop = Shop()
    duty = shop.on_duty(float_amount=30_000)
    unsaid = shop.close_shift(duty, 29_000)
    asked = shop.close_shift(duty, 24_999, "少了")
    assert (unsaid.outcome, asked.outcome) == (ClosingOutcome.REASON_WANTED, ClosingOutcome.NEEDS_APPROVAL)
    assert asked.deed == Deed(Permission.CLOSE_DIFFERENT, duty.shift.shift_id, "-5001", amount=5_001)
    yes = Approval(MANAGER.staff_id, asked.deed.permission, "已核", NOON, asked.deed.subject, asked.deed.detail)

    assert shop.close_shift(duty, 24_998, "少了", approvals=(yes,)).outcome is ClosingOutcome.NEEDS_APPROVAL
    assert shop.kinds() == ["shift_opened"]
    closed = shop.close_shift(duty, 24_999, "少了", approvals=(yes,)).close
    assert closed is not None
    assert (closed.difference, closed.approval, closed.z_number[-6:]) == (-5_001, yes, "000001")


def test_who_may_close_no_shift() -> None:
    shop = Shop()
    duty = shop.on_duty()
    asks = replace(CLERK, rules=(Rule(Permission.CLOSE_SHIFT, Verdict.APPROVAL),))

    assert shop.close_shift(replace(duty, staff=ASSISTANT), 30_000) == Closing(ClosingOutcome.DENIED)
    asked = shop.close_shift(replace(duty, staff=asks), 30_000)
    assert (asked.outcome, asked.deed) == (ClosingOutcome.NEEDS_APPROVAL, closing(duty.shift.shift_id))


def test_cash_is_moved_for_a_reason_and_with_a_yes() -> None:
    shop = Shop()
    duty = shop.on_duty(float_amount=30_000)
    came = shop.move_cash(duty, CashMoveKind.IN, 10_000, " 换零钱 ")
    dropped = shop.move_cash(duty, CashMoveKind.DROP, 25_000, "上缴")
    asked = shop.move_cash(duty, CashMoveKind.OUT, 1_500, "买水")
    deed = moving(EVENT, CashMoveKind.OUT, 1_500, "买水")
    yes = Approval(MANAGER.staff_id, deed.permission, "", NOON, deed.subject, deed.detail)
    out = shop.move_cash(duty, CashMoveKind.OUT, 1_500, "买水", move_id=EVENT, approval=yes)
    assert came.move is not None
    assert out.move is not None

    assert (came.move.reason, came.move.number, came.kick) == ("换零钱", "KBJ01-02-261122-000001", Kick.SENT)
    assert asked == Moved(Leave.NEEDS_APPROVAL)
    assert (out.move.number[-6:], out.move.approval, shop.drawer.kicks) == ("000003", yes, 3)
    assert dropped.move is not None
    assert [each.signed for each in (came.move, dropped.move, out.move)] == [10_000, -25_000, -1_500]
    assert shop.close_shift.totals(duty.shift).expected_cash == 13_500
    assert shop.ledger.state.jobs[-1].kind is JobKind.DRAWER_ENTRY
    shop.open_drawer(shop.duty(MANAGER), "换零钱")
    shop.report_shift(replace(duty, staff=MANAGER))
    assert shop.move_cash(replace(duty, staff=ASSISTANT), CashMoveKind.IN, 1, "x") == Moved(Leave.DENIED)
    with pytest.raises(BadValue):
        shop.move_cash(duty, CashMoveKind.IN, 100, " ")
    for amount in (0, -1):
        with pytest.raises(BadValue):
            shop.move_cash(duty, CashMoveKind.IN, amount, "x")


def test_what_a_shift_came_to_so_far_is_seen_with_a_yes_and_written_down() -> None:
    shop = Shop()
    duty = shop.on_duty(float_amount=30_000)
    shop.move_cash(duty, CashMoveKind.IN, 10_000, "零钱")
    deed = reporting(duty.shift.shift_id, shop.report_shift.next_running(duty.shift))
    yes = Approval(MANAGER.staff_id, deed.permission, "", NOON, deed.subject, deed.detail)
    first = shop.report_shift(duty, yes).interim
    shop.move_cash(duty, CashMoveKind.DROP, 5_000, "上缴")
    assert shop.report_shift(duty, yes) == Reported(Leave.NEEDS_APPROVAL)
    second = shop.report_shift(replace(duty, staff=MANAGER)).interim

    assert first is not None
    assert second is not None
    assert (first.running, first.expected, first.since) == (1, 40_000, first.figures)
    assert (second.running, second.expected, second.since.moved, second.figures.moved) == (2, 35_000, -5_000, 5_000)
    assert first.since + second.since == second.figures == shop.report_shift.so_far(duty.shift)
    assert shop.ledger.state.jobs[-1].kind is JobKind.X_REPORT
    assert decode_body(decode_head(shop.ledger.state.payloads[-1])) == ShiftReported(second)


def test_head_office_says_what_is_counted_and_when_the_screen_locks() -> None:
    shop = Shop()
    shop.mirror.rules = StoreRules(shift=ShiftRules(denominations=(10_000, 5_000), idle_lock_s=90))

    assert shop.close_shift.denominations == (10_000, 5_000)
    assert shop.open_shift.idle_lock_s == 90


def test_what_counts_no_note() -> None:
    for denomination, number in ((0, 1), (-100, 1), (100, -1), (100, 100_000)):
        with pytest.raises(BadValue):
            Pieces(denomination, number)
    for rules in ({"idle_lock_s": -1}, {"denominations": (100, 0)}):
        with pytest.raises(BadValue):
            ShiftRules(**rules)


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
