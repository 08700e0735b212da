"""Where a till's ticket templates come from: head office, or a file in its data folder."""

from __future__ import annotations

import binascii
import logging
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

from pos.domain.errors import WireError
from pos.domain.ticket.template import PLAIN, Templates
from pos.wire.templates import read_templates

FILE = "tickets.toml"
"""In the till's data folder: templates that hold for this till alone, before head office's."""
LOGO = "ticket-logo.png"
"""In the till's data folder: the logo that the templates brought."""

logger = logging.getLogger(__name__)


def templates_of(data: Path, told: Templates = PLAIN) -> Templates:
    """The templates of a till: its own file's, else those that head office `told`.

    A file that cannot be read is logged and passed over: a slip in it must not keep a shop from printing.
    """
    try:
        return read_templates((data / FILE).read_bytes())
    except FileNotFoundError:
        return told
    except (WireError, OSError) as error:
        logger.error("%s cannot be read, so it is not used: %s", FILE, error)
        return told


class TillTemplates:
    """The templates of the moment; call it. The file is read once, head office's are asked for each time."""

    def __init__(self, data: Path, *, told: Callable[[], Templates]) -> None:
        self._data = data
        self._told = told
        self._own = templates_of(data)
        self._logo = ""
        if self._own is not PLAIN:
            self._keep_logo(self._own.logo)

    def __call__(self) -> Templates:
        """The templates of the moment; a logo that is new is put where the printer looks for it."""
        if self._own is not PLAIN:
            return self._own
        told = self._told()
        if told.logo != self._logo:
            self._keep_logo(told.logo)
        return told

    def _keep_logo(self, logo: str) -> None:
        self._logo = logo
        try:
            if logo:
                (self._data / LOGO).write_bytes(b64decode(logo, validate=True))
            else:
                (self._data / LOGO).unlink(missing_ok=True)
        except (OSError, binascii.Error) as error:
            logger.error("the logo of the tickets cannot be kept: %s", error)
