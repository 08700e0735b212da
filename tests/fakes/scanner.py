"""A scanner that reads what the test holds before it."""

from __future__ import annotations

from pos.ports.scanner import FoundScanner, ScannerState


class Scanner:
    """`ports.scanner.Scanner`."""

    def __init__(self) -> None:
        self.state = ScannerState.LISTENING
        """What opening says."""
        self.reads: list[tuple[str, ...] | ScannerState] = []
        self.opened = 0
        self.closed = 0

    def open(self) -> ScannerState:
        self.opened += 1
        return self.state

    def hear(self, wait_s: float) -> tuple[str, ...] | ScannerState:
        return self.reads.pop(0) if self.reads else ()

    def close(self) -> None:
        self.closed += 1


class Scanners:
    """`ports.scanner.Scanners`."""

    def __init__(self, *found: FoundScanner) -> None:
        self.all = found

    def found(self) -> tuple[FoundScanner, ...]:
        return self.all
