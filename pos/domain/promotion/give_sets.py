"""N件M元, 套装: so many pieces together for a price."""

from __future__ import annotations

from collections.abc import Sequence

from pos.domain.money import Fen, half_up
from pos.domain.promotion.benefit import Bundle, Combination
from pos.domain.promotion.board import KEPT, TAKEN, Board
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.picking import (
    amount_of,
    by_price,
    closed,
    count_of,
    fewest,
    open_lots,
    own_lots,
    portions,
    use,
)
from pos.domain.promotion.taking import Pick, take_lots


def give_bundle(live: Live, board: Board, benefit: Bundle, cap: int | None) -> Effect | None:
    """N件M元: the dearest pieces make the sets, as long as a set is dearer than M."""
    picks = own_lots(live, board)
    most = fewest(count_of(board, picks) // benefit.pieces, cap, live.uses)
    sets = portions(board, by_price(board, picks, dearest=True), [benefit.pieces] * most)
    good = [each for each in sets if amount_of(board, each) > benefit.price]
    saved = sum(amount_of(board, each) - benefit.price for each in good)
    return _together(live, board, [pick for each in good for pick in each], saved, len(good))


def give_set(live: Live, board: Board, benefit: Combination, cap: int | None) -> Effect | None:
    """套装: one set after the other, as long as it saves; each part takes the dearest pieces left for it."""
    saved = uses = before = 0
    most = fewest(count_of(board, open_lots(board, live.positions, 0)), cap, live.uses)
    while uses < most and _fill_one(live, board, benefit):
        amount = amount_of(board, _taken(board))
        less = _off(amount - before, benefit)
        if less <= 0:
            break
        saved, uses, before = saved + less, uses + 1, amount
        for pick in _taken(board):
            board.mark(*pick, KEPT)
    for pick in _taken(board):
        board.unmark(*pick, TAKEN)
    picks = [pick for pick in open_lots(board, board.sheet.all, 0) if _flags(board, pick) & KEPT]
    for pick in picks:
        board.unmark(*pick, KEPT)
    return _together(live, board, picks, saved, uses)


def _fill_one(live: Live, board: Board, benefit: Combination) -> bool:
    """Mark the pieces of one more set; whether there were enough."""
    for (target, count), places in zip(benefit.parts, live.others, strict=True):
        passed = closed(target, live.rule.uses_pieces) | closed(live.rule.target, False) | TAKEN
        picks = by_price(board, open_lots(board, places, passed), dearest=True)
        if count_of(board, picks) < count:
            return False
        for pick in portions(board, picks, [count])[0]:
            board.mark(*pick, TAKEN)
    return True


def _off(amount: Fen, benefit: Combination) -> Fen:
    """What a set of so much saves."""
    if benefit.price is not None:
        return amount - benefit.price
    return min(benefit.off.off, amount) if benefit.off.off else half_up(amount * benefit.off.part, 10_000)


def _taken(board: Board) -> list[Pick]:
    return [pick for pick in open_lots(board, board.sheet.all, 0) if _flags(board, pick) & TAKEN]


def _flags(board: Board, pick: Pick) -> int:
    return board.lots_of(pick[0])[pick[1]][3]


def _together(live: Live, board: Board, picks: Sequence[Pick], saved: Fen, uses: int) -> Effect | None:
    """Take what sets save off all their pieces, by what they cost."""
    if not picks:
        return None
    ordered = sorted(picks)
    parts = take_lots(board, ordered, saved, [amount_of(board, [pick]) for pick in ordered], live.floors)
    use(live, board, ordered)
    return Effect(parts, uses) if parts else None
