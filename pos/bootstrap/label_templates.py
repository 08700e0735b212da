"""A till's label templates: a file in its data folder, as far as there is one."""

from __future__ import annotations

import logging
from pathlib import Path

from pos.domain.errors import WireError
from pos.domain.labels.template import LabelTemplates
from pos.wire.templates import read_label_templates

FILE = "labels.toml"
"""In the till's data folder."""

logger = logging.getLogger(__name__)


def label_templates_of(data: Path) -> LabelTemplates | None:
    """The templates of a till; None where it has none. A file that cannot be read is logged and passed over."""
    try:
        return read_label_templates((data / FILE).read_bytes())
    except FileNotFoundError:
        return None
    except (WireError, OSError) as error:
        logger.error("%s cannot be read, so it is not used: %s", FILE, error)
        return None
