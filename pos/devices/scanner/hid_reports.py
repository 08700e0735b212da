"""Reports of USB-HID-POS barcode scanners (HID Usage Tables, page 0x8C), taken apart by the device's own descriptor.

A report holds a symbology identifier of three bytes, a part of the code, and whether more follows in the next one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

SCANNER_PAGE = 0x8C
SCANNER = SCANNER_PAGE << 16 | 0x02
_IDENTIFIERS = tuple(SCANNER_PAGE << 16 | usage for usage in (0xFB, 0xFC, 0xFD))
_DATA, _CONTINUED = SCANNER_PAGE << 16 | 0xFE, SCANNER_PAGE << 16 | 0xFF
_COUNT = 0x01 << 16 | 0x3B
"""Generic Desktop, Byte Count: how many bytes of the data count; without it the data ends at the first zero."""
_LONG_ITEM = 0xFE
_MOST_FIELDS = 4_096


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands in a report."""

    report: int
    """Report id; 0 where the device has but one."""
    usage: int
    """Page × 65,536 + usage."""
    bit: int
    """From the start of the report, its id not counted."""
    bits: int
    """How many."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one report says."""

    identifier: str
    """`]E0`; empty where the device does not tell."""
    data: bytes
    """A part of the code, or all of it."""
    continued: bool
    """Whether the next report goes on."""


class Reports:
    """Knows where things stand in a device's reports."""

    def __init__(self, descriptor: bytes) -> None:
        """`descriptor`: the device's report descriptor (HID 1.11, 6.2.2)."""
        places, self.usages = _places(descriptor)
        self._places: dict[int, list[Place]] = {}
        for place in places:
            self._places.setdefault(place.report, []).append(place)
        self._numbered = any(report for report in self._places)

    @property
    def of_scanner(self) -> bool:
        """Whether the device calls itself a barcode scanner."""
        return SCANNER in self.usages

    def part(self, report: bytes) -> Part | None:
        """What a report says; None where it is none of a code."""
        number, body = (report[0], report[1:]) if self._numbered and report else (0, report)
        places = self._places.get(number, [])
        data = bytes(_value(body, place) for place in places if place.usage == _DATA and _there(body, place))
        counts = [_value(body, place) for place in places if place.usage == _COUNT]
        data = data[: counts[0]] if counts else data.rstrip(b"\0")
        if not data:
            return None
        letters = bytes(_value(body, place) for usage in _IDENTIFIERS for place in places if place.usage == usage)
        identifier = letters.decode("ascii", errors="replace").strip("\0 ")
        if identifier and not identifier.startswith("]"):
            identifier = f"]{identifier}"
        continued = any(_value(body, place) for place in places if place.usage == _CONTINUED)
        return Part(identifier if len(identifier) == 3 else "", data, continued)


class _Item(IntEnum):
    """Tags of short items, their length taken off."""

    USAGE_PAGE = 0x04
    USAGE = 0x08
    USAGE_MINIMUM = 0x18
    USAGE_MAXIMUM = 0x28
    REPORT_SIZE = 0x74
    INPUT = 0x80
    REPORT_ID = 0x84
    OUTPUT = 0x90
    REPORT_COUNT = 0x94
    COLLECTION = 0xA0
    PUSH = 0xA4
    FEATURE = 0xB0
    POP = 0xB4
    END = 0xC0


@dataclass(frozen=True, slots=True)
class _Global:
    """What holds until it is set anew."""

    page: int = 0
    size: int = 0
    count: int = 0
    report: int = 0


class _Descriptor:
    """Reads a report descriptor item by item."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.named: set[int] = set()
        self._now = _Global()
        self._kept: list[_Global] = []
        self._usages: list[int] = []
        self._lowest = 0
        self._ends: dict[int, int] = {}

    def item(self, tag: int, value: int, *, whole: bool) -> None:
        """`whole`: the value of a usage has its page in it."""
        if tag == _Item.USAGE_PAGE:
            self._now = replace(self._now, page=value)
        elif tag == _Item.REPORT_SIZE:
            self._now = replace(self._now, size=value)
        elif tag == _Item.REPORT_ID:
            self._now = replace(self._now, report=value)
        elif tag == _Item.REPORT_COUNT:
            self._now = replace(self._now, count=value)
        elif tag == _Item.PUSH:
            self._kept.append(self._now)
        elif tag == _Item.POP and self._kept:
            self._now = self._kept.pop()
        elif tag in (_Item.USAGE, _Item.USAGE_MINIMUM, _Item.USAGE_MAXIMUM):
            self._usage(tag, value if whole else self._now.page << 16 | value)
        else:
            self._main(tag)

    def _usage(self, tag: int, usage: int) -> None:
        if tag == _Item.USAGE_MINIMUM:
            self._lowest = usage
            return
        first = usage if tag == _Item.USAGE else self._lowest
        self._usages += range(first, min(usage, first + _MOST_FIELDS) + 1)
        self.named.update(self._usages)

    def _main(self, tag: int) -> None:
        now = self._now
        for number in range(min(now.count, _MOST_FIELDS) if tag == _Item.INPUT else 0):
            # Where there are more fields than usages the last one is meant for all the rest.
            usage = self._usages[min(number, len(self._usages) - 1)] if self._usages else 0
            bit = self._ends.get(now.report, 0)
            self.places.append(Place(now.report, usage, bit, now.size))
            self._ends[now.report] = bit + now.size
        if tag in (_Item.INPUT, _Item.OUTPUT, _Item.FEATURE, _Item.COLLECTION, _Item.END):
            self._usages = []


def _places(descriptor: bytes) -> tuple[list[Place], frozenset[int]]:
    """Every input field, and every usage that is named."""
    read = _Descriptor()
    at = 0
    while at < len(descriptor):
        head = descriptor[at]
        if head == _LONG_ITEM:
            at += 3 + (descriptor[at + 1] if at + 1 < len(descriptor) else 0)
            continue
        length = (0, 1, 2, 4)[head & 3]
        value = int.from_bytes(descriptor[at + 1 : at + 1 + length], "little")
        read.item(head & 0xFC, value, whole=length == 4)
        at += 1 + length
    return read.places, frozenset(read.named)


def _there(body: bytes, place: Place) -> bool:
    """Whether the report is long enough for a field."""
    return place.bit + place.bits <= 8 * len(body)


def _value(body: bytes, place: Place) -> int:
    """A field's bits; 0 where the report is too short."""
    whole = int.from_bytes(body[place.bit // 8 : (place.bit + place.bits + 7) // 8], "little")
    return whole >> place.bit % 8 & ((1 << place.bits) - 1) & 0xFF
