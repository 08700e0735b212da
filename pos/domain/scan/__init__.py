"""What a scanned or typed text is, and where it goes.

    clean → symbology → own codes, links, element strings, digits → `Scan` → router

`read_scan` says what a text is; `router.route` says what the till does with it in a state. Symbology identifiers
(ISO/IEC 15424: `]E0` EAN-13, `]C1` GS1-128 …) are read and taken off. Our own numbers start with a letter, so that a
payment code, which is digits only, can never be one of them.
"""

from __future__ import annotations

from pos.domain.scan.clean import MAX_SCAN
from pos.domain.scan.kinds import Refusal, ScanKind, State
from pos.domain.scan.own import BADGE_LENGTH, ENROLMENT_LENGTH, MEMBER_LENGTH, ORDER_LENGTH
from pos.domain.scan.reading import Scan, read_scan
from pos.domain.scan.tag import Tag

__all__ = [
    "BADGE_LENGTH",
    "ENROLMENT_LENGTH",
    "MAX_SCAN",
    "MEMBER_LENGTH",
    "ORDER_LENGTH",
    "Refusal",
    "Scan",
    "ScanKind",
    "State",
    "Tag",
    "read_scan",
]
