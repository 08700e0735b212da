"""What a clerk does on the screens, permission by permission, and what can be counted once it was done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pos.domain.staff import Permission, Verdict
from tests.ui.hands import Hands


@dataclass(frozen=True)
class Act:
    """One thing that a permission lets somebody do."""

    do: Callable[[Hands], None]
    """What the clerk's hands do."""
    done: Callable[[Hands], int]
    """What there is one more of once it was done."""
    able: tuple[Permission, ...] = ()
    """What the clerk may do beside it, as it is on the way there."""
    unlike: Mapping[Verdict, Verdict] = field(default_factory=dict)
    """Where this screen makes something else of a verdict; the act says why."""


def written(hands: Hands) -> int:
    """Entries in the journal."""
    return len(hands.shop.ledger.state.events)


def events(kind: str) -> Callable[[Hands], int]:
    """Entries of one kind in the journal."""
    return lambda hands: sum(event.kind == kind for event in hands.shop.ledger.state.events)
