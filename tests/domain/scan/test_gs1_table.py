"""The table of application identifiers against biip's, which was made from another source."""

import json
from pathlib import Path

import biip

from pos.domain.scan.gs1_ai import at, identifiers

BIIP = {
    row["ai"]: row
    for row in json.loads(
        (Path(biip.__file__).parent / "gs1_application_identifiers/_application_identifiers.json").read_text("utf-8")
    )
}


def test_the_same_identifiers_with_the_same_need_of_a_separator() -> None:
    ours = identifiers()

    assert len(ours) > 500
    assert set(ours) == set(BIIP)
    assert [ai for ai, row in BIIP.items() if ours[ai].needs_end != row["separator_required"]] == []


def test_no_identifier_begins_with_another() -> None:
    ours = identifiers()

    assert [ai for ai in ours if any(ai[:length] in ours for length in range(2, len(ai)))] == []
    assert all(at("x" + ai, 1) is ours[ai] for ai in ours)
    assert at("0", 0) is None
    assert at("89", 0) is None
