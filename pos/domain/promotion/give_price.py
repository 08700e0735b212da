"""The price stage: for each piece the best of special price, member price and the rules that make a price."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pos.domain.money import Fen, half_up
from pos.domain.promotion.benefit import Reduction, UnitPrice
from pos.domain.promotion.board import SPECIAL, Board, Lot
from pos.domain.promotion.goods import Traits
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.picking import by_price, count_of, fewest, own_lots, portions, use
from pos.domain.promotion.taking import Pick, take_lots


@dataclass(slots=True)
class _Stretch:
    """Pieces of a position at one price."""

    count: int
    """Pieces."""
    price: Fen
    """Of one."""
    by: Live | None
    """The rule that made it."""


def give_prices(lives: Sequence[Live], board: Board) -> dict[Live, Effect]:
    """Each piece at its best price; what each rule took off. Ties go to the rule that comes first."""
    stretches: dict[int, list[_Stretch]] = {}
    for live in lives:
        if not _capped(live):
            for place in live.positions:
                _lower_all(board, stretches, live, place)
    for live in lives:
        if _capped(live):
            _lower_some(board, stretches, live)
    effects: dict[Live, Effect] = {}
    for place in sorted(stretches):
        _put(board, place, stretches[place], effects)
    return effects


def unit_price_of(live: Live, board: Board, place: int) -> Fen | None:
    """What a rule makes one piece of a position cost, not below its floor; None where it names no price."""
    sheet, benefit = board.sheet, live.rule.benefit
    if live.prices is not None:
        price = live.prices[place]
    elif isinstance(benefit, UnitPrice):
        unit = _named(live, benefit, sheet.traits(place))
        if unit is None:
            return None
        price = sheet.for_piece(place, unit)
    else:
        assert isinstance(benefit, Reduction)  # noqa: S101 - the reader lets nothing else into this stage
        off = benefit.tiers[0][1]
        whole, count = sheet.gross[place], sheet.pieces[place]
        base = sheet.listed(place) if benefit.of_list else whole
        less = sheet.for_piece(place, off.off) if off.off else half_up(base * off.part, 10_000 * count)
        price = max(0, half_up(whole, count) - less)
    return price if live.floors is None else max(price, live.floors[place])


def give_unit_price(live: Live, board: Board, benefit: UnitPrice, cap: int | None = None) -> Effect | None:
    """A fixed price in a later stage than the price stage: what each piece costs above it is taken off.

    `cap`: off so many pieces at most, the dearest of those that cost more.
    """
    picks = own_lots(live, board)
    if benefit.units or live.uses is not None:
        picks = _most_saving(live, board, picks, fewest(benefit.units or 10**9, live.uses))
    less = _above(live, board, picks)
    if cap is not None:
        less = _above(live, board, _most_saving(live, board, list(less), cap))
    if not less:
        return None
    parts = take_lots(board, list(less), sum(less.values()), list(less.values()), live.floors)
    use(live, board, less)
    return Effect(parts, count_of(board, less))


def _above(live: Live, board: Board, picks: Iterable[Pick]) -> dict[Pick, Fen]:
    """Lots that cost more than at the rule's price, and how much more."""
    less: dict[Pick, Fen] = {}
    for place, index in picks:
        count, amount, _, _ = board.lots_of(place)[index]
        unit = unit_price_of(live, board, place)
        if unit is not None and amount > unit * count:
            less[place, index] = amount - unit * count
    return less


def _named(live: Live, benefit: UnitPrice, item: Traits) -> Fen | None:
    if benefit.prices:
        named = dict(benefit.prices)
        return next((named[code] for code in (item.variant_id, item.code, item.product) if code in named), None)
    if benefit.by_buyers:
        price = None
        for buyers, each in benefit.by_buyers:
            if live.buyers >= buyers:
                price = each
        return price
    return benefit.price


def _capped(live: Live) -> bool:
    benefit, target = live.rule.benefit, live.rule.target
    units = benefit.units if isinstance(benefit, UnitPrice | Reduction) else 0
    return bool(units or target.cheapest or target.dearest or live.uses is not None)


def _whole(board: Board, place: int) -> list[_Stretch]:
    count = board.sheet.pieces[place]
    return [_Stretch(count, half_up(board.sheet.gross[place], count), None)]


def _lower_all(board: Board, stretches: dict[int, list[_Stretch]], live: Live, place: int) -> None:
    price = unit_price_of(live, board, place)
    if price is None or (live.rule.target.full_price_only and board.flags[place] & SPECIAL):
        return
    (now,) = stretches.get(place) or _whole(board, place)
    if price < now.price:
        stretches[place] = [_Stretch(now.count, price, live)]


def _lower_some(board: Board, stretches: dict[int, list[_Stretch]], live: Live) -> None:
    """The pieces that gain most, at most as many as the rule allows."""
    benefit, target = live.rule.benefit, live.rule.target
    assert isinstance(benefit, UnitPrice | Reduction)  # noqa: S101
    left = fewest(benefit.units or 10**9, live.uses, target.cheapest or None, target.dearest or None)
    for _, place, stretch, price in sorted(_gains(board, stretches, live), key=lambda gain: gain[:2]):
        if left <= 0:
            break
        own = stretches.setdefault(place, _whole(board, place))
        at = next(i for i, each in enumerate(own) if each.by is stretch.by)
        count = min(left, stretch.count)
        rest = [_Stretch(stretch.count - count, stretch.price, stretch.by)] if stretch.count > count else []
        own[at : at + 1] = [_Stretch(count, price, live), *rest]
        left -= count


def _gains(board: Board, stretches: dict[int, list[_Stretch]], live: Live) -> Iterator[tuple[Fen, int, _Stretch, Fen]]:
    """(minus what a piece gains, position, the stretch, the new price). Cheapest or dearest n: by price instead."""
    target = live.rule.target
    for place in live.positions:
        price = unit_price_of(live, board, place)
        if price is None or (target.full_price_only and board.flags[place] & SPECIAL):
            continue
        for stretch in stretches.get(place) or _whole(board, place):
            if price < stretch.price:
                by = stretch.price if target.cheapest else -stretch.price if target.dearest else price - stretch.price
                yield by, place, stretch, price


def _most_saving(live: Live, board: Board, picks: Sequence[Pick], units: int) -> list[Pick]:
    return sorted(portions(board, by_price(board, picks, dearest=True), [units])[0])


def _put(board: Board, place: int, stretches: Sequence[_Stretch], effects: dict[Live, Effect]) -> None:
    flag = board.flags[place]
    exact = board.sheet.gross[place]
    lots: list[Lot] = []
    whole = half_up(exact, board.sheet.pieces[place])
    for stretch in stretches:
        begun = whole * stretch.count
        if stretch.by is None:
            lots.append((stretch.count, begun, begun, flag))
            continue
        lots.append((stretch.count, stretch.price * stretch.count, begun, flag | SPECIAL))
        effect = effects.setdefault(stretch.by, Effect([], 0))
        less = (whole - stretch.price) * stretch.count
        if effect.parts and effect.parts[-1][0] == place:
            less += effect.parts.pop()[1]
        effect.parts.append((place, less))
        effect.uses += stretch.count
    board.put_lots(place, tuple(lots))
