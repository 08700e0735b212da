"""What rules took off, told line by line: most of it as it was told when the cart was priced last."""

from __future__ import annotations

from collections.abc import Sequence
from operator import lt

from pos.domain.document import Allocation
from pos.domain.money import Fen, share
from pos.domain.promotion.board import Parts
from pos.domain.promotion.finishing import Given
from pos.domain.promotion.goods import Goods
from pos.domain.promotion.live import Effect
from pos.domain.promotion.priced import Applied, PricedGoods
from pos.domain.promotion.said import Said, Told
from pos.domain.promotion.sheet import Sheet


def by_line(
    goods: Sequence[Goods], sheet: Sheet, given: Sequence[tuple[Said, Effect | Given]]
) -> tuple[tuple[PricedGoods, ...], tuple[Applied, ...]]:
    """The lines with what each rule took off them, and the rules with what they took off each line.

    What a discount took off the same lines is not told anew, as long as lines stand in the order of their ids.
    """
    ids = [line.line_id for line in goods]
    in_turn = all(map(lt, ids, ids[1:]))
    positions = sheet.positions
    homes = _Homes(ids, sheet)
    allocations: dict[int, list[Allocation]] = {line_id: [] for line_id in ids}
    applied = []
    for rule, effect in given:
        off = effect.parts
        if not off:
            applied.append(rule.all(effect.uses, ()))
            continue
        lowered = [positions[place] for place, _ in off]
        known = effect.known if in_turn else None
        told = known.told if known is not None else None
        if told is None or told.positions != lowered:
            lines = homes.taken(off)
            told = Told(lowered, rule.all(effect.uses, lines), rule.each(lines))
            if known is not None:
                known.told = told
        applied.append(told.applied)
        for (line_id, _), allocation in zip(told.applied.lines, told.allocations, strict=True):
            allocations[line_id].append(allocation)
    paid = [
        gross - sum([each.amount for each in own])
        for gross, own in zip(sheet.line_gross, allocations.values(), strict=True)
    ]
    return tuple(map(PricedGoods, goods, sheet.line_gross, map(tuple, allocations.values()), paid)), tuple(applied)


class _Homes:
    """Where lines stand."""

    def __init__(self, ids: Sequence[int], sheet: Sheet) -> None:
        order = dict(zip(ids, range(len(ids)), strict=True))
        self._ids = ids
        self._positions = sheet.positions
        self._first = [order[each.goods.line_id] for each in sheet.positions]
        self._several = {
            place: [order[line.line_id] for line in each.lines]
            for place, each in enumerate(sheet.positions)
            if len(each.lines) > 1
        }

    def taken(self, off: Parts) -> tuple[tuple[int, Fen], ...]:
        """(line id, what was taken off it), in the order of the lines."""
        first, ids, several = self._first, self._ids, self._several
        taken = [0] * len(ids)
        for place, amount in off:
            taken[first[place]] = amount
        for place, amount in off if several else ():
            if place in several:
                parts = share(amount, [line.quantity for line in self._positions[place].lines]).parts
                for at, part in zip(several[place], parts, strict=True):
                    taken[at] = part
        return tuple([each for each in zip(ids, taken, strict=True) if each[1]])
