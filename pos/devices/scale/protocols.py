"""What scales say, as weights."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from pos.ports.scale import Weighing, Weight

TOLEDO_ASKS, SMA_ASKS = b"W", b"\nW\r"
_TOLEDO_WEIGHT = re.compile(rb"\x02(\d{1,3}\.?\d{0,4})N?\r")
_TOLEDO_STATUS = re.compile(rb"\x02\?([\x00-\x7f])\r")
_MOTION, _OVER, _UNDER, _BAD_COMMAND = 0x01, 0x02, 0x04, 0x40
_SMA = re.compile(rb"\n([ ZOUEIT])\d([GNTgnt])([M ])[ -~]\s*(-?[\d.]{1,10}|-{3,10})([a-z/_]{3})\r")
_CONTINUOUS = re.compile(
    rb"(ST|US|OL),\s*(?:GS|NT|TR)?,?\s*([+-]?)\s*(\d{1,4}(?:\.\d{1,4})?)\s*(kg|g)\s*\r?\n", re.IGNORECASE
)
_KILOGRAMS = {"kg": Decimal(1), "g": Decimal("0.001"), "lb": Decimal("0.45359237")}


def toledo_8217(said: bytes) -> Weight | None:
    """The last complete answer to `W`; None before there is one."""
    weights, states = list(_TOLEDO_WEIGHT.finditer(said)), list(_TOLEDO_STATUS.finditer(said))
    if weights and (not states or weights[-1].end() > states[-1].end()):
        return _stable(Decimal(weights[-1][1].decode()))
    if not states:
        return None
    status = states[-1][1][0]
    for bit, outcome in ((_OVER, Weighing.OVER), (_UNDER, Weighing.UNDER), (_MOTION, Weighing.MOVING)):
        if status & bit:
            return Weight(outcome)
    return Weight(Weighing.NO_ANSWER) if status & _BAD_COMMAND else None


def sma(said: bytes) -> Weight | None:
    """The last complete standard response (section 5.1); None before there is one."""
    found = list(_SMA.finditer(said))
    if not found:
        return None
    status, _, motion, value, unit = (group.decode() for group in found[-1].groups())
    if status == "O":
        return Weight(Weighing.OVER)
    if status == "U" or (value.startswith("-") and value.strip("-")):
        return Weight(Weighing.UNDER)
    factor = _KILOGRAMS.get(unit.strip("_"))
    if status in "EIT" or not value.strip("-") or factor is None:
        return Weight(Weighing.NO_ANSWER)
    return Weight(Weighing.MOVING) if motion == "M" else _stable(Decimal(value) * factor)


def continuous(said: bytes) -> Weight | None:
    """The last whole line of a scale that speaks all the time; None before there is one."""
    found = list(_CONTINUOUS.finditer(said))
    if not found:
        return None
    state, sign, value, unit = (group.decode() for group in found[-1].groups())
    if state.upper() == "OL":
        return Weight(Weighing.OVER)
    if sign == "-" and Decimal(value):
        return Weight(Weighing.UNDER)
    if state.upper() == "US":
        return Weight(Weighing.MOVING)
    return _stable(Decimal(value) * _KILOGRAMS[unit.lower()])


def _stable(kilograms: Decimal) -> Weight:
    return Weight(Weighing.STABLE, int((kilograms * 1000).to_integral_value(ROUND_HALF_UP)))
