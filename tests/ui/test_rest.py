"""What the first sale does not need is made behind it, a screen at a time."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QTimer

from tests.ui.hands import Hands


def test_whoever_scans_first_never_waits_for_more_than_one_screen(hands: Hands) -> None:
    screens = hands.ui.window.screens
    seen: list[int] = []
    whenever_free = QTimer(interval=0)
    whenever_free.timeout.connect(lambda: seen.append(screens.count()))
    hands.ui.furnished.connect(whenever_free.start)
    hands.open()
    whenever_free.stop()
    assert hands.ui.idle
    assert seen[-1] > seen[0]
    assert max(after - before for before, after in pairwise(seen)) == 1
