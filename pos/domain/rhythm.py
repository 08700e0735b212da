"""Scanner or hands? Told by the pauses between characters, in milliseconds.

A scanner on a cable types a character every 1 to 10 ms, one on Bluetooth every 10 to 50 with a stall now and then when
the radio has to repeat itself. Hands need 80 ms and more on average; only two or three keys rolled by one hand come
closer together, never a whole code.
"""

from __future__ import annotations

from collections.abc import Sequence

PAUSE_MS = 70.0
"""The longest usual pause inside a scan: a character is held back for so long."""
STALL_MS = 160.0
"""The longest pause of a radio that repeats itself."""
LATE_SUFFIX_MS = 260.0
"""A scan that ended in silence may send its Enter so much later."""
QUICK_MS = 35.0
"""A pace that hands do not keep up."""
_LEAST_WITH_STALLS = 8
"""Fewer characters with a stall between may be keys rolled by a hand, twice."""
_LIMITS = ((8, 60.0, PAUSE_MS), (6, 45.0, 60.0), (4, 25.0, 30.0))
"""From so many characters on: the usual and the longest pause of a scanner. Fewer than four are never a scan."""


def patience(quick: int, pauses: int) -> float:
    """How long (ms) to wait for a burst's next character, where `quick` of its `pauses` were at most `QUICK_MS`."""
    return STALL_MS if 2 * quick > pauses else PAUSE_MS


def is_scan(pauses: Sequence[float]) -> bool:
    """Whether a burst that has ended was a scan."""
    count = len(pauses) + 1
    flowing = [pause for pause in pauses if pause <= PAUSE_MS]
    stalls = len(pauses) - len(flowing)
    if stalls:
        return count >= _LEAST_WITH_STALLS and stalls * 4 <= len(pauses) and max(flowing) <= QUICK_MS
    for least, usual, longest in _LIMITS:
        if count >= least:
            return _median(pauses) <= usual and max(pauses) <= longest
    return False


def _median(pauses: Sequence[float]) -> float:
    """The standard library's would have a till that starts wait for fractions and decimals."""
    ordered, middle = sorted(pauses), len(pauses) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
