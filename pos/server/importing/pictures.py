"""Pictures named in a catalogue: files beside it, made small, stored once."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from pos.server.catalogue.pictures import PictureStore

MAX_SOURCE = 32 << 20
"""Bytes of a picture file that is read at all."""
SIDE = 320
"""Pixels of the longer side; a till shows thumbnails."""
SMALL = 48 * 1024
"""Bytes below which a small enough picture is kept as it is."""
_KEPT = ("PNG", "JPEG", "WEBP")


class PictureShelf:
    """Finds, shrinks and stores pictures; each file once per import."""

    def __init__(self, *, folder: Path, store: PictureStore, dry_run: bool) -> None:
        self._folder = folder.resolve()
        self._store = store
        self._dry_run = dry_run
        self._names: dict[str, str | None] = {}

    def name_of(self, file: str) -> str | None:
        """The stored name of a picture file beside the table; None where there is no such picture."""
        if file not in self._names:
            content = self._read(file)
            if content is None or self._dry_run:
                self._names[file] = None if content is None else ""
            else:
                (self._names[file],) = self._store.put(content)
        return self._names[file]

    def _read(self, file: str) -> bytes | None:
        """The picture's bytes, small; nothing from outside the folder."""
        try:
            path = (self._folder / file.replace("\\", "/")).resolve()
            if not path.is_relative_to(self._folder) or path.stat().st_size > MAX_SOURCE:
                return None
            return shrunk(path.read_bytes())
        except (OSError, ValueError):
            return None


def shrunk(content: bytes) -> bytes | None:
    """A picture as it is where it is small, else as WebP of at most `SIDE` pixels; None for what is no picture."""
    try:
        with Image.open(io.BytesIO(content), formats=_KEPT) as picture:
            picture.load()
            if len(content) <= SMALL and max(picture.size) <= SIDE:
                return content
            picture.thumbnail((SIDE, SIDE))
            buffer = io.BytesIO()
            picture.convert("RGBA" if "A" in picture.getbands() else "RGB").save(buffer, "WEBP", quality=85)
            return buffer.getvalue()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError):
        return None
