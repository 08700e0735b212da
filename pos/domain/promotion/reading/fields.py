"""An object of JSON, read strictly: what is wrong is said with its place, what nobody asked for is an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from pos.domain.errors import BadValue
from pos.domain.money import MAX_FEN, Fen

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_DIGITS = 20
"""Longer numbers are no amounts."""
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d*)(?:\.\d*)?(?:[eE][-+]?\d+)?", re.ASCII)
"""A comma stands before three digits only: `12,50` is twelve and a half in some countries, and nothing here."""


class Fields:
    """One object. Each field is taken once; `end` complains about those that nobody took."""

    def __init__(self, data: object, place: str) -> None:
        if not isinstance(data, dict):
            raise BadValue(f"{place}: an object is wanted, not {shown(data)}")
        self.place = place
        self._data: dict[str, Any] = {name: value for name, value in data.items() if value is not None}

    def has(self, name: str) -> bool:
        """Whether the field is there."""
        return name in self._data

    def at(self, name: str) -> str:
        """The field's place in words."""
        return f"{self.place}.{name}"

    def take(self, name: str) -> object:
        """The field as it stands; None where it is missing."""
        return self._data.pop(name, None)

    def wanted(self, name: str) -> object:
        """The field as it stands. Raises BadValue where it is missing."""
        if name not in self._data:
            raise BadValue(f"{self.place}: {name} is missing")
        return self._data.pop(name)

    def text(self, name: str, default: str = "") -> str:
        """A text, or a number written as one."""
        value = self.take(name)
        if value is None:
            return default
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return _text(value, self.at(name))

    def flag(self, name: str, default: bool = False) -> bool:
        """true or false."""
        value = self.take(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise BadValue(f"{self.at(name)}: true or false is wanted, not {shown(value)}")
        return value

    def whole(self, name: str, default: int = 0, *, least: int = 0, most: int = 10**9) -> int:
        """A whole number."""
        value = self.take(name)
        return default if value is None else _whole(value, self.at(name), least, most)

    def money(self, name: str, default: Fen = 0) -> Fen:
        """Yuan, at most two decimals, 0 or more; fen."""
        value = self.take(name)
        return default if value is None else money_of(value, self.at(name))

    def money_or_none(self, name: str) -> Fen | None:
        """Yuan; None where it is missing."""
        value = self.take(name)
        return None if value is None else money_of(value, self.at(name))

    def part(self, name: str) -> int | None:
        """A percentage from 0 to 100, at most two decimals, in 1/10,000; None where it is missing."""
        value = self.take(name)
        return None if value is None else part_of(value, self.at(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one."""
        value = self.take(name)
        if value is None:
            return ()
        values = value if isinstance(value, list) else [value]
        return tuple(_text(each, f"{self.at(name)}[{n}]") for n, each in enumerate(values))

    def list(self, name: str, read: Callable[[object, str], T]) -> tuple[T, ...]:
        """A list, each read by `read(value, place)`; one object alone is a list of one."""
        value = self.take(name)
        if value is None:
            return ()
        values = value if isinstance(value, list) else [value]
        return tuple(read(each, f"{self.at(name)}[{n}]") for n, each in enumerate(values))

    def one_of(self, name: str, kinds: type[E], default: E) -> E:
        """A word of an enumeration."""
        return kinds(self.word(name, [kind.value for kind in kinds], default.value))

    def word(self, name: str, words: Iterable[str], default: str | None = None) -> str:
        """One of some words. Raises BadValue for another, and where it is missing without a default."""
        known = list(words)
        value = self.take(name) if default is not None else self.wanted(name)
        if value is None:
            return str(default)
        if value not in known:
            raise BadValue(f"{self.at(name)}: {shown(value)} is none of {', '.join(known)}")
        return str(value)

    def day(self, name: str) -> date | datetime | None:
        """A day (`2026-11-11`) or a moment in the store's time (`2026-11-11T10:00:00`)."""
        value = self.take(name)
        return None if value is None else day_of(value, self.at(name))

    def hour(self, name: str) -> time:
        """A time of day (`18:00`); `24:00` is midnight."""
        value = self.wanted(name)
        try:
            return time.fromisoformat("00:00" if value == "24:00" else str(value)).replace(tzinfo=None)
        except ValueError:
            raise BadValue(f"{self.at(name)}: a time such as 18:00 is wanted, not {shown(value)}") from None

    def only_one(self, *names: str) -> None:
        """Raises BadValue unless exactly one of these fields is there."""
        there = [name for name in names if name in self._data]
        if len(there) != 1:
            raise BadValue(f"{self.place}: one of {', '.join(names)} is wanted, not {' and '.join(there) or 'none'}")

    def end(self) -> None:
        """Raises BadValue for fields that nobody took."""
        if self._data:
            names = ", ".join(sorted(map(str, self._data)))
            raise BadValue(f"{self.place}: unknown field {names.encode('utf-8', 'backslashreplace').decode()}")


def shown(value: object) -> str:
    """A value for a message: short."""
    text = f"{value!r}" if not isinstance(value, Decimal) else str(value)
    return text if len(text) <= 40 else f"{text[:37]}…"


def number_of(value: object, place: str) -> Decimal:
    """A number, or a text that is one."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise BadValue(f"{place}: a number is wanted, not {shown(value)}")
    text = str(value).strip().removeprefix("¥").removeprefix("￥")
    try:
        number = Decimal(text.replace(",", "") if _NUMBER.fullmatch(text) else "none")
    except InvalidOperation:
        raise BadValue(f"{place}: a number is wanted, not {shown(value)}") from None
    if not number.is_finite() or number.adjusted() > _DIGITS or len(number.as_tuple().digits) > _DIGITS:
        raise BadValue(f"{place}: a number is wanted, not {shown(value)}")
    return number


def money_of(value: object, place: str) -> Fen:
    """Yuan, at most two decimals, 0 or more; fen."""
    fen = number_of(value, place) * 100
    if fen != fen.to_integral_value():
        raise BadValue(f"{place}: {shown(value)} has more than two decimals")
    if not 0 <= fen <= MAX_FEN:
        raise BadValue(f"{place}: {shown(value)} is no amount from 0 to {MAX_FEN // 100}")
    return int(fen)


def part_of(value: object, place: str) -> int:
    """A percentage from 0 to 100, at most two decimals, in 1/10,000."""
    part = number_of(str(value).removesuffix("%") if isinstance(value, str) else value, place) * 100
    if part != part.to_integral_value() or not 0 <= part <= 10_000:
        raise BadValue(f"{place}: {shown(value)} is no percentage from 0 to 100 with at most two decimals")
    return int(part)


def day_of(value: object, place: str) -> date | datetime:
    """A day, or a moment as it stands on the store's clock."""
    try:
        text = str(value).strip()
        if not {"T", " "} & set(text):  # however it is written: all of a day, not its midnight
            return date.fromisoformat(text)
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise BadValue(f"{place}: a date such as 2026-11-11 is wanted, not {shown(value)}") from None


def _text(value: object, place: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise BadValue(f"{place}: a text is wanted, not {shown(value)}")
    text = str(value).strip()
    if any("\ud800" <= letter <= "\udfff" for letter in text):  # half a character cannot be written anywhere
        raise BadValue(f"{place}: a text is wanted, not {shown(value)}")
    return text


def _whole(value: object, place: str, least: int, most: int) -> int:
    number = number_of(value, place)
    if number != number.to_integral_value() or not least <= number <= most:
        raise BadValue(f"{place}: {shown(value)} is no whole number from {least} to {most}")
    return int(number)
