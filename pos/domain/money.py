"""Money is an integer of minor units (fen). One rounding function, one way of sharing an amount out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pos.domain.errors import BadValue

Fen: TypeAlias = int
"""An amount in fen, 1/100 yuan; signed."""

MAX_FEN: Fen = 10**12
"""The largest amount a price or a tender may have: ten billion yuan."""

_YUAN = re.compile(r"(-?)(\d{1,11}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,2}))?", re.ASCII)


def half_up(numerator: int, denominator: int) -> int:
    """`numerator / denominator` rounded half away from zero: the one rounding of the product.

    Raises BadValue unless the denominator is positive.
    """
    if denominator <= 0:
        raise BadValue(f"cannot divide by {denominator}")
    magnitude = (2 * abs(numerator) + denominator) // (2 * denominator)
    return magnitude if numerator >= 0 else -magnitude


@dataclass(frozen=True, slots=True)
class Shares:
    """What `share` gave out. `sum(parts) + remainder` is the total that was shared."""

    parts: tuple[int, ...]
    """One amount per weight, in its order."""
    remainder: int
    """What no part had room for."""


def share(total: int, weights: Sequence[int], room: Sequence[int] | None = None) -> Shares:
    """Split `total` (≥ 0) by weight (each ≥ 0), no part above its room (each ≥ 0; without `room`: no bound).

    By largest remainder, ties to the earlier part; callers order the parts so that the earlier one is the one that
    should win. What a full part cannot take goes to the others by the same weights; parts of weight 0 take nothing
    while a part with weight has room. All-zero weights count as equal ones. What nobody has room for is the remainder.
    Raises BadValue for negative input or unequal lengths.
    """
    if total < 0 or any(w < 0 for w in weights) or (room is not None and any(r < 0 for r in room)):
        raise BadValue("share takes no negative numbers")
    if room is not None and len(room) != len(weights):
        raise BadValue("as many rooms as weights")
    parts = [0] * len(weights)
    left = total
    for group in ([i for i, w in enumerate(weights) if w > 0], [i for i, w in enumerate(weights) if w == 0]):
        left -= _fill(left, group, weights, room, parts)
    return Shares(parts=tuple(parts), remainder=left)


def _fill(
    total: int, group: Sequence[int], weights: Sequence[int], room: Sequence[int] | None, parts: list[int]
) -> int:
    """Give `total` to the parts of `group` as far as there is room; the amount given."""
    given = 0
    while total > given:
        able = [i for i in group if room is None or parts[i] < room[i]]
        if not able:
            break
        weight_sum = sum(weights[i] for i in able)
        left = total - given
        exact = [(i, divmod(left * (weights[i] if weight_sum else 1), weight_sum or len(able))) for i in able]
        spare = left - sum(quotient for _, (quotient, _) in exact)
        by_remainder = sorted(exact, key=lambda entry: -entry[1][1])
        extra = {i for i, _ in by_remainder[:spare]}
        for i, (quotient, _) in exact:
            wanted = quotient + (1 if i in extra else 0)
            taken = wanted if room is None else min(wanted, room[i] - parts[i])
            parts[i] += taken
            given += taken
    return given


def yuan(amount: Fen) -> str:
    """`123456` as `1,234.56`, the form of screens and tickets."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100:,}.{abs(amount) % 100:02d}"


def signed_yuan(amount: Fen) -> str:
    """A difference: `50` as `+0.50`, `-50` as `-0.50`, 0 as `0.00`."""
    return f"{'+' if amount > 0 else ''}{yuan(amount)}"


def parse_yuan(text: str) -> Fen:
    """Fen of a typed or imported amount such as `12`, `12.5` or `￥1,234.56`. Raises BadValue for anything else.

    A comma stands before three digits only: `12,50` is twelve and a half in some countries, and nothing here.
    """
    match = _YUAN.fullmatch(text.strip().removeprefix("¥").removeprefix("￥").lstrip())
    if match is None:
        raise BadValue(f"not an amount: {text!r:.60}")
    sign, whole, cents = match.groups()
    amount = int(whole.replace(",", "")) * 100 + int((cents or "").ljust(2, "0"))
    if amount > MAX_FEN:
        raise BadValue(f"amount too large: {text!r:.60}")
    return -amount if sign else amount
