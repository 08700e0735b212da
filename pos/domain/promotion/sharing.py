"""Rules that want the same pieces: how they share them so that together they take the most off."""

from __future__ import annotations

from collections.abc import Sequence

from pos.domain.money import Fen
from pos.domain.promotion.apply import apply_rule
from pos.domain.promotion.board import USED, Board, Lot
from pos.domain.promotion.both_ends import most_from_both_ends
from pos.domain.promotion.live import Effect, Live
from pos.domain.promotion.together import most_together, touched

SHARING_LIMIT = 1_000
"""Rules that are tried on a board while one sharing is looked for."""
PIECES_A_TRY = 50
"""Trying a rule on so many more pieces counts as one more, so that a line of a thousand is priced nearly at once."""


class Sharing:
    """Tries the orders in which rules take pieces, and how often each does: branch and bound.

    Ties go to the way in which the rules that come first take first and most. What a rule takes off alone says nothing
    about what it takes off behind others: when they have taken the cheap pieces, it lowers dearer ones. So a way is
    left out only by what its open pieces can give at most (`together`): a piece serves one rule, and whatever is taken
    first, the pieces that are open later are among those that are open now, and not dearer.
    """

    def __init__(self, lives: Sequence[Live], board: Board) -> None:
        self._lives = list(lives)
        self._start = board
        self._saved = 0
        self._best: dict[Live, Effect] = {}
        self._best_board: Board | None = None
        self._seen: dict[object, Fen] = {}
        self.tried = 0
        """Rules tried on a board, each as often as it has pieces to look at."""
        self._places = sorted({place for live in lives for place in touched(live)})
        pieces = sum(lot[0] for place in self._places for lot in board.lots_of(place))
        self._a_try = 1 + pieces // PIECES_A_TRY

    @property
    def complete(self) -> bool:
        """Whether every way was looked at."""
        return self.tried < SHARING_LIMIT

    def __call__(self) -> dict[Live, Effect]:
        """Apply the best way to the board; what each rule did, in the order of the rules."""
        if len(self._lives) == 1:
            (live,) = self._lives
            self.tried = 1
            effect = apply_rule(live, self._start)
            return {} if effect is None else {live: effect}
        self._go(self._start, self._lives, 0, {})
        if self._best_board is not None:
            self._start.become(self._best_board)
        return {live: self._best[live] for live in self._lives if live in self._best}

    def _go(self, board: Board, waiting: Sequence[Live], saved: Fen, effects: dict[Live, Effect]) -> None:
        if saved > self._saved:
            self._saved, self._best, self._best_board = saved, effects, board
        if not waiting:
            return
        # Pieces that serve a rule concern no other one: whichever it was, the same ways are left for the rest.
        state = (tuple(waiting), *[self._left(board, place) for place in self._places])
        if self._seen.get(state, -1) >= saved:
            return
        self._seen[state] = saved
        most = self._most(waiting, board, saved)
        if saved + most <= self._saved:
            return
        able: list[tuple[Live, Effect, Board]] = []
        for live in waiting:
            trial = board.copy()
            self.tried += self._a_try
            effect = apply_rule(live, trial)
            if effect is not None and effect.amount:
                able.append((live, effect, trial))
        if len(able) < len(waiting):
            most = self._most([live for live, _, _ in able], board, saved)
            if saved + most <= self._saved:
                return
        for live, effect, trial in able:
            if self._saved and not self.complete:
                return
            rest = [each for each, _, _ in able if each is not live]
            self._go(trial, rest, saved + effect.amount, {**effects, live: effect})
            if rest:
                self._fewer(live, effect, board, rest, saved, effects, saved + most)

    def _most(self, waiting: Sequence[Live], board: Board, saved: Fen) -> Fen:
        """No way takes more off: by the simple bound, and, where that is not enough, by the nearly exact one."""
        most = most_together(waiting, board)
        if saved + most <= self._saved:
            return most
        least = most_from_both_ends(waiting, board)
        return most if least is None else min(most, least)

    @staticmethod
    def _left(board: Board, place: int) -> tuple[Lot, ...]:
        """The lots of a position that serve no rule yet."""
        return tuple([lot for lot in board.lots_of(place) if not lot[3] & USED])

    def _fewer(
        self,
        live: Live,
        effect: Effect,
        board: Board,
        rest: Sequence[Live],
        saved: Fen,
        effects: dict[Live, Effect],
        most: Fen,
    ) -> None:
        """The same rule first, but not as often as it could be. `most`: no way from here on takes more off in all."""
        for times in range(effect.uses - 1, 0, -1):
            if not self.complete or most <= self._saved:
                return
            trial = board.copy()
            self.tried += self._a_try
            less = apply_rule(live, trial, times)
            if less is not None:
                self._go(trial, rest, saved + less.amount, {**effects, live: less})
