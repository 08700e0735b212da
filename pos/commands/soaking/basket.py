"""The sales of `pos soak`, whether made up or from a script."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pos.domain.cart import DiscountBy
from pos.domain.coming_back import Chosen
from pos.domain.money import Fen
from pos.domain.quantity import ONE, Milli


@dataclass(frozen=True, slots=True)
class LineWish:
    """A line to ring up."""

    code: str
    """What is scanned."""
    quantity: Milli = ONE
    """Thousandths."""
    discount: tuple[DiscountBy, int] | None = None
    """How much off by hand, as the clerk gives it: fen off, or the part to pay in 1/10,000."""


@dataclass(frozen=True, slots=True)
class Comeback:
    """Goods that come back with a receipt."""

    of: str
    """Id of the sale."""
    lines: tuple[Chosen, ...]
    """What of it; empty: all that is left."""


@dataclass(frozen=True, slots=True)
class Basket:
    """A sale to ring up, or a return."""

    lines: tuple[LineWish, ...]
    """In the order of scanning."""
    cash: tuple[Fen, ...] = ()
    """What the customer hands over, one after the other; what is still missing then is paid exactly."""
    comeback: Comeback | None = None
    """Of a return; it has no lines and no cash of its own."""


def random_baskets(codes: Sequence[str], *, seed: int) -> Iterator[Basket]:
    """Sales without end; the same seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    while True:
        lines = tuple(
            LineWish(
                code=code,
                quantity=chance.choice((1, 1, 1, 2, 3)) * ONE,
                discount=chance.choice((None, None, None, None, (DiscountBy.PERCENT, 8500))),
            )
            for code in chance.sample(codes, min(len(codes), chance.choice((1, 1, 2, 3, 5))))
        )
        yield Basket(lines=lines, cash=chance.choice(((), (10_000,), (50_000, 50_000))))
