"""Another phone number or card names a member from now on: proven twice, by head office's word."""

from __future__ import annotations

from enum import StrEnum

from pos.domain.errors import Unreachable
from pos.domain.holding import Proof
from pos.domain.ids import new_id
from pos.domain.member import IdentityKind, Member
from pos.domain.naming_anew import naming_anew
from pos.domain.staff import Approval, Deed, Leave, Staff, leave
from pos.ports.member_desk import MemberDesk
from pos.wire.members import AskNewPhone, ChangeIdentity, IdentityChanged, IdentityOutcome, NewPhoneAnswer


class NewPhoneCode(StrEnum):
    """What asking for a code to the new number came to."""

    SENT = "sent"
    SENT_TO_OTHERS = "sent_to_others"
    """The number is another member's now."""
    NO_PHONE = "no_phone"
    TOO_SOON = "too_soon"
    NO_PROVIDER = "no_provider"
    UNREACHABLE = "unreachable"


class ChangeMemberIdentity:
    """Head office decides, and writes down where, by whom and on what proof. Without it nothing changes."""

    def __init__(self, *, desk: MemberDesk) -> None:
        self._desk = desk

    def deed(self, member: Member, kind: IdentityKind, value: str) -> Deed:
        """What a manager is asked for where the member can prove nothing: one change, tried as often as it takes."""
        return naming_anew(new_id(), member.member_id, kind, value)

    def send_code(self, member: Member, phone: str) -> NewPhoneCode:
        """Send a code to the number that shall be the member's. Raises NotEnrolled, Refused."""
        try:
            answer: NewPhoneAnswer = self._desk.send_new_phone(AskNewPhone(member.member_id, phone.strip()))
        except Unreachable:
            return NewPhoneCode.UNREACHABLE
        if not answer.sent:
            return NewPhoneCode(answer.reason)
        return NewPhoneCode.SENT_TO_OTHERS if answer.others else NewPhoneCode.SENT

    def __call__(
        self,
        member: Member,
        kind: IdentityKind,
        value: str,
        *,
        staff: Staff,
        code: str,
        proof: Proof,
        merge: bool = False,
        approval: Approval | None = None,
    ) -> IdentityChanged:
        """Change it. `code`: what the new phone got; `proof`: of what the member had before; `merge`: the number is
        another member's, and both are this person; `approval`: a manager's yes to `deed`, in the place of the proof.
        Raises NotEnrolled, Refused.
        """
        change_id = approval.subject if approval is not None else new_id()
        if approval is not None:
            deed = naming_anew(change_id, member.member_id, kind, value)
            if leave(staff, deed, approval) is not Leave.GIVEN or not approval.covers(deed):
                return IdentityChanged(IdentityOutcome.NOT_APPROVED)
        asked = ChangeIdentity(
            change_id=change_id,
            member_id=member.member_id,
            kind=kind,
            value=value.strip(),
            staff_id=staff.staff_id,
            code=code.strip(),
            proof=proof.kind,
            proof_text=proof.text,
            merge=merge,
            approval=approval,
        )
        try:
            return self._desk.change_identity(asked)
        except Unreachable:
            return IdentityChanged(IdentityOutcome.UNREACHABLE)
