"""The goods of one pricing: equal lines together, in one order, whatever was scanned first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pos.domain.money import Fen, half_up
from pos.domain.promotion.goods import Goods, ManualReduction, Traits
from pos.domain.quantity import ONE, extend


@dataclass(frozen=True, slots=True)
class Position:
    """Equal lines together: one variant at one price."""

    lines: tuple[Goods, ...]
    """The lines, by line id."""
    pieces: int
    """All their pieces; what is weighed counts as one each."""
    gross: Fen
    """Unit price times quantity, the sum of the lines."""

    @property
    def goods(self) -> Goods:
        """One of them, as a sample."""
        return self.lines[0]


class Sheet:
    """The positions, the dearer unit price first, then the lower variant id: the order in which ties are decided."""

    def __init__(self, goods: Sequence[Goods]) -> None:
        groups: dict[tuple[object, ...], list[Goods]] = {}
        for line in goods:
            groups.setdefault(_likeness(line), []).append(line)
        made = []
        for alike in groups.values():
            alike.sort(key=lambda line: line.line_id)
            gross = sum(extend(line.unit_price, line.quantity) for line in alike)
            made.append(Position(tuple(alike), sum(line.pieces for line in alike), gross))
        made.sort(key=_place)
        self.positions: tuple[Position, ...] = tuple(made)
        self.all: tuple[int, ...] = tuple(range(len(made)))
        self.traits: tuple[Traits, ...] = tuple(each.goods.traits for each in made)
        self.pieces: list[int] = [each.pieces for each in made]
        self.gross: list[Fen] = [each.gross for each in made]
        self.floors: list[Fen] = [self.for_piece(p, each.goods.floor) for p, each in enumerate(made)]
        self.any_floor = any(self.floors)

    def for_piece(self, place: int, unit: Fen) -> Fen:
        """What one piece of a position costs at a unit price; for what is weighed, all of a line."""
        goods = self.positions[place].goods
        return unit if goods.quantity % ONE == 0 else extend(unit, goods.quantity)

    def listed(self, place: int) -> Fen:
        """A position at its list price."""
        goods = self.positions[place].goods
        unit = goods.unit_price if goods.list_price is None else goods.list_price
        return self.for_piece(place, unit) * self.pieces[place]

    def part_of_unit(self, place: int, part: int) -> Fen:
        """A part (1/10,000) of one piece's price before any rule."""
        return half_up(self.gross[place] * part, self.pieces[place] * 10_000)


def _likeness(line: Goods) -> tuple[object, ...]:
    whole = line.quantity % ONE == 0
    return (
        line.traits,
        line.unit_price,
        line.list_price,
        line.floor,
        line.special_price,
        line.member_prices,
        line.special,
        line.manual,
        0 if whole else line.quantity,
    )


def _place(position: Position) -> tuple[object, ...]:
    goods = position.goods
    manual = goods.manual or ManualReduction()
    return (
        -goods.unit_price,
        goods.traits.variant_id,
        0 if goods.quantity % ONE == 0 else goods.quantity,
        -1 if goods.list_price is None else goods.list_price,
        goods.floor,
        -1 if goods.special_price is None else goods.special_price,
        goods.member_prices,
        goods.special,
        tuple(-1 if each is None else each for each in (manual.pay, manual.off, manual.price)),
        manual.reason,
        _said(goods.traits),
    )


def _said(traits: Traits) -> tuple[object, ...]:
    return (
        traits.code,
        traits.product,
        traits.categories,
        traits.brand,
        traits.season,
        traits.tags,
        traits.attributes,
        traits.price,
    )
