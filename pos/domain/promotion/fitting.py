"""Which pieces make a set whose parts may want the same ones: the dearest with which every part finds its own."""

from __future__ import annotations

from collections.abc import Sequence


class Fitting:
    """Pieces wanted by parts, and lots that suit one part or several.

    Pieces can be told off to parts when, whatever parts are looked at together, no more pieces suit these alone than
    these want (Hall, On Representatives of Subsets, 1935). Of such choices the dearest is found by taking the dearest
    pieces first, each that still fits (Rado 1957: they form a matroid), and it grows by less with every set.
    """

    def __init__(self, wanted: Sequence[int], lots: Sequence[tuple[int, int]]) -> None:
        """`wanted`: pieces of each part in a set. `lots`: (parts that it suits, as bits; pieces), the dearest first."""
        self._lots = lots
        self._all = sum(wanted)
        together: set[int] = set()
        for suits, _ in lots:
            together |= {suits} | {suits | each for each in together}
        self._together = {
            each: sum(count for at, count in enumerate(wanted) if each >> at & 1) for each in sorted(together)
        }
        """Parts that are looked at together → pieces they want in a set."""

    def take(self, sets: int) -> list[int]:
        """So many pieces of each lot, for as many parts of so many sets as there are pieces for."""
        room = {each: wanted * sets for each, wanted in self._together.items()}
        taken = []
        for suits, count in self._lots:
            over = [each for each in room if not suits & ~each]
            fits = min([count, *[room[each] for each in over]])
            for each in over:
                room[each] -= fits
            taken.append(fits)
        return taken

    def missing(self, sets: int) -> int:
        """Pieces that so many sets lack."""
        return self._all * sets - sum(self.take(sets))
