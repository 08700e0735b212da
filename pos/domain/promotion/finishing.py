"""The last stages: by hand, points, rounding. They know no conditions and exclude nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pos.domain.document import Funder
from pos.domain.money import Fen, half_up
from pos.domain.promotion.board import Board, Parts
from pos.domain.promotion.goods import ManualReduction
from pos.domain.promotion.occasion import Occasion
from pos.domain.promotion.said import Named
from pos.domain.promotion.stage import PricingSettings, Stage
from pos.domain.promotion.taking import take

MANUAL_LINE = "manual"
"""Rule id of a discount given by hand on a line."""
MANUAL_ORDER = "manual-order"
"""Rule id of a discount given by hand on the whole sale."""
POINTS = "points"
"""Rule id of points that pay a part."""
ROUNDING = "rounding"
"""Rule id of 抹零."""
CASH = "cash"
"""The tender that 抹零 is for."""


@dataclass(frozen=True, slots=True)
class Given:
    """A discount that was given, once."""

    rule: Named
    """The rule."""
    parts: Parts
    """(position, fen)."""
    uses: int = 1
    """Once."""


def finish(board: Board, settings: PricingSettings, occasion: Occasion) -> Iterator[tuple[Given, int]]:
    """Apply the last stages to the board: each discount, and the points it costs."""
    stages = settings.stages
    floors = board.sheet.floors if board.sheet.any_floor else None
    if Stage.MANUAL in stages:
        yield from _by_hand(board, occasion.manual, floors)
    if Stage.POINTS in stages and occasion.points:
        yield from _points(board, settings, occasion, floors)
    if Stage.ROUNDING in stages and settings.rounding and (not occasion.tenders or CASH in occasion.tenders):
        over = sum(board.amounts) % settings.rounding
        yield from _take(board, ROUNDING, "", Stage.ROUNDING, over, floors)


def reduction(amount: Fen, given: ManualReduction) -> Fen:
    """What a discount by hand takes off `amount`: rounded once, never more than there is."""
    if given.pay is not None:
        return half_up(amount * (10_000 - given.pay), 10_000)
    if given.price is not None:
        return max(0, amount - given.price)
    return min(given.off or 0, amount)


def _by_hand(board: Board, whole: ManualReduction | None, floors: list[Fen] | None) -> Iterator[tuple[Given, int]]:
    for place, position in enumerate(board.sheet.positions):
        manual = position.goods.manual
        if manual is None:
            continue
        less = sum(
            reduction(part, manual) for part in _parts(board.amounts[place], [g.quantity for g in position.lines])
        )
        yield from _take(board, MANUAL_LINE, manual.reason, Stage.MANUAL, less, floors, (place,))
    if whole is not None:
        yield from _take(board, MANUAL_ORDER, whole.reason, Stage.MANUAL, reduction(sum(board.amounts), whole), floors)


def _parts(amount: Fen, quantities: list[int]) -> Iterator[Fen]:
    """What equal lines cost each."""
    whole, gone, given = sum(quantities), 0, 0
    for quantity in quantities:
        gone += quantity
        part = half_up(amount * gone, whole) - given
        given += part
        yield part


def _points(
    board: Board, settings: PricingSettings, occasion: Occasion, floors: list[Fen] | None
) -> Iterator[tuple[Given, int]]:
    """As much money as the points are worth, no more than the member has and the chain allows."""
    rate = settings.points_per_yuan
    most = sum(board.amounts) * settings.points_share // 10_000
    if occasion.points_worth is not None:
        worth = occasion.points_worth
    else:
        balance = occasion.member.points if occasion.member is not None else 0
        worth = min(occasion.points, balance) * 100 // rate
    for given, _ in _take(board, POINTS, "", Stage.POINTS, min(worth, most), floors):
        taken = sum([amount for _, amount in given.parts])
        yield given, occasion.points if occasion.points_worth is not None else -(-taken * rate // 100)


def _take(
    board: Board,
    rule_id: str,
    name: str,
    stage: Stage,
    amount: Fen,
    floors: list[Fen] | None,
    places: tuple[int, ...] | None = None,
) -> Iterator[tuple[Given, int]]:
    parts = take(board, board.sheet.all if places is None else places, amount, floors) if amount else []
    if parts:
        yield Given(Named(rule_id, name, stage, Funder.STORE), parts), 0
