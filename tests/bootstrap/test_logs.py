"""The log says what happened and keeps what is nobody's business."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos.bootstrap.logs import FILE, FOLDER, Rotating, log_to, stop_logging


@pytest.fixture
def root() -> Iterator[None]:
    """Leaves logging as it was."""
    before, urllib3 = logging.getLogger().level, logging.getLogger("urllib3").level
    yield
    logging.getLogger().setLevel(before)
    logging.getLogger("urllib3").setLevel(urllib3)


def logged(data: Path, message: str) -> str:
    handler = log_to(data)
    logging.getLogger("tests.logs").info("%s", message)
    stop_logging(handler)
    return (data / FOLDER / FILE).read_text(encoding="utf-8")


@pytest.mark.usefixtures("root")
def test_it_is_in_the_data_folder_and_in_chinese(tmp_path: Path) -> None:
    line = logged(tmp_path / "new", "收银台 02 开班")
    assert "INFO" in line
    assert line.endswith("tests.logs: 收银台 02 开班\n")


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    "message, hidden",
    (
        ("member 13800132046 found", "member 138****2046 found"),
        ("code 134567890123456789.", "code ***."),
        ("code 2812345678901234", "code ***"),
        ("Authorization: Bearer abc.def", "Authorization: Bearer ***"),
        ("PIN=120455 wrong", "PIN=*** wrong"),
        ("item 6901234567892, 3 left", "item 6901234567892, 3 left"),
        ("receipt RBJ01-02-261122-000007", "receipt RBJ01-02-261122-000007"),
    ),
)
def test_what_never_gets_into_it(message: str, hidden: str, tmp_path: Path) -> None:
    assert logged(tmp_path, message).endswith(f": {hidden}\n")


@pytest.mark.usefixtures("root")
def test_a_traceback_is_looked_through_too(tmp_path: Path) -> None:
    handler = log_to(tmp_path)
    try:
        raise ValueError("no member 13800132046")
    except ValueError:
        logging.getLogger("tests.logs").info("odd", exc_info=True)
    stop_logging(handler)
    text = (tmp_path / FOLDER / FILE).read_text(encoding="utf-8")
    assert "138****2046" in text
    assert "13800132046" not in text


@pytest.mark.usefixtures("root")
def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    handler = log_to(tmp_path / "data")
    logging.getLogger("tests.logs").info("still here")
    stop_logging(handler)
    assert "still here" in capsys.readouterr().err


@pytest.mark.usefixtures("root")
def test_it_does_not_grow_for_ever(tmp_path: Path) -> None:
    handler = log_to(tmp_path)
    for _ in range(90):
        logging.getLogger("tests.logs").info("%s", "x" * 100_000)
    stop_logging(handler)
    files = list((tmp_path / FOLDER).iterdir())
    assert len(files) == 6
    assert sum(file.stat().st_size for file in files) <= 6 * (1 << 20)


def said(message: str) -> logging.LogRecord:
    return logging.LogRecord("tests.logs", logging.INFO, __file__, 1, message, None, None)


def test_a_full_file_is_set_aside_and_the_oldest_goes(tmp_path: Path) -> None:
    file = tmp_path / FILE
    handler = Rotating(file, size=40, kept=2)

    for number in range(1, 5):
        handler.handle(said(f"{number} " + "写" * 30))
    handler.close()

    kept = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert {name: text[0] for name, text in kept.items()} == {FILE: "4", f"{FILE}.1": "3", f"{FILE}.2": "2"}
    assert {text.count("\n") for text in kept.values()} == {1}


def test_a_log_that_cannot_be_set_aside_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging, "raiseExceptions", False)
    handler = Rotating(tmp_path / FILE, size=40)
    (tmp_path / f"{FILE}.1" / "taken").mkdir(parents=True)

    handler.handle(said("first, and so long that the file is full"))
    handler.handle(said("second"))
    handler.close()

    assert (tmp_path / FILE).read_text(encoding="utf-8").endswith("second\n")
