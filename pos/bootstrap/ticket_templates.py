"""Where a till's ticket templates come from: a file in its data folder, as far as there is one."""

from __future__ import annotations

import logging
from pathlib import Path

from pos.domain.errors import WireError
from pos.domain.ticket.template import PLAIN, Templates
from pos.wire.templates import read_templates

FILE = "tickets.toml"
"""In the till's data folder: templates that hold for this till alone, before head office's."""

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
