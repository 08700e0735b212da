"""The rules of scanning in a file: TOML as people write it."""

from __future__ import annotations

import msgspec

from pos.domain.errors import WireError
from pos.domain.scan.rules import ScanRules
from pos.wire.codec import MAX_MESSAGE, known


def read_scan_rules(toml: bytes) -> ScanRules:
    """The rules in a TOML file (docs/scanning.md). Raises WireError, with the place of what is wrong."""
    if len(toml) > MAX_MESSAGE:
        raise WireError(f"rules of more than {MAX_MESSAGE} bytes")
    try:
        return msgspec.toml.decode(toml, type=known(ScanRules))
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise WireError(f"not rules of scanning: {error}") from error
