"""What every test stands on: no display, repeatable examples, silence."""

import gc
import os

# Before anything makes a QApplication.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import settings

pytest_plugins = ["tests.silence", "tests.postgres"]

settings.register_profile("ci", derandomize=True, deadline=None, database=None, print_blob=True)
settings.register_profile("explore", deadline=None, max_examples=2_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.hookimpl(trylast=True)
def pytest_runtest_logfinish(nodeid: str) -> None:
    """Free the windows of a finished test here: left to a thread of the next one, that would take the worker down."""
    if nodeid.startswith(("tests/ui", "tests/integration")):
        gc.collect()
