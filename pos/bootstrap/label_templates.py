"""Where a till's label templates come from: head office, or a file in its data folder."""

from __future__ import annotations

import logging
from pathlib import Path

from pos.domain.errors import WireError
from pos.domain.labels.template import LabelTemplates
from pos.wire.templates import read_label_templates

FILE = "labels.toml"
"""In the till's data folder: templates that hold for this till alone, before head office's."""

logger = logging.getLogger(__name__)


def label_templates_of(data: Path, told: str = "") -> LabelTemplates | None:
    """The templates of a till: its own file's, else those that head office `told`; None where there are none.

    What cannot be read is logged and passed over: a slip in it must not keep a shop from printing.
    """
    try:
        return read_label_templates((data / FILE).read_bytes())
    except FileNotFoundError:
        pass
    except (WireError, OSError) as error:
        logger.error("%s cannot be read, so it is not used: %s", FILE, error)
    try:
        return read_label_templates(told.encode()) if told else None
    except WireError as error:
        logger.error("head office's label templates cannot be read, so they are not used: %s", error)
        return None
