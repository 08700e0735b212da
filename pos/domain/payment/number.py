"""Our numbers at a provider: made of ids, so that nobody has to remember which belongs to which.

Providers take 32 letters and digits. A number is a letter that says what it is, and the id's 16 bytes in the alphabet
of our own codes: 27 characters.
"""

from __future__ import annotations

import uuid
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.ids import checked_id
from pos.domain.own_code import decode, encode


class NumberedThing(StrEnum):
    """What has a number at a provider; the value is the number's first letter."""

    PAYMENT = "G"
    """The provider's `out_trade_no`."""
    REFUND = "H"
    """A refund for goods that came back."""
    LATE_REFUND = "L"
    """What was paid after we had given up goes back; the payment's id."""


def number_of(thing: NumberedThing, identity: str) -> str:
    """The number of a payment or refund. Raises BadValue for what is no id."""
    return thing.value + encode(uuid.UUID(checked_id(identity)).bytes)


def read_number(number: str) -> tuple[NumberedThing, str] | None:
    """What a number is, and its id; None for a number that is not ours."""
    try:
        return NumberedThing(number[:1]), str(uuid.UUID(bytes=decode(number[1:])))
    except (BadValue, ValueError):
        return None
