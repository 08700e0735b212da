"""Qt objects are freed on the GUI thread, whoever else is busy."""

import gc
import threading

from pytestqt.qtbot import QtBot

from pos.domain.errors import GuitaiError
from pos.ui.offload import Lane, Offload


class Cycle:
    """Rubbish that only the cycle collector finds; it notes where it was freed."""

    def __init__(self, freed_on: list[threading.Thread]) -> None:
        self.itself = self
        self.freed_on = freed_on

    def __del__(self) -> None:
        self.freed_on.append(threading.current_thread())


def _allocate() -> int:
    """Enough to make Python collect by itself on this thread, many times over."""
    return len([[number] for number in range(50_000)])


def test_rubbish_is_never_freed_on_a_lane(qtbot: QtBot) -> None:
    offload = Offload(expected=GuitaiError)
    freed_on: list[threading.Thread] = []
    try:
        for _ in range(20):
            Cycle(freed_on)
            offload.run(Lane.READER, _allocate)
        qtbot.waitUntil(lambda: offload.idle, timeout=10_000)
    finally:
        offload.finish()

    assert freed_on == [threading.main_thread()] * 20


def test_python_collects_by_itself_again_when_the_lanes_have_ended(qtbot: QtBot) -> None:
    offload = Offload(expected=GuitaiError)
    while_running = gc.isenabled()

    offload.finish()

    assert (while_running, gc.isenabled()) == (False, True)
