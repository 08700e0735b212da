"""第N件, 买N送M, 加价购: rules that make some of the pieces cheaper which they count."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from pos.domain.money import Fen, half_up
from pos.domain.promotion.benefit import AddOn, BuyGet, NthPiece
from pos.domain.promotion.board import Board
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.picking import (
    amount_of,
    by_price,
    closed,
    count_of,
    fewest,
    open_lots,
    other_lots,
    own_lots,
    portions,
    use,
)
from pos.domain.promotion.taking import Pick, take_lots


def give_nth(live: Live, board: Board, benefit: NthPiece, cap: int | None) -> Effect | None:
    """第N件: of every so many pieces one is cheaper; the cheapest pieces that qualify."""
    picks = own_lots(live, board)
    size = benefit.steps[-1][0]
    groups, rest = divmod(count_of(board, picks), size)
    rounds = fewest(groups + (1 if rest else 0), cap, live.uses)
    full = min(groups, rounds)
    # Of a round that is not full, pieces behind the last one that is cheaper serve nothing: other rules may have them.
    rest = max((nth for nth, _ in benefit.steps if nth <= rest), default=0) if rounds > groups else 0
    counts = [(part, full + (1 if rest >= nth else 0)) for nth, part in benefit.steps]
    counts = sorted(((part, count) for part, count in counts if count), reverse=True)
    if not counts:
        return None
    paying = full * size + rest - sum(count for _, count in counts)
    ordered = by_price(board, picks, dearest=benefit.dearest)
    *cheaper, others = portions(board, ordered, [*(count for _, count in counts), paying])
    less = sum(amount_of(board, each) * part for each, (part, _) in zip(cheaper, counts, strict=True))
    total = half_up(less, 10_000)
    chosen = sorted(pick for each in cheaper for pick in each)
    parts_of = {pick: part for each, (part, _) in zip(cheaper, counts, strict=True) for pick in each}
    weights = [amount_of(board, [pick]) * parts_of[pick] for pick in chosen]
    parts = take_lots(board, chosen, total, weights, live.floors, other_lots(live, board, chosen))
    use(live, board, [*chosen, *others])
    return Effect(parts, max(count for _, count in counts)) if parts else None


def give_buy_get(live: Live, board: Board, benefit: BuyGet, cap: int | None) -> Effect | None:
    """买N送M: the cheapest pieces that qualify are given."""
    given: list[Pick] = []
    bought: list[Pick] = []
    uses = 0
    if benefit.target is not None:
        given, bought, uses = _of_others(live, board, benefit, fewest(10**6, cap, live.uses))
    else:
        own = own_lots(live, board)
        left = fewest(10**6, cap, live.uses)
        for picks in _by_variant(board, own) if benefit.same else [own]:
            times = min(left, count_of(board, picks) // (benefit.buy + benefit.get))
            ordered = by_price(board, picks, dearest=benefit.dearest)
            free, paid = portions(board, ordered, [times * benefit.get, times * benefit.buy])
            given += free
            bought += paid
            uses += times
            left -= times
    if not given:
        return None
    given.sort()
    weights = [amount_of(board, [pick]) for pick in given]
    total = half_up(sum(weights) * benefit.part, 10_000)
    parts = take_lots(board, given, total, weights, live.floors, other_lots(live, board, given))
    use(live, board, [*given, *bought])
    return Effect(parts, uses) if parts else None


def give_add_on(live: Live, board: Board, benefit: AddOn, cap: int | None) -> Effect | None:
    """加价购: the dearest pieces of the target that are dearer, each for the small price."""

    def less(pick: Pick) -> Fen:
        floor = 0 if live.floors is None else live.floors[pick[0]]
        return amount_of(board, [pick]) - max(benefit.price, floor) * count_of(board, [pick])

    dearer = [pick for pick in own_lots(live, board) if less(pick) > 0]
    most = fewest(benefit.pieces, cap, live.uses)
    chosen = sorted(portions(board, by_price(board, dearer, dearest=True), [most])[0])
    if not chosen:
        return None
    gains = [less(pick) for pick in chosen]
    parts = take_lots(board, chosen, sum(gains), gains, live.floors)
    use(live, board, chosen)
    return Effect(parts, count_of(board, chosen))


def _by_variant(board: Board, picks: Sequence[Pick]) -> Iterable[list[Pick]]:
    """One variant may lie at several positions: at another price, or with a discount given by hand."""
    alike: dict[str, list[Pick]] = {}
    for pick in picks:
        alike.setdefault(board.sheet.traits(pick[0]).variant_id, []).append(pick)
    return alike.values()


def _of_others(live: Live, board: Board, benefit: BuyGet, most: int) -> tuple[list[Pick], list[Pick], int]:
    """(given, bought, how often) where the given pieces come from a target of their own."""
    passed = closed(live.rule.target, live.rule.uses_pieces)
    buying = set(live.positions)
    gives = [place for place in live.others[0] if place not in buying]
    both = [place for place in live.others[0] if place in buying]
    only_buy = [place for place in live.positions if place not in set(live.others[0])]
    free_lots, shared = open_lots(board, gives, passed), open_lots(board, both, passed)
    pieces = count_of(board, open_lots(board, only_buy, passed)), count_of(board, free_lots), count_of(board, shared)
    times = min(most, _times(benefit, *pieces))
    wanted = min(times * benefit.get, pieces[1] + max(0, pieces[2] - max(0, times * benefit.buy - pieces[0])))
    alone = min(wanted, pieces[1])
    ordered = by_price(board, free_lots, dearest=benefit.dearest)
    free = portions(board, ordered, [alone])[0]
    ordered = by_price(board, open_lots(board, both, passed), dearest=benefit.dearest)
    free_shared, rest = portions(board, ordered, [wanted - alone, pieces[2]])
    ordered = by_price(board, open_lots(board, only_buy, passed), dearest=False)
    paid = portions(board, ordered, [times * benefit.buy])[0]
    missing = times * benefit.buy - count_of(board, paid)
    paid += portions(board, rest, [missing])[0]
    return [*free, *free_shared], paid, times


def _times(benefit: BuyGet, only_buy: int, only_get: int, both: int) -> int:
    """How often so many pieces can be bought with at least one to give each time."""

    def too_often(times: int) -> bool:
        needed = max(0, (times + 1) * benefit.buy - only_buy)
        return only_get + both - needed <= times * benefit.get

    return bisect_left(range((only_buy + both) // benefit.buy), True, key=too_often)
