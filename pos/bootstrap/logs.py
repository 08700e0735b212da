"""Where the till's log goes, and what never gets into it."""

from __future__ import annotations

import logging
import re
from itertools import pairwise
from pathlib import Path

FOLDER = "logs"
FILE = "till.log"
_SIZE = 1 << 20
_KEPT = 5
_FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"

_PHONE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)", re.ASCII)
_PAYMENT = re.compile(r"(?<!\d)(1[0-5]\d{16}|(?:2[5-9]|30)\d{14,22}|62\d{17})(?!\d)", re.ASCII)
_BEARER = re.compile(r"(?i)\b(bearer|pin|key)([ =:]+)\S+")


class Discreet(logging.Formatter):
    """Hides phone numbers, payment codes and tokens that got into a message or a traceback by accident."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without them."""
        line = _PHONE.sub(r"\1****\2", super().format(record))
        return _BEARER.sub(r"\1\2***", _PAYMENT.sub("***", line))


class Rotating(logging.FileHandler):
    """A file that is set aside when it is full; so many of those are kept.

    `logging.handlers` has one, too, and with it sockets and pickles, which a start has no other use for.
    """

    def __init__(self, file: Path, *, size: int = _SIZE, kept: int = _KEPT) -> None:
        """`size`: of a full file, in characters; `kept`: files beside it."""
        super().__init__(file, encoding="utf-8")
        self._size = size
        self._kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        """logging: write one line."""
        try:
            if self.stream is not None and self.stream.tell() + len(self.format(record)) >= self._size:
                self.stream.close()
                self.stream = None  # opened again for the line
                self._set_aside()
        except Exception:  # noqa: BLE001 # logging has its own way with whatever goes wrong while it writes
            self.handleError(record)
        super().emit(record)

    def _set_aside(self) -> None:
        """`till.log` becomes `till.log.1`, and so on."""
        names = [Path(self.baseFilename), *(Path(f"{self.baseFilename}.{age}") for age in range(1, self._kept + 1))]
        for younger, older in reversed(list(pairwise(names))):
            if younger.exists():
                younger.replace(older)


def log_to(data: Path, *, level: int = logging.INFO) -> logging.Handler:
    """Write the program's log into the data folder: six files of 1 MiB at most, UTF-8. Returns the handler to close.

    Where the folder cannot be written, the log goes to standard error: a till that cannot log still starts, and says
    what is wrong.
    """
    handler: logging.Handler
    try:
        folder = data / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        handler = Rotating(folder / FILE)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(Discreet(_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    # It repeats what a hotspot answered; that the server was not reached is told by us.
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Take the handler off and close its file."""
    logging.getLogger().removeHandler(handler)
    handler.close()
