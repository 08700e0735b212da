"""Who may do what. A permission has three values: allowed, denied, with a manager's approval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

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


class Role(StrEnum):
    """Roles in a store, least first."""

    ASSISTANT = "assistant"
    """导购: is credited; works no till."""
    CLERK = "clerk"
    """收银员."""
    MANAGER = "manager"
    """店长."""


class Permission(StrEnum):
    """What a role may be allowed."""

    SELL = "sell"
    OPEN_SHIFT = "open_shift"
    CLOSE_SHIFT = "close_shift"
    DISCOUNT = "discount"
    OPEN_PRICE = "open_price"
    OPEN_DRAWER = "open_drawer"
    HAND_OVER = "hand_over"
    HAND_OVER_UNVERIFIED = "hand_over_unverified"
    REPRINT = "reprint"
    SEE_PARKED = "see_parked"


class Verdict(StrEnum):
    """What a role's permission says."""

    ALLOWED = "allowed"
    APPROVAL = "approval"
    DENIED = "denied"


_ALL = dict.fromkeys(Permission, Verdict.ALLOWED)
_RULES: dict[Role, dict[Permission, Verdict]] = {
    Role.ASSISTANT: dict.fromkeys(Permission, Verdict.DENIED),
    Role.CLERK: {
        **_ALL,
        Permission.DISCOUNT: Verdict.APPROVAL,
        Permission.OPEN_PRICE: Verdict.APPROVAL,
        Permission.OPEN_DRAWER: Verdict.APPROVAL,
        Permission.HAND_OVER_UNVERIFIED: Verdict.APPROVAL,
        Permission.SEE_PARKED: Verdict.DENIED,
    },
    Role.MANAGER: _ALL,
}


def verdict(role: Role, permission: Permission) -> Verdict:
    """Whether `role` may, may not, or may with approval."""
    return _RULES[role][permission]


@dataclass(frozen=True, slots=True)
class Staff:
    """A person who works in a store, as the till knows them."""

    staff_id: str
    """Id given by head office."""
    name: str
    """Shown on screen and ticket."""
    role: Role
    """What they may do here."""


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


class SignIn(StrEnum):
    """What a name and PIN came to."""

    OK = "ok"
    WRONG = "wrong"
    LOCKED = "locked"
    """Too many wrong PINs; `retry` says when again."""
    UNKNOWN = "unknown"
    NOT_ALLOWED = "not_allowed"
    """The PIN is right, but the role may not do this."""
