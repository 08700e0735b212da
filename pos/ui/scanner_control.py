"""Scanners of their own, as the screens know them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from pos.ports.scanner import FoundScanner, ScannerState

Stop = Callable[[], None]
"""Ends what was begun. May wait for a device: off the GUI thread."""
Told = Callable[[str, ScannerState], None]
"""A scanner's address, and how it is now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannerControl:
    """What the screens may do with them."""

    held: Callable[[], tuple[FoundScanner, ...]] = tuple
    """Those that are set up. Returns at once."""
    found: Callable[[], tuple[FoundScanner, ...]] = tuple
    """What on this computer may be one. May wait."""
    use: Callable[[tuple[FoundScanner, ...]], None] = lambda _scanners: None
    """Keep a choice. May wait. Raises StorageError."""
    listen: Callable[[Callable[[str], None], Told], Stop] = lambda _scanned, _told: lambda: None
    """Begin to listen, on threads of their own that call `scanned(text)` and `told`. Returns at once."""


class Ears(QObject):
    """Brings what scanners read to the GUI thread, and remembers how they are."""

    scanned = Signal(str)
    changed = Signal()
    _heard = Signal(int, str)
    _told = Signal(int, str, str)

    def __init__(self, *, control: ScannerControl, leave: Callable[[Stop], None]) -> None:
        """`leave` runs what may wait, off the GUI thread."""
        super().__init__()
        self._control = control
        self._leave = leave
        self._stop: Stop | None = None
        self._turn = 0
        self.states: dict[str, ScannerState] = {}
        """By address."""
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Begin, or begin anew after another choice."""
        self.finish()
        turn = self._turn
        self._stop = self._control.listen(
            lambda text: self._heard.emit(turn, text),
            lambda address, state: self._told.emit(turn, address, state),
        )

    def finish(self) -> None:
        """Let them go."""
        self._turn += 1
        self.states.clear()
        stop, self._stop = self._stop, None
        if stop is not None:
            self._leave(stop)

    def _hear(self, turn: int, text: str) -> None:
        if turn == self._turn:
            self.scanned.emit(text)

    def _tell(self, turn: int, address: str, state: str) -> None:
        if turn == self._turn:
            self.states[address] = ScannerState(state)
            self.changed.emit()
