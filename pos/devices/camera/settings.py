"""How a till's camera is set up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Area(StrEnum):
    """Where in the picture codes are looked for."""

    WHOLE = "whole"
    MIDDLE = "middle"
    """The middle two thirds: for a camera that sees more than the counter."""


@dataclass(frozen=True, slots=True)
class CameraSettings:
    """A camera over the counter."""

    source: str = ""
    """`0`, `1` …: a camera of this computer; else the path of a picture or a film; empty: none."""
    turned: bool = False
    """Whether it hangs upside down."""
    area: Area = Area.WHOLE
    """Where codes are looked for."""
    upc_e: bool = False
    """Whether short UPC codes are read: they are easily misread, and hardly any shop needs them."""
