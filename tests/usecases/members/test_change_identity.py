"""A member's new phone number or card, as the till asks for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pos.domain.holding import NO_PROOF, Proof, ProofKind
from pos.domain.member import IdentityKind, Member
from pos.domain.staff import Approval, Permission, Rule, Staff, Verdict
from pos.usecases.members.change_identity import ChangeMemberIdentity, NewPhoneCode
from pos.wire.members import AskNewPhone, IdentityOutcome, NewPhoneAnswer
from tests.examples import DUTY, MANAGER, NOON
from tests.fakes.central import Central
from tests.fakes.member_desk import MemberDesk

WHO = Member("m-1", "赵女士", "138****2046")
NEW = "13900001111"
PASSWORD = Proof(ProofKind.PASSWORD, "246810")


@pytest.fixture
def desk() -> MemberDesk:
    desk = MemberDesk(Central(till_id="till-1"))
    desk.central.members["13800002046"] = WHO
    return desk


def test_the_clerk_is_named_and_head_office_decides(desk: MemberDesk) -> None:
    change = ChangeMemberIdentity(desk=desk)
    assert change.send_code(WHO, f" {NEW} ") is NewPhoneCode.SENT
    done = change(WHO, IdentityKind.PHONE, f"{NEW} ", staff=DUTY.staff, code=" 135790", proof=PASSWORD)
    assert done.member is not None
    assert (done.outcome, done.member.phone_masked) == (IdentityOutcome.CHANGED, "139****1111")
    (asked,) = desk.changes
    assert (asked.value, asked.staff_id, asked.merge, asked.proof) == (NEW, DUTY.staff.staff_id, False, PASSWORD.kind)
    assert ("135790" in repr(asked), NEW in repr(AskNewPhone("m-1", NEW))) == (False, False)
    assert change.send_code(WHO, NEW) is NewPhoneCode.SENT_TO_OTHERS


def test_who_can_prove_nothing_is_named_anew_on_a_managers_word(desk: MemberDesk) -> None:
    change, phone = ChangeMemberIdentity(desk=desk), IdentityKind.PHONE
    deed = change.deed(WHO, phone, f" {NEW}")
    assert (deed.permission, NEW in deed.detail) == (Permission.NAME_ANEW, False)

    def said(staff: Staff, yes: Approval, value: str = NEW) -> IdentityOutcome:
        return change(WHO, phone, value, staff=staff, code="135790", proof=NO_PROOF, approval=yes).outcome

    yes = Approval("m-9", Permission.NAME_ANEW, "", NOON, deed.subject, deed.detail, DUTY.staff.staff_id)
    assert said(DUTY.staff, yes, "13911112222") is IdentityOutcome.NOT_APPROVED
    assert said(DUTY.staff, replace(yes, permission=Permission.WAIVE)) is IdentityOutcome.NOT_APPROVED
    never = replace(DUTY.staff, rules=(Rule(Permission.NAME_ANEW, Verdict.DENIED),))
    assert said(never, yes) is IdentityOutcome.NOT_APPROVED
    # Also who may do it alone is asked for the PIN: the yes has to be to this change.
    assert said(MANAGER, replace(yes, detail="another")) is IdentityOutcome.NOT_APPROVED
    assert desk.changes == []
    assert said(DUTY.staff, yes) is IdentityOutcome.CHANGED
    (asked,) = desk.changes
    assert (asked.change_id, asked.approval, asked.proof) == (deed.subject, yes, ProofKind.NONE)


def test_what_keeps_it_from_being_changed(desk: MemberDesk) -> None:
    change = ChangeMemberIdentity(desk=desk)
    for reason in (NewPhoneCode.NO_PHONE, NewPhoneCode.TOO_SOON, NewPhoneCode.NO_PROVIDER):
        desk.new_phone = NewPhoneAnswer(sent=False, reason=reason)
        assert change.send_code(WHO, NEW) is reason
    desk.central.reachable = False
    assert change.send_code(WHO, NEW) is NewPhoneCode.UNREACHABLE
    done = change(WHO, IdentityKind.CARD, "C-1", staff=DUTY.staff, code="", proof=PASSWORD)
    assert (done.outcome, done.member) == (IdentityOutcome.UNREACHABLE, None)
