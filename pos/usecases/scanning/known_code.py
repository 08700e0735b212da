"""Does the catalogue know what a code names?"""

from __future__ import annotations

from pos.domain.catalogue import Found
from pos.domain.scan import ScanKind, read_scan
from pos.ports.catalogue import Catalogue


class KnownCode:
    """Asked about codes that only one decoder reads. May be called from any thread."""

    def __init__(self, *, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __call__(self, scan: str) -> bool:
        """Whether it is goods of this chain. Never true for codes that are not goods."""
        read = read_scan(scan)
        if read.kind is not ScanKind.ITEM:
            return False
        keys = read.tag.keys if read.tag is not None else ()
        return any(self._catalogue.look_up(key).found is not Found.NONE for key in keys or (read.text,))
