"""The demo chain's campaigns: one of each kind."""

from __future__ import annotations

import json
from pathlib import Path

from pos.server.central import Central


def load_promotions(central: Central, file: Path) -> None:
    """Set them, where head office has set none yet. Raises BadValue for a file that cannot be read as promotions."""
    if not central.promotions.get():
        central.promotions.put(json.loads(file.read_text(encoding="utf-8")))
