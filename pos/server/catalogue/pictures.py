"""Pictures by their content: the name is the SHA-256, so a picture never changes under its name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import select

from pos.domain.errors import BadValue
from pos.server.catalogue.tables import pictures
from pos.server.database import Database

MAX_PICTURE = 512 * 1024
"""Bytes; a till shows thumbnails."""
_MAGIC = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as stored."""

    media_type: str
    """`image/png`, `image/jpeg` or `image/webp`."""
    content: bytes
    """The file."""


class PictureStore:
    """Product pictures."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    def put(self, *contents: bytes) -> tuple[str, ...]:
        """Store pictures in one transaction; their names in the same order. Raises BadValue for what is none."""
        rows = [
            {"sha256": hashlib.sha256(content).hexdigest(), "media_type": _media_type(content), "content": content}
            for content in contents
        ]
        self._database.write(lambda tx: tx.add(pictures, rows))
        return tuple(str(row["sha256"]) for row in rows)

    def get(self, name: str) -> Picture | None:
        """The picture of that name."""
        with self._database.reading() as connection:
            row = connection.execute(select(pictures).where(pictures.c.sha256 == name)).one_or_none()
        return Picture(media_type=row.media_type, content=row.content) if row else None


def _media_type(content: bytes) -> str:
    if len(content) <= MAX_PICTURE:
        for magic, media_type in _MAGIC.items():
            if content.startswith(magic):
                return media_type
    raise BadValue(f"not a PNG, JPEG or WebP of at most {MAX_PICTURE} bytes")
