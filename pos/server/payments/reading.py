"""Read what a provider sent: JSON from a stranger, of which nothing is taken for granted."""

from __future__ import annotations

import json
from typing import Any

MAX_TEXT = 64
"""Characters of a provider's own number that are kept."""


def json_object(text: str) -> dict[str, Any]:
    """The JSON object that `text` is; empty for anything else. Never raises."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def object_at(text: str, start: int) -> tuple[dict[str, Any], int]:
    """The JSON object that begins at `start`, and where it ends; empty where there is none. Never raises."""
    try:
        read, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError, IndexError):
        return {}, start
    return (read, end) if isinstance(read, dict) else ({}, start)


def text_in(values: dict[str, Any], name: str) -> str:
    """A text; empty for anything else."""
    value = values.get(name)
    return value if isinstance(value, str) else ""


def kept_number(values: dict[str, Any], name: str) -> str:
    """A provider's own number, of letters and digits; empty for anything else."""
    number = text_in(values, name)
    return number if number.isascii() and number.isalnum() and len(number) <= MAX_TEXT else ""
