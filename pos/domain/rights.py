"""What a role may do. A permission has three values: allowed, denied, with a manager's approval."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.money import MAX_FEN, Fen


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
    CLOSE_DIFFERENT = "close_different"
    """Close a shift whose count differs; limited by the difference."""
    X_REPORT = "x_report"
    """See what the drawer should hold before it is counted."""
    CASH_IN = "cash_in"
    CASH_OUT = "cash_out"
    CASH_DROP = "cash_drop"
    BANK_CASH = "bank_cash"
    SEE_DAY = "see_day"
    """日报."""
    CLOSE_DAY = "close_day"
    """日结."""
    ENTER_WRITTEN = "enter_written"
    """Enter a sale that was written by hand."""
    DISCOUNT = "discount"
    """Limited by what it takes off."""
    OPEN_PRICE = "open_price"
    """Type the price of what has none."""
    CHANGE_PRICE = "change_price"
    """Type another price for what has one; limited by what it takes off."""
    OPEN_DRAWER = "open_drawer"
    """Without a sale."""
    HAND_OVER = "hand_over"
    HAND_OVER_UNVERIFIED = "hand_over_unverified"
    REPRINT = "reprint"
    SEE_PARKED = "see_parked"
    RETURN = "return"
    RETURN_WITHOUT_RECEIPT = "return_without_receipt"
    """Limited by what is given back."""
    RETURN_LATE = "return_late"
    """Take back what the time for it has run out, or what is never taken back."""
    WAIVE = "waive"
    """Let a customer keep what a return would take back: a gift, a coupon spent."""
    VOID = "void"
    """Void a sale just made."""
    CORRECT = "correct"
    """Put a wrong tender or assistant right."""
    PRICE_PROTECTION = "price_protection"
    """差价退款."""
    ON_ACCOUNT = "on_account"
    """挂账."""
    COUNT_STOCK = "count_stock"
    """Scan in a stocktake."""
    POST_STOCKTAKE = "post_stocktake"
    """Open one, see and post its variances; limited by what they come to."""
    RECEIVE_GOODS = "receive_goods"
    SEND_GOODS = "send_goods"
    """Send a transfer, and settle what did not arrive."""
    ADJUST_STOCK = "adjust_stock"
    """Damage, theft, samples, own use; limited by what it is worth."""
    SEE_COST = "see_cost"
    """See what a stocktake's differences cost; head office tells it while it is looked at, no till keeps it."""
    NAME_ANEW = "name_anew"
    """Another phone number or card for a member who can prove nothing, on a manager's word."""
    ENROL_AGAIN = "enrol_again"
    """Give this till a new identity."""


class Verdict(StrEnum):
    """What a role's permission says."""

    ALLOWED = "allowed"
    APPROVAL = "approval"
    DENIED = "denied"


WHOLE = 10_000
"""All of something, in 1/10,000."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a role may, and how far. What is beyond its limits needs the yes of somebody whose limits are wider."""

    permission: Permission
    """What."""
    verdict: Verdict
    """Whether."""
    part: int = WHOLE
    """`ALLOWED` up to this part of the price, in 1/10,000."""
    amount: Fen = MAX_FEN
    """`ALLOWED` up to this amount."""

    def allows(self, *, part: int, amount: Fen) -> bool:
        """Whether so much needs nobody else's yes."""
        return self.verdict is Verdict.ALLOWED and part <= self.part and amount <= self.amount


_ASKED = frozenset(
    {
        Permission.X_REPORT,
        Permission.CASH_OUT,
        Permission.BANK_CASH,
        Permission.SEE_DAY,
        Permission.CLOSE_DAY,
        Permission.ENTER_WRITTEN,
        Permission.DISCOUNT,
        Permission.OPEN_PRICE,
        Permission.CHANGE_PRICE,
        Permission.OPEN_DRAWER,
        Permission.HAND_OVER_UNVERIFIED,
        Permission.RETURN_WITHOUT_RECEIPT,
        Permission.RETURN_LATE,
        Permission.WAIVE,
        Permission.VOID,
        Permission.CORRECT,
        Permission.ON_ACCOUNT,
        Permission.POST_STOCKTAKE,
        Permission.ADJUST_STOCK,
        Permission.NAME_ANEW,
        Permission.ENROL_AGAIN,
    }
)
"""What a clerk asks a manager for, unless head office says otherwise."""
_UNSEEN = frozenset({Permission.SEE_PARKED, Permission.SEE_COST})
"""What a clerk does not see, unless head office says otherwise."""
USUAL_DIFFERENCE: Fen = 5_000
"""A clerk closes a shift that differs by so much without a manager, unless head office says otherwise."""


def _usual(role: Role, permission: Permission) -> Rule:
    if role is Role.ASSISTANT:
        return Rule(permission, Verdict.DENIED)
    if role is Role.MANAGER:
        return Rule(permission, Verdict.ALLOWED)
    if permission in _UNSEEN:
        return Rule(permission, Verdict.DENIED)
    if permission is Permission.CLOSE_DIFFERENT:
        return Rule(permission, Verdict.ALLOWED, amount=USUAL_DIFFERENCE)
    return Rule(permission, Verdict.APPROVAL if permission in _ASKED else Verdict.ALLOWED)


USUAL: dict[tuple[Role, Permission], Rule] = {
    (role, permission): _usual(role, permission) for role in Role for permission in Permission
}
"""What holds where head office says nothing."""


def verdict(role: Role, permission: Permission) -> Verdict:
    """Whether `role` may, may not, or may with approval, where head office says nothing."""
    return USUAL[role, permission].verdict
