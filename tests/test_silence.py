import logging
import threading
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

INI = """
[pytest]
filterwarnings = error
qt_api = pyside6
qt_log_level_fail = WARNING
markers = expects_log(pattern): announced
"""


@pytest.fixture
def inner(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A test run of its own that is held to the same silence."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    pytester.makeconftest('pytest_plugins = ["tests.silence"]')
    pytester.makeini(INI)
    return pytester


@pytest.mark.expects_log("^WARNING tests: paper is low$")
def test_an_announced_warning_passes() -> None:
    logger = logging.getLogger("tests")

    logger.warning("paper is low")

    assert logger.isEnabledFor(logging.WARNING)


@pytest.mark.expects_log("from a thread")
def test_threads_are_heard() -> None:
    thread = threading.Thread(target=lambda: logging.getLogger("tests").error("from a thread"))
    thread.start()
    thread.join()

    assert not thread.is_alive()


@pytest.mark.parametrize(
    "body",
    (
        "import logging; logging.getLogger('pos').warning('oops')",
        "import warnings; warnings.warn('oops')",
        "from PySide6.QtCore import qWarning; qWarning('oops')",
        "import threading; t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()",
    ),
    ids=("log", "warning", "qt", "thread"),
)
def test_noise_fails(inner: pytest.Pytester, body: str) -> None:
    inner.makepyfile(f"def test_it():\n    {body}\n")

    outcomes = inner.runpytest_subprocess("-p", "no:cacheprovider").parseoutcomes()

    assert outcomes.get("failed", 0) + outcomes.get("errors", 0) == 1


def test_an_announcement_that_does_not_come_fails(inner: pytest.Pytester) -> None:
    inner.makepyfile("import pytest\n@pytest.mark.expects_log('never')\ndef test_it(): pass\n")

    inner.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=1, errors=1)
