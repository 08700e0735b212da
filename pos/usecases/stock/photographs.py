"""Photographs of what came damaged: kept at once, named in the receipt by their SHA-256, sent when the network can."""

from __future__ import annotations

import logging
from collections.abc import Callable

from pos.domain.errors import CentralError, Refused, StorageError
from pos.ports.photos import Photos
from pos.ports.store_desk import StoreDesk

EVERY_S = 60.0
"""Between two looks; what is committed at the till rings at once."""

logger = logging.getLogger(__name__)


class Photograph:
    """Keeps one."""

    def __init__(self, *, photos: Photos) -> None:
        self._photos = photos

    def __call__(self, jpeg: bytes) -> str:
        """Keep a JPEG; the name that the document says. Raises StorageError."""
        return self._photos.keep(jpeg)


class SendPhotographs:
    """A loop's step: one after the other, each until head office has it. No document waits for them."""

    def __init__(self, *, photos: Photos, desk: Callable[[], StoreDesk]) -> None:
        self._photos = photos
        self._desk = desk

    def step(self) -> float:
        """Send what waits; the seconds until the next look."""
        try:
            for name in self._photos.waiting():
                self._send(name)
        except CentralError:
            pass  # out of reach: next time, beginning with the same one
        except StorageError as fault:
            logger.error("a photograph cannot be sent: %s", fault)
        return EVERY_S

    def _send(self, name: str) -> None:
        jpeg = self._photos.read(name)
        if jpeg is None:
            self._photos.refused(name)
            return
        try:
            self._desk().send_photo(name, jpeg)
        except Refused as refused:
            logger.error("head office refuses photograph %s: %s", name[:8], refused.reason)
            self._photos.refused(name)
        else:
            self._photos.sent(name)
