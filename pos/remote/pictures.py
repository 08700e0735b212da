"""Product pictures: fetched once, kept for good under the SHA-256 that names them."""

from __future__ import annotations

import hashlib
import logging
import re
import secrets
from pathlib import Path

from pos.domain.errors import CentralError
from pos.ports.central import Central

_NAME = re.compile(r"^[0-9a-f]{64}$", re.ASCII)

logger = logging.getLogger(__name__)


class PictureShelf:
    """Pictures by name. May be asked from any thread, never on the GUI's: it may take as long as the network."""

    def __init__(self, *, central: Central, folder: Path) -> None:
        """`folder`: where they are kept; made when the first one comes."""
        self._central = central
        self._folder = folder

    def __call__(self, name: str) -> bytes | None:
        """A picture's file; None where it is not to be had."""
        if not _NAME.match(name):
            return None
        path = self._folder / name
        try:
            kept = path.read_bytes()
        except OSError:
            kept = b""
        if kept and _is(name, kept):
            return kept
        try:
            fetched = self._central.picture(name)
        except CentralError:
            return None
        if fetched is None or not _is(name, fetched):
            return None
        self._keep(path, fetched)
        return fetched

    def _keep(self, path: Path, picture: bytes) -> None:
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(picture)
            draft.replace(path)
        except OSError as error:
            # It is shown all the same; next time it comes over the network again.
            logger.info("a picture is not kept: %s", error.strerror)


def _is(name: str, picture: bytes) -> bool:
    return hashlib.sha256(picture).hexdigest() == name
