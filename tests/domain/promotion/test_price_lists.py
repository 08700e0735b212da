"""Price lists as head office writes them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from pos.domain.errors import BadValue
from pos.domain.member import Member
from pos.domain.promotion.price_list import lowest
from pos.domain.promotion.reading.document import read_document, read_what_can_be_read

NOON = datetime(2026, 11, 22, 12)  # noqa: DTZ001 (the store's own time)
GOLD = Member("m-1", "", "", level="金卡", price_list="L")


@pytest.mark.parametrize(
    "told, member, counts",
    (
        ({}, None, True),
        ({"stores": ["SH01"]}, GOLD, False),
        ({"stores": "BJ01", "from": "2026-11-22", "to": "2026-11-22"}, None, True),
        ({"from": "2026-11-22T12:00:01"}, None, False),
        ({"to": "2026-11-21"}, None, False),
        ({"for": "members"}, None, False),
        ({"for": "members"}, GOLD, True),
        ({"for": "members", "levels": ["银卡"]}, GOLD, False),
        ({"for": "members", "levels": ["金卡"]}, GOLD, True),
        ({"for": "list"}, GOLD, True),
        ({"for": "list", "name": "M"}, GOLD, False),
    ),
)
def test_a_list_counts_for_whom_where_and_when_it_says(
    told: dict[str, Any], member: Member | None, counts: bool
) -> None:
    document = {"price_lists": [{"name": "L", "prices": {"A": "1,020.5"}, **told}]}
    for read in (read_document, read_what_can_be_read):
        (found,) = read(document).price_lists
        assert (found.counts(NOON, "BJ01", member), found.prices) == (counts, {"A": 102_050})


def test_the_first_code_that_a_list_names_counts_and_the_lowest_of_the_lists() -> None:
    lists = [{"name": "1", "prices": {"A": 30, "S": 10}}, {"name": "2", "prices": {"S": 20}}]
    read = read_document({"price_lists": lists}).price_lists
    assert lowest(read, ("A", "S")) == 2_000
    assert lowest(read, ("S",)) == 1_000
    assert lowest(read, ("B",)) is None


@pytest.mark.parametrize(
    "told, place",
    (
        ({}, "document.price_lists: a list"),
        ([7], "price_lists[0]: an object"),
        ([{"prices": {}}], "price_lists[0].name"),
        ([{"name": "x" * 65, "prices": {}}], "price_lists[0].name"),
        ([{"name": "L"}], "prices is missing"),
        ([{"name": "L", "prices": [1]}], "price_lists[0].prices: an object"),
        ([{"name": "L", "prices": {"A": -1}}], "price_lists[0].prices.A"),
        ([{"name": "L", "prices": {}, "for": "us"}], "price_lists[0].for"),
        ([{"name": "L", "prices": {}, "levels": ["金卡"]}], "price_lists[0].levels"),
        ([{"name": "L", "prices": {}, "x": 1}], "unknown field x"),
        ([{"name": "L", "prices": {}}, {"name": "L", "prices": {}}], "price_lists[1]: a second"),
    ),
)
def test_what_is_no_list_is_refused_with_its_place(told: object, place: str) -> None:
    with pytest.raises(BadValue) as refused:
        read_document({"price_lists": told})
    assert place in str(refused.value)
