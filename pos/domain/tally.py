"""Sums by name: of documents by kind, of payments by method. Two spans' tallies add up to the tallies of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pos.domain.money import Fen


@dataclass(frozen=True, slots=True)
class Tally:
    """What came to one name."""

    key: str
    """The name: a kind, a method's id, a person's id."""
    number: int = 0
    """How often."""
    taken: Fen = 0
    """All that was above 0."""
    given: Fen = 0
    """All that was below 0, as a positive amount."""
    name: str = ""
    """As people read it, where the key's words are not the program's."""

    @property
    def net(self) -> Fen:
        """What it comes to."""
        return self.taken - self.given


Tallies = tuple[Tally, ...]
"""One for each key, in the order of the keys."""


def once(key: str, amount: Fen, name: str = "") -> Tally:
    """The tally of a single amount."""
    return Tally(key, 1, max(amount, 0), max(-amount, 0), name)


def added(tallies: Iterable[Tally]) -> Tallies:
    """Tallies of one key as one; the last name that is not empty stands."""
    found: dict[str, Tally] = {}
    for each in tallies:
        before = found.get(each.key, Tally(each.key))
        found[each.key] = Tally(
            key=each.key,
            number=before.number + each.number,
            taken=before.taken + each.taken,
            given=before.given + each.given,
            name=each.name or before.name,
        )
    return tuple(found[key] for key in sorted(found))


def net(tallies: Iterable[Tally]) -> Fen:
    """What all of them come to."""
    return sum(each.net for each in tallies)
