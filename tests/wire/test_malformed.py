"""What a message lacks is said in words, with the field at fault, without a class's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import pytest

from pos.domain.errors import WireError
from pos.wire.codec import decode


class Colour(StrEnum):
    """Of a line."""

    RED = "red"


@dataclass(frozen=True, slots=True)
class LineMessage:
    """A part of what is sent."""

    name: str = ""
    colour: Colour = Colour.RED


@dataclass(frozen=True, slots=True)
class OrderMessage:
    """What is sent."""

    code: str
    lines: tuple[LineMessage, ...] = ()
    counts: dict[str, int] | None = None
    at: datetime | None = None
    day: date | None = None
    seal: bytes = b""
    note: str | None = None
    sums: tuple[int, int] = (0, 0)


@pytest.mark.parametrize(
    "body, said",
    (
        ("{}", "the field code is missing"),
        ('{"code":5}', "code: text is wanted, not a whole number"),
        ('{"code":"a","lines":[{"name":[]}]}', "lines[0].name: text is wanted, not a list"),
        ('{"code":"a","lines":[{"colour":"s3cret"}]}', "lines[0].colour: it is none of the words that are known there"),
        ('{"code":"a","counts":{"x":"y"}}', "counts[...]: a whole number is wanted, not text"),
        ('{"code":"a","at":"noon"}', "at: a moment with its zone is wanted, as 2026-03-01T09:00:00Z"),
        ('{"code":"a","day":"noon"}', "day: a date is wanted, as 2026-03-01"),
        ('{"code":"a","seal":"?"}', "seal: base64 is wanted"),
        ('{"code":"a","note":1}', "note: text or nothing is wanted, not a whole number"),
        ('{"code":"a","sums":[1]}', "sums: Expected `array` of length 2"),
        ("[]", "an object is wanted, not a list"),
        ("<html>", "it is not whole JSON"),
        ('{"code":"a', "it is not whole JSON"),
        ("", "it is not whole JSON"),
    ),
)
def test_the_field_at_fault_is_named(body: str, said: str) -> None:
    with pytest.raises(WireError) as caught:
        decode(body.encode(), OrderMessage)
    assert str(caught.value) == said


def test_a_part_that_lacks_a_field_is_named_too() -> None:
    @dataclass(frozen=True, slots=True)
    class Parcel:
        """A thing with an order in it."""

        order: OrderMessage

    with pytest.raises(WireError) as caught:
        decode(b'{"order":{}}', Parcel)
    assert str(caught.value) == "the field order.code is missing"


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(WireError, match="not JSON in UTF-8"):
        decode(b'{"code":"\xff"}', OrderMessage)
