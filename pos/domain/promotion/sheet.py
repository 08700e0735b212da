"""The goods of one pricing: equal lines together, in one order, whatever was scanned first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pos.domain.money import Fen, half_up
from pos.domain.promotion.goods import Goods, ManualReduction, Traits
from pos.domain.promotion.rulebook import Kind, RuleBook
from pos.domain.quantity import ONE, extend


@dataclass(slots=True, eq=False)
class Position:
    """Equal lines together: one variant at one price."""

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


class Sheet:
    """The positions, the dearer unit price first, then the lower variant id: the order in which ties are decided."""

    def __init__(self, goods: Sequence[Goods], book: RuleBook) -> None:
        groups: dict[Kind, list[Goods]] = {}
        for line, kind in zip(goods, book.kinds(goods), strict=True):
            groups.setdefault(kind, []).append(line)
        made = [_position(kind, alike) for kind, alike in groups.items()]
        made.sort(key=_first_of_place)
        if len({_first_of_place(each) for each in made}) < len(made):
            made.sort(key=_place)
        self.positions: tuple[Position, ...] = tuple(made)
        self.all: tuple[int, ...] = tuple(range(len(made)))
        self.traits: tuple[Traits, ...] = tuple([each.goods.traits for each in made])
        self.kinds: tuple[Kind, ...] = tuple([each.kind for each in made])
        self.pieces: list[int] = [each.pieces for each in made]
        self.gross: list[Fen] = [each.gross for each in made]
        self.floors: list[Fen] = [
            self.for_piece(place, each.goods.floor) if each.goods.floor else 0 for place, each in enumerate(made)
        ]
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


def _position(kind: Kind, alike: list[Goods]) -> Position:
    (first, *others) = alike
    if others:
        alike.sort(key=lambda line: line.line_id)
        gross = sum([extend(line.unit_price, line.quantity) for line in alike])
        return Position(alike[0], kind, alike, sum([line.pieces for line in alike]), gross)
    return Position(first, kind, alike, first.pieces, extend(first.unit_price, first.quantity))


def _first_of_place(position: Position) -> tuple[int, str]:
    """What decides nearly always."""
    goods = position.goods
    return -goods.unit_price, goods.traits.variant_id


def _place(position: Position) -> tuple[object, ...]:
    goods = position.goods
    manual = goods.manual or ManualReduction()
    return (
        *_first_of_place(position),
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
