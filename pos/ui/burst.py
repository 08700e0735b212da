"""Characters that came so fast that they may be a scan, and what they say."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

from PySide6.QtCore import Qt

from pos.domain import rhythm
from pos.domain.keyboard import letter
from pos.domain.scan import ScanKind, read_scan

_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier.value, Qt.KeyboardModifier.ControlModifier.value


@dataclass(frozen=True, slots=True)
class Held:
    """A character that is held back."""

    text: str
    """What the system's layout makes of the key; empty for a dead key."""
    key: int
    """Qt's key; 0 for what came from an input method."""
    modifiers: Qt.KeyboardModifier
    place: int = 0
    """Where the key lies, as Linux numbers keys; 0: not known."""
    composed: bool = False
    """Already in the input method's composition: taken back, never passed on."""

    @property
    def american(self) -> str:
        """What an American keyboard types there; empty where nobody knows."""
        if not self.place:
            return ""
        flags = self.modifiers.value
        return letter(self.place, shift=bool(flags & _SHIFT), control=bool(flags & _CONTROL))


@dataclass(slots=True)
class Burst:
    """What one keyboard typed, as far as it is held back."""

    held: list[Held] = field(default_factory=list)
    """Its characters."""
    pauses: list[float] = field(default_factory=list)
    """Between them, ms."""
    quick: int = 0
    """How many of them no hand keeps up."""
    last: float = 0.0
    """When the last one came, ms."""
    alt: str = ""
    """Digits typed while Alt is down."""

    def add(self, character: Held, stamp: float) -> None:
        """One more."""
        if self.held:
            self.pauses.append(stamp - self.last)
            self.quick += stamp - self.last <= rhythm.QUICK_MS
        self.held.append(character)
        self.last = stamp

    def goes_on(self, stamp: float) -> bool:
        """Whether a character of that time belongs to it."""
        return stamp <= self.ends

    @property
    def is_scan(self) -> bool:
        """Whether it is one, if it ends here."""
        return bool(self.held) and rhythm.is_scan(self.pauses)

    @property
    def ends(self) -> float:
        """When (ms) it is over if nothing more comes."""
        return self.last + rhythm.patience(self.quick, len(self.pauses))

    @property
    def composed(self) -> bool:
        """Whether an input method has some of it."""
        return any(held.composed for held in self.held)


def said(held: list[Held]) -> str:
    """What a scanner meant: what the system's layout says, or the keys of an American keyboard, if that makes sense.

    Most scanners type as an American keyboard; on a French one `6901` comes as `è&à…`, and with Caps Lock on all
    letters are swapped. One that was set to the system's own layout is understood as it is.
    """
    as_typed = "".join(each.text for each in held)
    letters = [each.american for each in held]
    if not all(letters):
        return as_typed
    american = "".join(letters)
    if american.casefold() == as_typed.casefold():
        return american
    sense, other_sense = _sense(american), _sense(as_typed)
    return american if sense > other_sense else as_typed


def _sense(text: str) -> tuple[bool, int]:
    """How much sense a text makes as a code: whether a grammar or a check digit says so, then its plain characters."""
    scan = read_scan(text)
    certain = scan.kind not in (ScanKind.ITEM, ScanKind.NOTHING) or (scan.tag is not None and bool(scan.tag.gtin))
    return certain, sum(each.isascii() and each.isalnum() for each in text)


def place_of(scan_code: int) -> int:
    """The key that the system's scan code means, as Linux numbers keys; 0 where it is not known."""
    windows = sys.platform == "win32"
    if windows:
        extended = {0x11C: 96, 0x135: 98}
        return extended.get(scan_code, scan_code if 0 < scan_code < 0x80 else 0)
    # X11 and Wayland add 8 to the kernel's number; macOS numbers keys another way, and not here.
    return scan_code - 8 if scan_code > 8 and sys.platform.startswith("linux") else 0
