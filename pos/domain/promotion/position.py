"""What a line is to the rules, and lines that rules cannot tell apart as one position of a pricing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pos.domain.money import Fen
from pos.domain.promotion.goods import Goods
from pos.domain.quantity import ONE, extend


@dataclass(slots=True, eq=False)
class Kind:
    """Goods that rules cannot tell apart, but for how many there are of them."""

    targets: tuple[int, ...]
    """Numbers of the targets they belong to."""


@dataclass(slots=True, eq=False)
class Position:
    """Equal lines together: one variant at one price. It changes in what it remembers only: pricings share it."""

    goods: Goods
    """One of them, as a sample."""
    kind: Kind
    """What they are."""
    lines: Sequence[Goods]
    """The lines, by line id."""
    pieces: int
    """All their pieces; what is weighed counts as one each."""
    gross: Fen
    """Unit price times quantity, the sum of the lines."""
    floor: Fen
    """The lowest price of one piece; 0: none."""
    rank: tuple[int, str]
    """What decides nearly always which one comes first: the dearer unit price, then the lower variant id."""
    joined: tuple[tuple[Position, ...], Position] | None = None
    """With which other equal lines it was joined last, and what came of it."""


def position_of(kind: Kind, goods: Goods) -> Position:
    """One line alone."""
    gross = extend(goods.unit_price, goods.quantity)
    floor = for_piece(goods, goods.floor) if goods.floor else 0
    rank, pieces = (-goods.unit_price, goods.traits.variant_id), goods.pieces
    return Position(goods, kind, (goods,), pieces, gross, floor, rank)


def together(alike: tuple[Position, ...]) -> Position:
    """Equal lines as one."""
    first = alike[0]
    known = first.joined
    if known is not None and known[0] == alike[1:]:
        return known[1]
    lines = sorted([position.goods for position in alike], key=lambda line: line.line_id)
    pieces, gross = sum([each.pieces for each in alike]), sum([each.gross for each in alike])
    joined = Position(lines[0], first.kind, lines, pieces, gross, first.floor, first.rank)
    first.joined = alike[1:], joined
    return joined


def for_piece(goods: Goods, unit: Fen) -> Fen:
    """What one piece costs at a unit price; for what is weighed, all of a line."""
    return unit if goods.quantity % ONE == 0 else extend(unit, goods.quantity)
