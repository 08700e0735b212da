"""Where the till's log goes, and what never gets into it."""

from __future__ import annotations

import logging
import re
from logging.handlers import RotatingFileHandler
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


def log_to(data: Path, *, level: int = logging.INFO) -> logging.Handler:
    """Write the program's log into the data folder: six files of 1 MiB at most, UTF-8. Returns the handler to close.

    Where the folder cannot be written, the log goes to standard error: a till that cannot log still starts, and says
    what is wrong.
    """
    handler: logging.Handler
    try:
        folder = data / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / FILE, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8")
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
