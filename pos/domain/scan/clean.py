"""A raw scan as text: without what keyboards and input methods did to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pos.domain.scan.symbology import Carrier, carrier, split_identifier

MAX_SCAN = 512
"""Longer texts are refused before anything reads them."""
GS = "\x1d"
"""FNC1 between fields, as scanners send it: ASCII 29, group separator (GS1 General Specifications, 7.8.3)."""

_NARROW = {
    0x3000: 0x20,
    **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)},
    # What a Chinese input method makes of the punctuation in codes and addresses.
    **dict(zip(map(ord, "。【】「」《》￥、·“”‘’"), map(ord, ".[]{}<>$/`\"\"''"), strict=True)),  # noqa: RUF100
}
"""Full-width characters to those of ASCII."""
_ENDS = " \t\r\n\x02\x03\x04"
"""Blanks, suffixes, and the frame (STX, ETX, EOT) that serial scanners may put around a text."""
_CONTROL = re.compile(r"[\x00-\x1c\x1e\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text and what carried it."""

    text: str = field(repr=False)
    """Without identifier and blanks around; may hold 0x1D."""
    identifier: str
    """`]E0`; empty where the scanner sent none."""
    carrier: Carrier
    """What the identifier names."""


def clean(raw: str) -> CleanText | None:
    """The text of a raw scan; None for what is too long, empty, or holds characters that no code has."""
    if len(raw) > MAX_SCAN:
        return None
    # An input method in full-width mode turns a wedge's digits into others; names in Chinese stay as they are.
    narrow = raw.translate(_NARROW).strip(_ENDS)
    identifier, text = split_identifier(narrow if narrow.isascii() else raw.strip().strip(_ENDS))
    text = text.strip(_ENDS)
    if not text or _CONTROL.search(text) or not text.replace(GS, "").isprintable():
        return None
    return CleanText(text=text, identifier=identifier, carrier=carrier(identifier))
