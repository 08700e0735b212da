"""Each permission × role, exactly as declared: generated from the declarations, asked of the use cases themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from pos.bootstrap.texts import load_texts
from pos.domain.cart import DiscountBy, ManualDiscount
from pos.domain.catalogue import ItemKind
from pos.domain.drawer import CashMoveKind
from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.pickup import Redemption
from pos.domain.quantity import ONE
from pos.domain.rights import USUAL
from pos.domain.staff import Approval, Deed, Permission, Role, Rule, SignIn, Staff, Verdict
from pos.ports.printing import JobKind, JobState, PrintJob
from pos.usecases.day.bank_cash import banking
from pos.usecases.day.close_day import closing_day
from pos.usecases.day.show_day import seeing
from pos.usecases.printing.print_again import PrintAgain, reprinting
from pos.usecases.selling.enter_written import entering
from pos.usecases.selling.give_discount import GiveDiscount, discounting
from pos.usecases.selling.type_price import changing_price, opening_price
from pos.usecases.shift.close_shift import closing, differing
from pos.usecases.shift.move_cash import moving
from pos.usecases.shift.open_drawer import opening as opening_drawer
from pos.usecases.shift.open_shift import opening as opening_shift
from pos.usecases.shift.report_shift import reporting
from tests.examples import CLERK, MANAGER, NOON, TILL, a_cart, an_item, an_order
from tests.fakes.print_queue import PrintQueue
from tests.usecases.counter import PINS, Shop

DAY = TILL.store.day(NOON)
DONE, ASKED, NO = Verdict.ALLOWED, Verdict.APPROVAL, Verdict.DENIED


def yes_to(deed: Deed) -> Approval:
    return Approval(MANAGER.staff_id, deed.permission, "", NOON, deed.subject, deed.detail)


def said(outcome: str) -> Verdict:
    """Whatever a use case calls it."""
    if outcome in {"needs_approval", "needs_manager"}:
        return ASKED
    return NO if outcome in {"denied", "not_allowed"} else DONE


Try = Callable[[Shop, Duty, bool], Verdict]
"""Does one thing as somebody, with a manager's yes to it or without; what it came to."""


def sells(shop: Shop, duty: Duty, yes: bool) -> Verdict:
    shop.mirror.people["somebody"] = replace(shop.mirror.people[CLERK.name], staff=replace(duty.staff, name="somebody"))
    return said(shop.sign_in("somebody", PINS[CLERK]).outcome)


def opens(shop: Shop, duty: Duty, yes: bool) -> Verdict:
    fresh, shift_id = Shop(), new_id()
    approval = yes_to(opening_shift(shift_id)) if yes else None
    return said(fresh.open_shift(TILL, duty.staff, 0, shift_id=shift_id, approval=approval).leave)


def closes(shop: Shop, duty: Duty, yes: bool) -> Verdict:
    approvals = (yes_to(closing(duty.shift.shift_id)),) if yes else ()
    return said(shop.close_shift(duty, 30_000, approvals=approvals).outcome)


def closes_different(shop: Shop, duty: Duty, yes: bool) -> Verdict:
    approvals = (yes_to(differing(duty.shift.shift_id, -1)),) if yes else ()
    able = replace(duty.staff, rules=(Rule(Permission.CLOSE_SHIFT, DONE), *duty.staff.rules))
    return said(shop.close_shift(replace(duty, staff=able), 29_999, "少了", approvals=approvals).outcome)


def reports(shop: Shop, duty: Duty, yes: bool) -> Verdict:
    approval = yes_to(reporting(duty.shift.shift_id, 1)) if yes else None
    return said(shop.report_shift(duty, approval).leave)


def moves(kind: CashMoveKind) -> Try:
    def move(shop: Shop, duty: Duty, yes: bool) -> Verdict:
        move_id = new_id()
        approval = yes_to(moving(move_id, kind, 100, "x")) if yes else None
        return said(shop.move_cash(duty, kind, 100, "x", move_id=move_id, approval=approval).leave)

    return move


def banks(shop: Shop, duty: Duty, yes: bool) -> Verdict:
    banking_id = new_id()
    approval = yes_to(banking(banking_id, DAY, 100, "1")) if yes else None
    return said(shop.bank_cash(duty, DAY, 100, "1", banking_id=banking_id, approval=approval).leave)


def sees_day(shop: Shop, duty: Duty, yes: bool) -> Verdict:
    asked_id = new_id()
    approval = yes_to(seeing(DAY, asked_id)) if yes else None
    return said(shop.show_day(duty.staff, DAY, asked_id=asked_id, approval=approval).leave)


def closes_day(shop: Shop, duty: Duty, yes: bool) -> Verdict:
    day_id = new_id()
    return said(
        shop.close_day(duty, DAY, day_id=day_id, approval=yes_to(closing_day(day_id, DAY)) if yes else None).leave
    )


def enters_paper(shop: Shop, duty: Duty, yes: bool) -> Verdict:
    cart = a_cart()
    on = DAY - timedelta(days=1)
    approval = yes_to(entering(cart, on, "0042")) if yes else None
    return said(shop.enter_written(cart, duty, on, "0042", approval=approval).outcome)


def discounts(shop: Shop, duty: Duty, yes: bool) -> Verdict:
    cart, off = a_cart(an_item()), ManualDiscount(DiscountBy.PERCENT, 9_000, "")
    approval = yes_to(discounting(cart, 1, off)) if yes else None
    return said(GiveDiscount()(cart, line_id=1, discount=off, staff=duty.staff, approval=approval).outcome)


def types_price(shop: Shop, duty: Duty, yes: bool) -> Verdict:
    cart, item = a_cart(), an_item(kind=ItemKind.OPEN_PRICE, retail=0)
    approval = yes_to(opening_price(cart, item, 100)) if yes else None
    return said(
        shop.type_price.new(
            cart, item, code="", quantity=ONE, unit_price=100, staff=duty.staff, approval=approval
        ).leave
    )


def changes_price(shop: Shop, duty: Duty, yes: bool) -> Verdict:
    cart = a_cart(an_item(retail=1_000))
    approval = yes_to(changing_price(cart, 1, 900)) if yes else None
    return said(shop.type_price.change(cart, 1, 900, staff=duty.staff, approval=approval).leave)


def opens_drawer(shop: Shop, duty: Duty, yes: bool) -> Verdict:
    event_id = new_id()
    approval = yes_to(opening_drawer(event_id, "x")) if yes else None
    return said(shop.open_drawer(duty, "x", approval, event_id=event_id).outcome)


def hands_over(shop: Shop, duty: Duty, yes: bool) -> Verdict:
    order = shop.tell(an_order(ready=True))
    decided = shop.hand_over(
        duty, order, code=shop.code(order), approval=unverified_yes(order.order_id) if yes else None
    )
    if duty.staff.may(Permission.HAND_OVER) is NO:
        return NO if decided.decision.outcome is Redemption.NEEDS_MANAGER else DONE
    return said(decided.decision.outcome)


def unverified_yes(order_id: str) -> Approval:
    return yes_to(Deed(Permission.HAND_OVER_UNVERIFIED, order_id))


def reprints(shop: Shop, duty: Duty, yes: bool) -> Verdict:
    queue = PrintQueue(PrintJob("job", JobKind.RECEIPT, "d", b"", NOON, state=JobState.PRINTED))
    again = PrintAgain(ledger=shop.ledger, queue=queue, clock=shop.clock, texts=load_texts)
    try:
        again("job", duty, yes_to(reprinting("job")) if yes else None)
    except BadValue:
        return NO if duty.staff.may(Permission.REPRINT) is NO else ASKED
    return DONE


TRIES: dict[Permission, Try] = {
    Permission.OPEN_SHIFT: opens,
    Permission.CLOSE_SHIFT: closes,
    Permission.CLOSE_DIFFERENT: closes_different,
    Permission.X_REPORT: reports,
    Permission.CASH_IN: moves(CashMoveKind.IN),
    Permission.CASH_OUT: moves(CashMoveKind.OUT),
    Permission.CASH_DROP: moves(CashMoveKind.DROP),
    Permission.BANK_CASH: banks,
    Permission.SEE_DAY: sees_day,
    Permission.CLOSE_DAY: closes_day,
    Permission.ENTER_WRITTEN: enters_paper,
    Permission.DISCOUNT: discounts,
    Permission.OPEN_PRICE: types_price,
    Permission.CHANGE_PRICE: changes_price,
    Permission.OPEN_DRAWER: opens_drawer,
    Permission.REPRINT: reprints,
}
"""What asks for a permission of its own and takes a manager's yes to it."""
BY_ITSELF = {Permission.SELL, Permission.HAND_OVER, Permission.HAND_OVER_UNVERIFIED}
"""Below, and in tests/usecases/pickup."""
ON_SCREEN = {Permission.SEE_PARKED, Permission.ENROL_AGAIN, Permission.ON_ACCOUNT}
"""In tests/ui: the screen shows or asks."""
COMING_BACK = {
    Permission.RETURN, Permission.RETURN_LATE, Permission.RETURN_WITHOUT_RECEIPT, Permission.WAIVE, Permission.VOID,
    Permission.CORRECT, Permission.PRICE_PROTECTION,
}  # fmt: skip
"""In tests/usecases/returning."""
WITH_GOODS = {
    Permission.COUNT_STOCK, Permission.POST_STOCKTAKE, Permission.RECEIVE_GOODS, Permission.SEND_GOODS,
    Permission.ADJUST_STOCK, Permission.SEE_COST,
}  # fmt: skip
"""In tests/usecases/stock."""
WITH_MEMBERS = {Permission.NAME_ANEW}
"""In tests/usecases/members."""


def test_every_permission_is_asked_for_somewhere() -> None:
    assert TRIES.keys() | BY_ITSELF | ON_SCREEN | COMING_BACK | WITH_GOODS | WITH_MEMBERS == set(Permission)
    assert USUAL.keys() == set(product(Role, Permission))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", TRIES)
def test_a_role_may_what_is_declared(permission: Permission, role: Role) -> None:
    check_verdict(permission, Staff("somebody", "某人", role), USUAL[role, permission].verdict)


@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("permission", TRIES)
def test_head_offices_word_is_what_holds(permission: Permission, verdict: Verdict) -> None:
    for role in Role:
        check_verdict(permission, Staff("somebody", "某人", role, (Rule(permission, verdict),)), verdict)


def check_verdict(permission: Permission, staff: Staff, verdict: Verdict) -> None:
    for yes in (False, True):
        shop = Shop()
        came_to = TRIES[permission](shop, replace(shop.on_duty(), staff=staff), yes)
        assert came_to is (DONE if yes and verdict is ASKED else verdict), (permission, staff.role, yes)


@pytest.mark.parametrize("verdict, outcome", ((DONE, SignIn.OK), (ASKED, SignIn.OK), (NO, SignIn.NOT_ALLOWED)))
def test_who_may_not_sell_does_not_sign_in(verdict: Verdict, outcome: SignIn) -> None:
    shop = Shop()
    duty = replace(shop.on_duty(), staff=Staff(CLERK.staff_id, "", Role.CLERK, (Rule(Permission.SELL, verdict),)))

    assert (sells(shop, duty, False) is NO) == (outcome is SignIn.NOT_ALLOWED)


@pytest.mark.parametrize("yes", (False, True))
@pytest.mark.parametrize("verdict", Verdict)
def test_who_may_hand_over(verdict: Verdict, yes: bool) -> None:
    """With the customer's code; without it tests/usecases/pickup asks."""
    shop = Shop()
    duty = replace(shop.on_duty(), staff=replace(CLERK, rules=(Rule(Permission.HAND_OVER, verdict),)))

    assert hands_over(shop, duty, yes) is (DONE if yes and verdict is ASKED else verdict)


@pytest.mark.parametrize("yes", (False, True))
@pytest.mark.parametrize("verdict", Verdict)
def test_who_may_hand_over_without_the_customers_code(verdict: Verdict, yes: bool) -> None:
    shop = Shop()
    duty = replace(shop.on_duty(), staff=replace(CLERK, rules=(Rule(Permission.HAND_OVER_UNVERIFIED, verdict),)))
    order = shop.tell(an_order(ready=True))
    shop.central.reachable = False

    decided = shop.hand_over(duty, order, approval=unverified_yes(order.order_id) if yes else None)

    may = verdict is DONE or (yes and verdict is ASKED)
    assert (decided.decision.outcome is Redemption.DONE) is may
    assert decided.decision.outcome in (Redemption.DONE, Redemption.NEEDS_MANAGER)
    assert ("order_handed_over" in shop.kinds()) is may
