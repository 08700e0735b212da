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
    """Equal lines together: one variant at one price. Never changed once made: pricings share it."""

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


def position_of(kind: Kind, goods: Goods) -> Position:
    """One line alone."""
    gross = extend(goods.unit_price, goods.quantity)
    floor = for_piece(goods, goods.floor) if goods.floor else 0
    return Position(goods, kind, (goods,), goods.pieces, gross, floor, (-goods.unit_price, goods.traits.variant_id))


def together(alike: Sequence[Position]) -> Position:
    """Equal lines as one."""
    lines = sorted([position.goods for position in alike], key=lambda line: line.line_id)
    first = alike[0]
    pieces, gross = sum([each.pieces for each in alike]), sum([each.gross for each in alike])
    return Position(lines[0], first.kind, lines, pieces, gross, first.floor, first.rank)


def for_piece(goods: Goods, unit: Fen) -> Fen:
    """What one piece costs at a unit price; for what is weighed, all of a line."""
    return unit if goods.quantity % ONE == 0 else extend(unit, goods.quantity)
