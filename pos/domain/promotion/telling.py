"""What rules took off, told line by line: most of it as it was told when the cart was priced last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import lt

from pos.domain.document import Allocation
from pos.domain.money import Fen, share
from pos.domain.promotion.board import Board, Parts
from pos.domain.promotion.finishing import Given
from pos.domain.promotion.goods import Goods
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.position import Position
from pos.domain.promotion.priced import Applied, PricedGoods
from pos.domain.promotion.said import Named, Said


def by_line(
    goods: Sequence[Goods],
    board: Board,
    effects: Mapping[Live, Effect],
    finished: Sequence[Given],
    said: dict[int, Said],
) -> tuple[tuple[PricedGoods, ...], tuple[Applied, ...]]:
    """The lines with what each rule took off them, and the rules with what they took off each line. `board`: at last.

    What a rule did before is not told anew, as long as lines stand in the order of their ids. `said`: see
    `RuleBook.said`.
    """
    sheet = board.sheet
    positions = sheet.positions
    ids = [line.line_id for line in goods]
    in_turn = all(map(lt, ids, ids[1:]))
    homes = _Homes(ids, positions)
    allocations: dict[int, list[Allocation]] = {line_id: [] for line_id in ids}
    every = []
    for live, effect in effects.items():
        told = effect.told if in_turn else None
        if told is None:
            told = _said(live, said).tell(effect.uses, homes.taken(effect.parts_of(live)))
            if in_turn:
                effect.told = told
        every.append(told)
    every += [Said(each.rule).tell(each.uses, homes.taken(each.parts)) for each in finished]
    for told in every:
        for line_id, allocation in told.allocations:
            allocations[line_id].append(allocation)
    own = [tuple(each) for each in allocations.values()]
    return tuple(map(PricedGoods, goods, sheet.line_gross, own, homes.paid(board, own))), tuple(
        [told.applied for told in every]
    )


def _said(live: Live, said: dict[int, Said]) -> Said:
    """What was said of a rule before, and will be."""
    rule = live.rule
    if live.known is None:
        return Said(Named(rule.rule_id, rule.name, rule.stage, rule.funder, rule.coupon))
    return said.get(live.known) or said.setdefault(
        live.known, Said(Named(rule.rule_id, rule.name, rule.stage, rule.funder))
    )


class _Homes:
    """Where lines stand."""

    def __init__(self, ids: Sequence[int], positions: Sequence[Position]) -> None:
        order = dict(zip(ids, range(len(ids)), strict=True))
        self._ids = ids
        self._positions = positions
        self._first = [order[each.goods.line_id] for each in positions]
        self._several: dict[int, list[int]] = {}
        if len(positions) < len(ids):
            self._several = {
                place: [order[line.line_id] for line in each.lines]
                for place, each in enumerate(positions)
                if len(each.lines) > 1
            }

    def taken(self, off: Parts) -> tuple[tuple[int, Fen], ...]:
        """(line id, what was taken off it), in the order of the lines."""
        first, ids, several = self._first, self._ids, self._several
        taken = [(first[place], amount) for place, amount in off]
        if several:
            taken = [each for place, amount in off for each in self._shared(place, amount)]
        taken.sort()
        return tuple([(ids[at], amount) for at, amount in taken])

    def _shared(self, place: int, amount: Fen) -> Sequence[tuple[int, Fen]]:
        """What was taken off each of the lines at a position, by their places in the order of the lines."""
        several = self._several.get(place)
        if several is None:
            return [(self._first[place], amount)]
        parts = share(amount, [line.quantity for line in self._positions[place].lines]).parts
        return [each for each in zip(several, parts, strict=True) if each[1]]

    def paid(self, board: Board, allocations: Sequence[Sequence[Allocation]]) -> list[Fen]:
        """What each line comes to. A line that is a position of its own comes to what the board says of it."""
        paid = [0] * len(self._ids)
        for at, amount in zip(self._first, board.amounts, strict=True):
            paid[at] = amount
        for at in [at for ats in self._several.values() for at in ats]:
            paid[at] = board.sheet.line_gross[at] - sum([each.amount for each in allocations[at]])
        return paid
