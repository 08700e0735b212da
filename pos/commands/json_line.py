"""A line of JSON that every standard output can take."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping


def json_line(said: Mapping[str, object]) -> str:
    """`said` as one line. Escaped where the console's or pipe's encoding lacks a character, or half of one came in."""
    text = json.dumps(said, ensure_ascii=False)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(said)
    return text
