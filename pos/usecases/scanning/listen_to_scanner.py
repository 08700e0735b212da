"""Listens to a scanner of its own: opened, lost, plugged in again."""

from __future__ import annotations

from collections.abc import Callable

from pos.ports.scanner import Scanner, ScannerState

AGAIN_S = 1.0
"""After so long a scanner that failed is tried again."""
LISTEN_S = 0.15
"""So long one step waits for a scan."""


class ListenToScanner:
    """A worker's step. `scanned` and `told` are called on the worker's thread and must return at once."""

    def __init__(
        self, *, scanner: Callable[[], Scanner], scanned: Callable[[str], None], told: Callable[[ScannerState], None]
    ) -> None:
        """`scanner` is called once, on the worker's thread."""
        self._make = scanner
        self._scanner: Scanner | None = None
        self._scanned = scanned
        self._told = told
        self._state: ScannerState | None = None

    def step(self) -> float:
        """Listen once; after how many seconds to do it again."""
        scanner = self._scanner = self._scanner or self._make()
        if self._state is not ScannerState.LISTENING and self._tell(scanner.open()) is not ScannerState.LISTENING:
            return AGAIN_S
        heard = scanner.hear(LISTEN_S)
        if isinstance(heard, ScannerState):
            scanner.close()
            self._tell(heard)
            return AGAIN_S
        for text in heard:
            self._scanned(text)
        return 0.0

    def finish(self) -> None:
        """Let the scanner go."""
        if self._scanner is not None:
            self._scanner.close()
        self._state = None

    def _tell(self, state: ScannerState) -> ScannerState:
        if state is not self._state:
            self._state = state
            self._told(state)
        return state
