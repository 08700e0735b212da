"""Rules that want the same pieces: how they share them so that together they take the most off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pos.domain.money import Fen
from pos.domain.promotion.apply import apply_rule
from pos.domain.promotion.benefit import On, Reduction
from pos.domain.promotion.board import USED, Board, Lot
from pos.domain.promotion.both_ends import most_from_both_ends
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.together import most_together, touched
from pos.domain.promotion.waking import may_wake

SHARING_LIMIT = 200
"""Rules that are tried on a board while one sharing is looked for."""
PIECES_A_TRY = 50
"""Trying a rule on so many more pieces counts as one more, so that a line of a thousand is priced nearly at once."""

Done: TypeAlias = tuple[Effect, Sequence[tuple[int, tuple[Lot, ...]]]]
"""What a rule does, and the lots of the positions that it changes."""
Able: TypeAlias = tuple[Live, Done | None]
"""A rule that could come next, and what it would do; None: nothing, unless others come first."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way of sharing pieces."""

    saved: Fen
    """What its rules take off."""
    turns: tuple[tuple[Live, int | None], ...]
    """Which rule takes pieces, at most how often; in order."""


NOTHING = Way(0, ())
"""No rule takes any."""


class Sharing:
    """Tries the orders in which rules take pieces, and how often each does: branch and bound.

    Ties go to the way in which the rules that come first take first and most. What a rule takes off alone says nothing
    about what it takes off behind others: when they have taken the cheap pieces, it lowers dearer ones. So a way is
    left out only by what its open pieces can give at most (`together`): a piece serves one rule, and whatever is taken
    first, the pieces that are open later are among those that are open now, and not dearer.

    Once the pieces between them are taken, rules that are left may want no piece in common: each lot of them is looked
    at for itself, and what they save is added up.
    """

    def __init__(self, lives: Sequence[Live], board: Board) -> None:
        self._lives = tuple(lives)
        self._start = board
        self._known: dict[object, tuple[Fen, Way | None]] = {}
        """By rules and the pieces open to them: the best way and what it saves; or None, and what no way saves more
        than."""
        self._done: dict[object, Done | None] = {}
        """By a rule, how often it may be given, and the pieces open to it."""
        self._touched = {live: touched(live) for live in lives}
        self._wanted: dict[tuple[Live, ...], Sequence[int]] = {}
        """By rules: the positions that they want pieces of."""
        pieces = sum([lot[0] for place in self._places(self._lives) for lot in board.lots_of(place)])
        self._a_try = 1 + pieces // PIECES_A_TRY
        self._until = SHARING_LIMIT
        self.tried = 0
        """Rules tried on a board, each as often as it has pieces to look at."""

    @property
    def complete(self) -> bool:
        """Whether every way was looked at."""
        return self.tried < self._until

    def __call__(self) -> dict[Live, Effect]:
        """Apply the best way to the board; what each rule did, in the order of the rules."""
        if len(self._lives) == 1:
            (live,) = self._lives
            self.tried = 1
            effect = apply_rule(live, self._start)
            return {} if effect is None else {live: effect}
        way = self._reaching() or self._best(self._lives, self._start, 0) or NOTHING
        effects = {live: apply_rule(live, self._start, most) for live, most in way.turns}
        return {live: effect for live in self._lives if (effect := effects.get(live)) is not None}

    def _reaching(self) -> Way | None:
        """A way that saves as much as any could: where that much is known there nearly always is one, found soon."""
        most = most_from_both_ends(self._lives, self._start)
        if not most:
            return None
        self._until = SHARING_LIMIT // 2
        way = self._best(self._lives, self._start, most - 1)
        self._until = SHARING_LIMIT
        return way

    def _best(self, waiting: tuple[Live, ...], board: Board, above: Fen) -> Way | None:
        """The best way that takes off more than `above`."""
        # Pieces that serve a rule concern no other one: whichever it was, the same ways are left for the rest.
        state = (waiting, *_left(board, self._places(waiting)))
        known = self._known.get(state)
        if known is not None and (known[1] is not None or known[0] <= above):
            return known[1] if known[0] > above else None
        way = None
        if self.complete or not above:
            most = self._most(waiting, board, above)
            if most > above:
                able = self._able(waiting, board)
                way = self._of_lots(_apart(able, self._open(waiting, board)), board, above, most)
        if self.complete:
            self._known[state] = (above, None) if way is None else (way.saved, way)
        return way

    def _of_lots(self, apart: Sequence[Sequence[Able]], board: Board, above: Fen, whole: Fen) -> Way | None:
        """The best way of rules in lots, of which no two want a piece in common. `whole`: none takes more in all."""
        mosts = [whole] if len(apart) == 1 else [self._most_of(lot, board) for lot in apart]
        saved, turns, rest = 0, NOTHING.turns, sum(mosts)
        for lot, most in zip(apart, mosts, strict=True):
            if saved + rest <= above:
                return None
            rest -= most
            way = self._first(lot, board, max(0, above - saved - rest), most)
            if way is not None:
                saved, turns = saved + way.saved, (*turns, *way.turns)
        return Way(saved, turns) if saved > above else None

    def _first(self, able: Sequence[Able], board: Board, above: Fen, most: Fen) -> Way | None:
        """The best way that takes off more than `above`, by which rule takes pieces first. `most`: none takes more."""
        best: Way | None = None
        for each in able:
            live = each[0]
            rest = tuple([other for other, _ in able if other is not live])
            for (effect, own), times in self._less_and_less(each, board, bool(rest)):
                amount = effect.amount
                way = (self._best(rest, _after(board, own), max(0, above - amount)) if rest else None) or NOTHING
                if amount + way.saved > above:
                    above = amount + way.saved
                    best = Way(above, ((live, times), *way.turns))
                if above >= most or not (self.complete or not above):
                    return best
        return best

    def _less_and_less(self, each: Able, board: Board, others: bool) -> Iterator[tuple[Done, int | None]]:
        """A rule as often as it can be; then, as long as others wait, less and less often."""
        live, done = each
        if done is None:
            return
        yield done, None
        for times in range(done[0].uses - 1, 0, -1) if others and _takes_by_use(live) else ():
            less = self._try(live, board, times)
            if less is not None:
                yield less, times

    def _able(self, waiting: Sequence[Live], board: Board) -> list[Able]:
        """The rules that take something off as things stand, or may once others have taken pieces."""
        self.tried += 1
        able: list[Able] = []
        for live in waiting:
            tried = self._try(live, board, None)
            if tried is not None and tried[0].amount:
                able.append((live, tried))
            elif may_wake(live, board):
                able.append((live, None))
        return able

    def _try(self, live: Live, board: Board, most: int | None) -> Done | None:
        """Apply a rule to a copy. It does the same to the same open pieces: of the others only their number counts."""
        places = self._touched[live]
        key = (live, most, *_left(board, places))
        if key not in self._done:
            self.tried += self._a_try
            after = board.copy()
            effect = apply_rule(live, after, most)
            own = [(place, after.lots_of(place)) for place in places]
            changed = [each for each in own if each[1] != board.lots_of(each[0])]
            self._done[key] = None if effect is None else (effect, changed)
        return self._done[key]

    def _most_of(self, lot: Sequence[Able], board: Board) -> Fen:
        """No way takes more off. A rule alone takes what it can."""
        if len(lot) > 1:
            return self._most([live for live, _ in lot], board, 0)
        done = lot[0][1]
        return 0 if done is None else done[0].amount

    def _most(self, waiting: Sequence[Live], board: Board, above: Fen) -> Fen:
        """No way takes more off: by the simple bound, and, where that is not enough, by the nearly exact one."""
        most = most_together(waiting, board)
        if most <= above:
            return most
        least = most_from_both_ends(waiting, board)
        return most if least is None else min(most, least)

    def _places(self, lives: tuple[Live, ...]) -> Sequence[int]:
        known = self._wanted.get(lives)
        if known is None:
            known = self._wanted[lives] = sorted({place for live in lives for place in self._touched[live]})
        return known

    def _open(self, lives: tuple[Live, ...], board: Board) -> int:
        """Bits of the positions of which pieces serve no rule yet."""
        places = self._places(lives)
        return sum([1 << place for place, left in zip(places, _left(board, places), strict=True) if left != ()])


def _left(board: Board, places: Sequence[int]) -> list[object]:
    """The lots of positions that serve no rule yet; where all pieces are alike, what they cost is enough to tell."""
    lots, flags, amounts = board.lots, board.flags, board.amounts
    return [
        tuple([lot for lot in lots[place] if not lot[3] & USED])
        if place in lots
        else (() if flags[place] & USED else amounts[place])
        for place in places
    ]


def _after(board: Board, changed: Sequence[tuple[int, tuple[Lot, ...]]]) -> Board:
    """The board once a rule was applied."""
    after = board.copy()
    for place, lots in changed:
        after.put_lots(place, lots)
    return after


def _apart(able: Sequence[Able], open_places: int) -> list[list[Able]]:
    """Rules in lots: those that want the same open pieces, directly or through others, in one."""
    lots: list[tuple[int, list[Able]]] = []
    for each in able:
        wanted = each[0].touch & open_places
        joined, rest = [each], []
        for own, lot in lots:
            if own & wanted:
                wanted |= own
                joined += lot
            else:
                rest.append((own, lot))
        lots = [*rest, (wanted, joined)]
    turn = {each[0]: at for at, each in enumerate(able)}
    return sorted([sorted(lot, key=lambda each: turn[each[0]]) for _, lot in lots], key=lambda lot: turn[lot[0][0]])


def _takes_by_use(live: Live) -> bool:
    """Whether it takes fewer pieces when it is given less often: a reduction takes all of its pieces at once."""
    benefit = live.rule.benefit
    return not isinstance(benefit, Reduction) or benefit.on is On.UNIT
