"""Who works at which till, in which shift: what every document says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.shift import Shift
from pos.domain.staff import Staff
from pos.domain.store import Till


@dataclass(frozen=True, slots=True)
class Duty:
    """A signed-in clerk at a till with an open shift."""

    till: Till
    """The till and its store."""
    staff: Staff
    """The clerk."""
    shift: Shift
    """The open shift."""
