"""What a clerk may set on this till."""

from __future__ import annotations

from dataclasses import dataclass

from pos.ui.language import Tongue
from pos.ui.theme import Shade


@dataclass(frozen=True, slots=True)
class Preferences:
    """Kept between starts by whoever started the window."""

    tongue: Tongue = Tongue.CHINESE
    """Of the screen."""
    shade: Shade = Shade.LIGHT
    """Of the screen."""
    sounds: bool = True
    """Whether a scan is heard."""
