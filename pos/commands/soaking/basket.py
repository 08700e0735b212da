"""The sales of `pos soak`: random ones by a seed, or those of a script."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pos.domain.cart import DiscountBy
from pos.domain.money import Fen
from pos.domain.quantity import ONE, Milli
from pos.wire.codec import decode


@dataclass(frozen=True, slots=True)
class LineWish:
    """A line to ring up."""

    code: str
    """What is scanned."""
    quantity: Milli = ONE
    """Thousandths."""
    amount_off: Fen = 0
    """A discount by hand: so many fen off the line; 0: none."""
    percent: int = 0
    """A discount by hand: pay so many 1/10,000 of the line; 0: none."""

    @property
    def discount(self) -> tuple[DiscountBy, int] | None:
        """How much, as the clerk gives it."""
        if self.percent:
            return DiscountBy.PERCENT, self.percent
        return (DiscountBy.AMOUNT, self.amount_off) if self.amount_off else None


@dataclass(frozen=True, slots=True)
class Basket:
    """A sale to ring up."""

    lines: tuple[LineWish, ...]
    """In the order of scanning."""
    cash: tuple[Fen, ...] = ()
    """What the customer hands over, one after the other; what is still missing then is paid exactly."""


def read_script(path: Path) -> Iterator[Basket]:
    """The sales of a script, one JSON object a line; empty lines are passed over. Raises WireError, OSError."""
    with path.open("rb") as file:
        for line in file:
            if line.strip():
                yield decode(line, Basket)


def random_baskets(codes: Sequence[str], *, seed: int) -> Iterator[Basket]:
    """Sales without end; the same seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    while True:
        lines = tuple(
            LineWish(
                code=code,
                quantity=chance.choice((1, 1, 1, 2, 3)) * ONE,
                percent=chance.choice((0, 0, 0, 0, 8500)),
            )
            for code in chance.sample(codes, min(len(codes), chance.choice((1, 1, 2, 3, 5))))
        )
        yield Basket(lines=lines, cash=chance.choice(((), (10_000,), (50_000, 50_000))))
