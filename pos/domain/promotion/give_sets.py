"""N件M元, 套装: so many pieces together for a price."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pos.domain.money import Fen, half_up
from pos.domain.promotion.benefit import Bundle, Combination
from pos.domain.promotion.board import KEPT, TAKEN, Board
from pos.domain.promotion.fitting import Fitting
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

MANY = 50
"""Of more sets than that, like ones are made at once: a line of 100,000 pieces is no more work than a short one."""


def give_bundle(live: Live, board: Board, benefit: Bundle, cap: int | None) -> Effect | None:
    """N件M元: the dearest pieces make the sets, as long as a set is dearer than M."""
    picks = own_lots(live, board)
    most = fewest(count_of(board, picks) // benefit.pieces, cap, live.uses)
    ordered = by_price(board, picks, dearest=True)
    runs = [1] * most
    if most > MANY:
        runs = _runs([count_of(board, [pick]) for pick in ordered], benefit.pieces, most)
    sets = portions(board, ordered, [benefit.pieces * run for run in runs])
    good = [(each, run) for each, run in zip(sets, runs, strict=True) if amount_of(board, each) > benefit.price * run]
    saved = sum(amount_of(board, each) - benefit.price * run for each, run in good)
    return _together(live, board, [pick for each, _ in good for pick in each], saved, sum([run for _, run in good]))


def _runs(counts: Sequence[int], pieces: int, most: int) -> list[int]:
    """How many sets of so many pieces are alike, one after the other: those within a lot. `counts`: of the lots."""
    runs: list[int] = []
    begun = 0
    for count in counts:
        begun += count
        whole, rest = divmod(begun, pieces)
        if whole and begun > count:  # the first of them began in a lot before
            runs.append(1)
            whole -= 1
        runs += [whole] if whole else []
        begun = rest
    made = 0
    for at, run in enumerate(runs):
        runs[at] = min(run, most - made)
        made += runs[at]
    return [run for run in runs if run]


def give_set(live: Live, board: Board, benefit: Combination, cap: int | None) -> Effect | None:
    """套装: one set after the other, as long as it saves; each part takes the dearest pieces left for it."""
    if parts_overlap(live):
        return _overlapping(live, board, benefit, cap)
    saved = uses = before = 0
    most = fewest(count_of(board, open_lots(board, live.positions, 0)), cap, live.uses)
    while uses < most:
        run = min(_alike(live, board, benefit), most - uses) if most > MANY else 1
        if not _fill(live, board, benefit, run):
            break
        amount = amount_of(board, _taken(board))
        less = _off(amount - before, benefit, run)
        if less <= 0:
            break
        saved, uses, before = saved + less, uses + run, amount
        for pick in _taken(board):
            board.mark(*pick, KEPT)
    for pick in _taken(board):
        board.unmark(*pick, TAKEN)
    picks = [pick for pick in open_lots(board, board.sheet.all, 0) if _flags(board, pick) & KEPT]
    for pick in picks:
        board.unmark(*pick, KEPT)
    return _together(live, board, picks, saved, uses)


def parts_overlap(live: Live) -> bool:
    """Whether a piece may suit two parts of a set."""
    return len(live.others) > 1 and len({place for part in live.others for place in part}) < sum(map(len, live.others))


def fitting_of(live: Live, board: Board, benefit: Combination, *, taken: bool = False) -> tuple[Fitting, list[Pick]]:
    """Which lots suit which parts of a set; the lots, the dearest first. `taken`: those too that serve other rules."""
    suits: dict[Pick, int] = {}
    for at, (_, picks) in enumerate(_open(live, board, benefit, taken=taken)):
        for pick in picks:
            suits[pick] = suits.get(pick, 0) | 1 << at
    ordered = by_price(board, list(suits), dearest=True)
    lots = [(suits[pick], count_of(board, [pick])) for pick in ordered]
    return Fitting([count for _, count in benefit.parts], lots), ordered


def _overlapping(live: Live, board: Board, benefit: Combination, cap: int | None) -> Effect | None:
    """Sets that may want the same pieces are made together: as many as save more with each, of the dearest pieces."""
    fitting, ordered = fitting_of(live, board, benefit)
    prices = [(amount_of(board, [pick]), count_of(board, [pick])) for pick in ordered]

    def saved(sets: int) -> Fen:
        taken = zip(prices, fitting.take(sets), strict=True)
        amount = sum([half_up(whole * part, count) for (whole, count), part in taken])
        return _off(amount, benefit, sets)

    def too_many(sets: int) -> bool:
        return bool(fitting.missing(sets)) or saved(sets) <= saved(sets - 1)

    most = fewest(count_of(board, ordered), cap, live.uses)
    sets = bisect_left(range(1, most + 1), True, key=too_many)
    counts = [
        part for (_, count), taken in zip(prices, fitting.take(sets), strict=True) for part in (taken, count - taken)
    ]
    picks = [pick for each in portions(board, ordered, counts)[::2] for pick in each]
    return _together(live, board, picks, max(0, _off(amount_of(board, picks), benefit, sets)), sets)


def _open(live: Live, board: Board, benefit: Combination, *, taken: bool = False) -> Iterator[tuple[int, list[Pick]]]:
    """Of each part: (pieces in a set, the lots that are left for it, the dearest first)."""
    uses = live.rule.uses_pieces and not taken
    for (target, count), places in zip(benefit.parts, live.others, strict=True):
        passed = closed(target, uses) | closed(live.rule.target, False) | TAKEN
        yield count, by_price(board, open_lots(board, places, passed), dearest=True)


def _alike(live: Live, board: Board, benefit: Combination) -> int:
    """How many sets like the next one can be made: as long as each part finds its pieces in the same lot."""
    wanted: dict[Pick, int] = {}
    for count, picks in _open(live, board, benefit):
        for pick in picks[:1]:
            wanted[pick] = wanted.get(pick, 0) + count
    return max(1, min([count_of(board, [pick]) // count for pick, count in wanted.items()], default=1))


def _fill(live: Live, board: Board, benefit: Combination, run: int) -> bool:
    """Mark the pieces of so many more sets; whether there were enough."""
    for count, picks in _open(live, board, benefit):
        if count_of(board, picks) < count * run:
            return False
        for pick in portions(board, picks, [count * run])[0]:
            board.mark(*pick, TAKEN)
    return True


def _off(amount: Fen, benefit: Combination, run: int) -> Fen:
    """What so many sets of so much in all save."""
    if benefit.price is not None:
        return amount - benefit.price * run
    return min(benefit.off.off * run, amount) if benefit.off.off else half_up(amount * benefit.off.part, 10_000)


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
