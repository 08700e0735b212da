"""One tag, several codes: the EAN and the QR beside it are one piece of goods."""

from __future__ import annotations

from collections.abc import Sequence

from pos.domain.scan.reading import Scan


def once(seen: Sequence[Scan]) -> tuple[Scan, ...]:
    """What was seen at one moment, each thing once.

    Codes of one GTIN are paired: each bare EAN goes with one that says more (lot, serial number, address), and what
    says more is kept. Two that say the same serial number are one piece. Everything else counts once for each text.
    """
    kept: list[Scan] = []
    for gtin in dict.fromkeys(_gtin(scan) for scan in seen):
        of_it = [scan for scan in seen if _gtin(scan) == gtin]
        if not gtin:
            kept += list({(scan.kind, scan.text): scan for scan in of_it}.values())
            continue
        bare = [scan for scan in of_it if not _says_more(scan)]
        full: dict[object, Scan] = {}
        for place, scan in enumerate(scan for scan in of_it if _says_more(scan)):
            serial = scan.tag.trace.serial if scan.tag else ""
            full.setdefault(serial or place, scan)
        kept += [*full.values(), *bare[len(full) :]]
    return tuple(kept)


def _gtin(scan: Scan) -> str:
    return scan.tag.gtin if scan.tag is not None else ""


def _says_more(scan: Scan) -> bool:
    return scan.tag is not None and bool(scan.tag.elements)
