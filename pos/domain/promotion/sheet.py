"""The goods of one pricing: equal lines together, in one order, whatever was scanned first."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter, eq

from pos.domain.money import Fen, half_up
from pos.domain.promotion.goods import Goods, ManualReduction, Traits
from pos.domain.promotion.position import Kind, Position, for_piece, together
from pos.domain.promotion.rulebook import RuleBook
from pos.domain.quantity import ONE

_RANK = attrgetter("rank")


class Sheet:
    """The positions, the dearer unit price first, then the lower variant id: the order in which ties are decided."""

    def __init__(self, goods: Sequence[Goods], book: RuleBook) -> None:
        made = book.positions(goods)
        self.line_gross: list[Fen] = [each.gross for each in made]
        """Of each line, in the order of the goods: unit price times quantity."""
        if len({each.kind for each in made}) < len(made):
            made = _merged(made)
        made.sort(key=_RANK)
        ranks = [each.rank for each in made]
        if any(map(eq, ranks, ranks[1:])):
            made.sort(key=_place)
        self.positions: tuple[Position, ...] = tuple(made)
        self.all: tuple[int, ...] = tuple(range(len(made)))
        self.pieces: list[int] = [each.pieces for each in made]
        self.gross: list[Fen] = [each.gross for each in made]
        self.floors: list[Fen] = [each.floor for each in made]
        self.any_floor = any(self.floors)
        self._line_ids: dict[tuple[int, ...], tuple[int, ...]] = {}

    def line_ids(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """Ids of the lines at positions, each once, ascending. Several rules ask for the same ones."""
        found = self._line_ids.get(places)
        if found is None:
            ids = {line.line_id for place in places for line in self.positions[place].lines}
            found = self._line_ids[places] = tuple(sorted(ids))
        return found

    def for_piece(self, place: int, unit: Fen) -> Fen:
        """What one piece of a position costs at a unit price; for what is weighed, all of a line."""
        return for_piece(self.positions[place].goods, unit)

    def traits(self, place: int) -> Traits:
        """What a position's goods are."""
        return self.positions[place].goods.traits

    def listed(self, place: int) -> Fen:
        """A position at its list price."""
        goods = self.positions[place].goods
        unit = goods.unit_price if goods.list_price is None else goods.list_price
        return self.for_piece(place, unit) * self.pieces[place]

    def part_of_unit(self, place: int, part: int) -> Fen:
        """A part (1/10,000) of one piece's price before any rule."""
        return half_up(self.gross[place] * part, self.pieces[place] * 10_000)


def _merged(single: Sequence[Position]) -> list[Position]:
    groups: dict[Kind, list[Position]] = {}
    for position in single:
        groups.setdefault(position.kind, []).append(position)
    return [alike[0] if len(alike) == 1 else together(tuple(alike)) for alike in groups.values()]


def _place(position: Position) -> tuple[object, ...]:
    goods = position.goods
    manual = goods.manual or ManualReduction()
    return (
        *position.rank,
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
