"""Photographs of goods that came damaged."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhotoKept:
    """Answer to `PUT /v1/stock/photos/{sha256}`: head office has it; `GET /v1/pictures/{sha256}` gives it again."""

    sha256: str
    """Its name, 64 hex digits."""
