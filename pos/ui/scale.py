"""The scale, as the screens know it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pos.ports.scale import Weighing, Weight


@dataclass(frozen=True, slots=True)
class DeskScale:
    """The scale of the moment: another one may be set up while the till runs."""

    is_there: Callable[[], bool] = lambda: False
    """Whether one is set up. Returns at once."""
    weigh: Callable[[], Weight] = lambda: Weight(Weighing.NO_SCALE)
    """Look at it. Waits for the device: off the GUI thread."""
