"""Silence is part of passing: what the program logs as a warning or worse fails the test that did not announce it.

Python's warnings are made errors by `filterwarnings`, Qt's messages by pytest-qt's `qt_log_level_fail`.
"""

import logging
import re
from collections.abc import Iterator

import pytest


class Listener(logging.Handler):
    """Keeps every warning and error that is logged anywhere, in any thread."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def silence(request: pytest.FixtureRequest) -> Iterator[None]:
    """Compare what was logged with the test's `expects_log` marks, both ways."""
    expected = [re.compile(mark.args[0]) for mark in request.node.iter_markers("expects_log")]
    listener = Listener()
    logging.getLogger().addHandler(listener)
    # A program that an earlier test ran in this process may have hushed it, for the process's life.
    logging.getLogger("urllib3").setLevel(logging.NOTSET)
    yield
    logging.getLogger().removeHandler(listener)
    unexpected = [line for line in listener.heard if not any(pattern.search(line) for pattern in expected)]
    unheard = [pattern.pattern for pattern in expected if not any(pattern.search(line) for line in listener.heard)]
    if unexpected:
        pytest.fail("logged, and not announced by expects_log:\n  " + "\n  ".join(unexpected), pytrace=False)
    if unheard:
        pytest.fail("announced by expects_log, and never logged:\n  " + "\n  ".join(unheard), pytrace=False)
