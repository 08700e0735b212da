"""What every test stands on: no display, repeatable examples, silence."""

import gc
import os
import sys

# Before anything makes a QApplication.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

pytest_plugins = ["tests.silence", "tests.postgres"]

settings.register_profile("ci", derandomize=True, deadline=None, database=None, print_blob=True)
settings.register_profile("explore", deadline=None, max_examples=2_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin the long ones first, so that at the end no process works while the others have nothing left."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish(nodeid: str) -> None:
    """Close what a failed test left open: its window would take the keys of the next test's.

    Then free windows here: left to a thread of the next test, that would take the worker down.
    """
    if nodeid.startswith(("tests/ui", "tests/integration", "tests/stories")):
        hands = sys.modules.get("tests.ui.hands")
        for left in tuple(hands.AT_WORK) if hands else ():
            left.leave()
        gc.collect()
        # What is left is the process's own: looked through again after each window it costs more than the tests.
        gc.freeze()
