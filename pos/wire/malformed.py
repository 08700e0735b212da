"""What is wrong with a message that cannot be read, in words for a person: what is wanted, and in which field.

msgspec's own messages are read ("Expected `str`, got `int` - at `$.lines[0].name`"):
https://jcristharif.com/msgspec/usage.html#type-validation. No class is named. What a value's own check says
(`domain.errors.BadValue`) stays as it is.
"""

from __future__ import annotations

import re

_FIELD = re.compile(r" - at (?:the key in )?`\$\.?(?P<field>[^`]*)`$")
_MISSING = re.compile(r"^Object missing required field `(?P<field>[^`]*)`")
_KINDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "nothing",
    "datetime": "a moment with its zone",
    "date": "a date",
    "bytes": "base64",
}
_OTHERWISE = (
    ("JSON is malformed", "it is not whole JSON"),
    ("Input data was truncated", "it is not whole JSON"),
    ("'utf-8' codec", "it is not JSON in UTF-8"),
    ("Invalid RFC3339 encoded datetime", "a moment with its zone is wanted, as 2026-03-01T09:00:00Z"),
    ("Invalid RFC3339 encoded date", "a date is wanted, as 2026-03-01"),
    ("Invalid base64", "base64 is wanted"),
    ("Invalid enum value", "it is none of the words that are known there"),
)
_EXPECTED = re.compile(r"^Expected `(?P<wanted>[^`]*)`, got `(?P<got>[^`]*)`")


def malformed(fault: str) -> str:
    """`lines[0].name: text is wanted, not a whole number`, of what msgspec says."""
    at = _FIELD.search(fault)
    field = at["field"] if at is not None else ""
    said = fault[: at.start()] if at is not None else fault
    missing = _MISSING.match(said)
    if missing is not None:
        name = f"{field}.{missing['field']}" if field else missing["field"]
        return f"the field {name} is missing"
    expected = _EXPECTED.match(said)
    if expected is not None:
        said = f"{_kinds(expected['wanted'])} is wanted, not {_kinds(expected['got'])}"
    else:
        said = next((words for start, words in _OTHERWISE if said.startswith(start)), said)
    return f"{field}: {said}" if field else said


def _kinds(names: str) -> str:
    """`str | null` as `text or nothing`."""
    return " or ".join(_KINDS.get(name, name) for name in names.split(" | "))
