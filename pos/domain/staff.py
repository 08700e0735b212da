"""People: their PINs, what they may do, and a manager's yes to what they may not do alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pos.domain.money import Fen
from pos.domain.rights import USUAL, Permission, Role, Rule, Verdict, verdict

__all__ = [
    "Approval",
    "Deed",
    "Leave",
    "Permission",
    "Role",
    "Rule",
    "SignIn",
    "Staff",
    "Verdict",
    "leave",
    "verdict",
]

PIN_DIGITS = 6
"""Length of a PIN."""
PIN_SALT_BYTES = 16
"""A salt for each person, made by head office."""
PIN_VERIFIER_BYTES = 32
"""Length of the argon2id tag."""
PIN_MEMORY_KIB = 19 * 1024
"""argon2id's memory; with time cost 2 and one lane about 20 ms (OWASP Password Storage Cheat Sheet)."""
PIN_TIME_COST = 2
"""argon2id's passes."""
PIN_LANES = 1
"""argon2id's lanes."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One action that somebody is about to do: what a manager says yes to, and to nothing else."""

    permission: Permission
    """What it needs."""
    subject: str = ""
    """The id of the one cart, document, event or shift that it is done to, or that comes of it."""
    detail: str = ""
    """What exactly, in the program's words: two actions on one subject differ here."""
    part: int = 0
    """The part of the price it takes off, in 1/10,000, where that is limited."""
    amount: Fen = 0
    """The amount it takes off, gives back or differs by, where that is limited."""


@dataclass(frozen=True, slots=True)
class Staff:
    """A person who works in a store, as the till knows them."""

    staff_id: str
    """Id given by head office."""
    name: str
    """Shown on screen and ticket."""
    role: Role
    """What they are here."""
    rules: tuple[Rule, ...] = ()
    """Head office's rules for their role; what they do not mention is as usual."""

    def rule(self, permission: Permission) -> Rule:
        """What holds for them."""
        return next((rule for rule in self.rules if rule.permission is permission), USUAL[self.role, permission])

    def may(self, deed: Deed | Permission) -> Verdict:
        """Whether they may do it, may not, or may with approval. Of a permission alone: within its limits."""
        if isinstance(deed, Permission):
            return self.rule(deed).verdict
        rule = self.rule(deed.permission)
        if rule.verdict is not Verdict.ALLOWED or rule.allows(part=deed.part, amount=deed.amount):
            return rule.verdict
        return Verdict.APPROVAL


@dataclass(frozen=True, slots=True)
class Approval:
    """A manager's yes to one action."""

    manager_id: str
    """Who approved."""
    permission: Permission
    """What for."""
    reason: str
    """Why, as typed or chosen."""
    moment: datetime
    """When."""
    subject: str = ""
    """The `Deed.subject` it was given for."""
    detail: str = ""
    """The `Deed.detail` it was given for."""
    asked_by: str = ""
    """Who asked: the clerk's id."""

    def covers(self, deed: Deed) -> bool:
        """Whether it was given for this action. Without a subject it was given for none, and covers none."""
        given = (self.permission, self.subject, self.detail)
        return bool(self.subject) and given == (deed.permission, deed.subject, deed.detail)


class Leave(StrEnum):
    """Whether somebody may go ahead with an action."""

    GIVEN = "given"
    NEEDS_APPROVAL = "needs_approval"
    """A manager has to say yes, or her yes was for something else."""
    DENIED = "denied"
    """This role may not, whoever approves."""


def leave(staff: Staff, deed: Deed, approval: Approval | None) -> Leave:
    """Whether `staff` may do it, with a manager's yes where there is one. Every use case asks here."""
    may = staff.may(deed)
    if may is Verdict.DENIED:
        return Leave.DENIED
    agreed = approval is not None and approval.covers(deed)
    return Leave.GIVEN if may is Verdict.ALLOWED or agreed else Leave.NEEDS_APPROVAL


class SignIn(StrEnum):
    """What a name and PIN came to."""

    OK = "ok"
    WRONG = "wrong"
    LOCKED = "locked"
    """Too many wrong PINs; `retry` says when again."""
    UNKNOWN = "unknown"
    NOT_ALLOWED = "not_allowed"
    """The PIN is right, but the role may not do this."""
