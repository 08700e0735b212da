"""A camera over the counter, or a picture or a film in its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


class CameraState(StrEnum):
    """How a camera is. The screen has the words."""

    OFF = "off"
    """Nobody looks."""
    NONE = "none"
    """No camera is set up."""
    OPENING = "opening"
    LIVE = "live"
    """Pictures come."""
    MISSING = "missing"
    """Unplugged, or never there."""
    BUSY = "busy"
    """Another program has it."""
    DENIED = "denied"
    """This program may not use it."""
    UNOPENED = "unopened"
    """It is there and cannot be opened; the system does not say why."""
    SILENT = "silent"
    """It was opened, and no picture comes."""
    UNREADABLE = "unreadable"
    """A file that is neither a picture nor a film."""


class Advice(StrEnum):
    """What would make a picture better. The screen has the words."""

    FINE = ""
    BLACK = "black"
    """Nothing at all is seen: a cover, or no light."""
    DARK = "dark"
    GLARE = "glare"
    """A lamp is reflected."""
    BLURRED = "blurred"
    """Out of focus, or moved too fast."""
    UPSIDE_DOWN = "upside_down"
    """Codes are read all the same; the picture stands on its head."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture. Whoever holds it holds its pixels; nobody writes into them."""

    picture: memoryview
    """Rows × columns × 3 bytes: blue, green, red. What is shown: smaller than what was taken."""
    grey: memoryview
    """Rows × columns of bytes: the part in which codes are looked for."""
    left: int = 0
    """Where that part begins in what was taken, in pixels from its left."""
    top: int = 0
    """And from its top."""
    scale: float = 1.0
    """Pixels of what was taken to one of what is shown."""
    advice: Advice = Advice.FINE
    """What would make it better, judged by light and focus."""


class Camera(Protocol):
    """Waits for its device: never on the GUI thread. Nothing it meets is an exception."""

    def open(self) -> CameraState:
        """Begin; `LIVE`, or why not. May be called again after it failed."""

    def grab(self) -> Frame | CameraState:
        """The newest picture that was not handed out yet (older ones are dropped), or why there is none."""

    def close(self) -> None:
        """End; the device is let go."""


class Cameras(Protocol):
    """The cameras of this computer."""

    def found(self) -> Mapping[str, str]:
        """Source (as settings keep it) → name, as far as the system tells without opening them."""
