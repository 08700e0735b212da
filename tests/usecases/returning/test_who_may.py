"""Each permission of what comes back × role, exactly as declared: generated from the declarations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest

from pos.domain.document import Allocation, AssistantShare, Document, Funder
from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.rights import USUAL
from pos.domain.staff import Approval, Permission, Role, Rule, Staff, Verdict
from pos.domain.trade_rules import TradeRules
from pos.usecases.returning.return_goods import Returned, ReturnOutcome
from pos.usecases.returning.return_without_receipt import Brought
from tests.examples import MANAGER, SHIFT, TILL
from tests.usecases.returning.counter import COAT, DRESS, SCARF, Returning

Try = Callable[[Returning, Duty, str, "Approval | None"], Returned]
"""Does one thing as somebody; the text is the id of the document that comes of it."""


def goods(counter: Returning, sale: Document, duty: Duty, return_id: str, yes: Approval | None) -> Returned:
    wish = replace(counter.wish(sale, (1, 1000)), return_id=return_id)
    return counter.cases.return_goods(wish, duty, approvals=(yes,) if yes else ())


def returns(counter: Returning, duty: Duty, return_id: str, yes: Approval | None) -> Returned:
    return goods(counter, sold(counter), duty, return_id, yes)


def returns_late(counter: Returning, duty: Duty, return_id: str, yes: Approval | None) -> Returned:
    counter.catalogue.items[0] = replace(DRESS, return_days=0)
    return goods(counter, sold(counter), allowed(duty, Permission.RETURN), return_id, yes)


def waives(counter: Returning, duty: Duty, return_id: str, yes: Approval | None) -> Returned:
    sale = sold(counter)
    gift = replace(sale.lines[1], paid=0, tax_amount=0, allocations=(Allocation("gift", "满赠", 3_900, Funder.CHAIN),))
    with_gift = replace(sale, lines=(sale.lines[0], gift))
    counter.ledger.state.documents[sale.document_id] = with_gift
    wish = replace(counter.wish(with_gift, (1, 1000)), return_id=return_id, waived=True)
    able = allowed(duty, Permission.RETURN)
    return counter.cases.return_goods(wish, able, approvals=(yes,) if yes else ())


def without(counter: Returning, duty: Duty, return_id: str, yes: Approval | None) -> Returned:
    brought = (Brought(COAT, 1000, 10_000),)
    return counter.cases.without_receipt(brought, duty, document_id=return_id, reason="礼物", approval=yes)


def voids(counter: Returning, duty: Duty, return_id: str, yes: Approval | None) -> Returned:
    return counter.cases.void_sale(sold(counter), duty, void_id=return_id, reason="扫错了", approval=yes)


def corrects(counter: Returning, duty: Duty, return_id: str, yes: Approval | None) -> Returned:
    shares = (AssistantShare("a-2"),)
    correct = counter.cases.correct_sale.assistants
    return correct(sold(counter), (1,), shares, duty, document_id=return_id, reason="记错人", approval=yes)


def protects(counter: Returning, duty: Duty, return_id: str, yes: Approval | None) -> Returned:
    counter.rules = TradeRules(protection_days=7)
    shown = counter.found(sold(counter))
    counter.catalogue.items[0] = replace(DRESS, retail_price=20_000)
    cheaper = counter.cases.protect_price.look(shown)
    return counter.cases.protect_price(shown, cheaper, duty, document_id=return_id, approval=yes)


TRIES: dict[Permission, Try] = {
    Permission.RETURN: returns,
    Permission.RETURN_LATE: returns_late,
    Permission.WAIVE: waives,
    Permission.RETURN_WITHOUT_RECEIPT: without,
    Permission.VOID: voids,
    Permission.CORRECT: corrects,
    Permission.PRICE_PROTECTION: protects,
}


def sold(counter: Returning) -> Document:
    """The one sale; asking again for a yes is about the same one."""
    known = list(counter.ledger.state.documents.values())
    return known[0] if known else counter.sell(DRESS, SCARF)


def allowed(duty: Duty, permission: Permission) -> Duty:
    """What comes before it is not what is tried."""
    return replace(duty, staff=replace(duty.staff, rules=(*duty.staff.rules, Rule(permission, Verdict.ALLOWED))))


def came_to(permission: Permission, staff: Staff) -> Verdict:
    """Without a yes; where one is asked for, it must be enough, and must be for this deed."""
    counter, return_id = Returning(), new_id()
    duty = Duty(till=TILL, staff=staff, shift=SHIFT)
    first = TRIES[permission](counter, duty, return_id, None)
    if first.outcome is not ReturnOutcome.NEEDS_APPROVAL:
        assert first.outcome in (ReturnOutcome.DONE, ReturnOutcome.DENIED), first
        return Verdict.ALLOWED if first.outcome is ReturnOutcome.DONE else Verdict.DENIED
    assert first.deed is not None
    assert first.deed.permission is permission
    other = replace(counter.yes(first.deed), subject=new_id())
    assert TRIES[permission](counter, duty, return_id, other).outcome is ReturnOutcome.NEEDS_APPROVAL
    assert TRIES[permission](counter, duty, return_id, counter.yes(first.deed)).outcome is ReturnOutcome.DONE
    return Verdict.APPROVAL


@pytest.mark.parametrize("permission, role", tuple(product(TRIES, Role)))
def test_a_role_may_what_is_declared(permission: Permission, role: Role) -> None:
    assert came_to(permission, Staff("somebody", "某人", role)) is USUAL[role, permission].verdict


@pytest.mark.parametrize("permission, verdict", tuple(product(TRIES, Verdict)))
def test_head_offices_word_is_what_holds(permission: Permission, verdict: Verdict) -> None:
    staff = replace(MANAGER, rules=(Rule(permission, verdict),))
    assert came_to(permission, staff) is verdict
