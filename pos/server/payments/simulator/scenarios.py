"""What happens to a payment, by the last two digits of the code; a code that ends in none of these is paid at once."""

from __future__ import annotations

from enum import StrEnum


class Scenario(StrEnum):
    """The value is the code's last two digits."""

    SUCCESS = "00"
    PASSWORD = "01"  # noqa: S105 - a scenario
    """The customer types a password; paid after eight seconds."""
    PASSWORD_NEVER = "02"  # noqa: S105 - a scenario
    """The customer never does."""
    PASSWORD_REFUSED = "03"  # noqa: S105 - a scenario
    """The customer presses cancel after six seconds."""
    ERROR_PAID = "04"
    """System error; the customer was charged."""
    ERROR_UNPAID = "05"
    """System error; nothing happened."""
    DROPPED_PAID = "06"
    """The connection drops after charging."""
    DROPPED_UNPAID = "07"
    """The connection drops before anything happened."""
    WRONG_SIGNATURE = "08"
    """Charged, and the answer is signed with another key."""
    UNSIGNED = "09"
    """Nothing was charged; an unsigned answer says it was."""
    FOREIGN = "10"
    """Nothing was charged; the answer is another trade's, truly signed, and says it was."""
    SLOW = "11"
    """Charged; the answer takes twenty seconds."""
    TOO_MANY = "12"
    """429; nothing happened."""
    DOWN = "13"
    """500 to everything for half a minute; nothing happened."""
    REVERSE_FAILS = "14"
    """The customer never types the password, and two reversals fail."""
    LATE = "15"
    """The customer pays at the very moment of the reversal, which says it was carried out."""
    NOT_ENOUGH = "16"
    """The balance does not suffice."""
    EXPIRED = "17"
    """The code has expired."""
    QUERY_DOWN = "18"
    """Charged, no answer; three queries fail."""
    REFUND_SLOW = "19"
    """Paid at once; its refunds fail once, then are on their way, then done."""


def scenario_of(code: str) -> Scenario:
    """What happens to the payment of that code."""
    try:
        return Scenario(code[-2:])
    except ValueError:
        return Scenario.SUCCESS
