"""The camera as the screens know it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.usecases.scanning.watch_camera import Look

Stop = Callable[[], None]
"""Ends what was begun. May wait for the device: off the GUI thread."""


@dataclass(frozen=True, slots=True)
class CameraChoice:
    """How the camera is set up."""

    source: str = ""
    """`0`, `1` …: a camera of this computer; else a picture's or a film's path; empty: none."""
    turned: bool = False
    """Whether it hangs upside down."""
    middle: bool = False
    """Whether codes are looked for in the middle of the picture only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraControl:
    """What the screens may do with it."""

    held: Callable[[], CameraChoice] = CameraChoice
    """What holds now. Returns at once."""
    found: Callable[[], Mapping[str, str]] = dict
    """Cameras of this computer, source → name. May wait."""
    use: Callable[[CameraChoice], None] = lambda _choice: None
    """Keep a choice. May wait. Raises StorageError."""
    start: Callable[[Callable[[str], None], Callable[[Look], None]], Stop] = lambda _scanned, _show: lambda: None
    """Begin to look, on a thread of its own that calls `scanned(text)` and `show(look)`. Returns at once."""
