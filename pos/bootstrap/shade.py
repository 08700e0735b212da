"""The theme that the clerk chose, read before anything else: the first frame is in it."""

from __future__ import annotations

import json
from pathlib import Path

from pos.ui.theme import Shade

FILE = "settings.json"
"""As `bootstrap.settings` writes it."""


def kept_shade(data: Path) -> Shade:
    """The theme in the settings of a data folder; light where none can be read."""
    try:
        kept = json.loads((data / FILE).read_bytes())
        return Shade(kept["theme"])
    except (OSError, ValueError, KeyError, TypeError):
        return Shade.LIGHT
