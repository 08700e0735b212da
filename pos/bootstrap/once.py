"""What is put together when it is first asked for, so that a till that starts does not wait for it."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Once(Generic[Made]):
    """Called, it gives what `make` made: made once, by whichever thread asks first."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self._made: list[Made] = []
        self._making = RLock()

    def __call__(self) -> Made:
        """The one thing. Raises what `make` raises; then the next call tries again."""
        with self._making:
            if not self._made:
                self._made.append(self._make())
        return self._made[0]
