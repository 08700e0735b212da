"""Makes importing cheaper. A till imports hundreds of modules while a clerk waits; two things cost half of that time.

*Dataclasses.* Up to Python 3.12 `dataclasses` writes six functions as text for each frozen class and compiles each by
itself, half a millisecond and more for a class. All but `__init__` differ in nothing but the names of the fields:
here they are made without a compiler, and do the same. `__init__` is written when its class is first called: most of
what a start imports is not. Python 3.13 has a cheaper way of its own and keeps it.

*Qt.* PySide6 puts a function of its own in the place of `__import__`. It reads the source of every module that is
imported from then on, looking for `from __feature__ import`. There is none in this program.
"""

from __future__ import annotations

import builtins
import dataclasses
import reprlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import Field, FrozenInstanceError
from operator import attrgetter
from typing import Any

Made = Callable[..., Any]
"""A method of a class."""

KNOWN = ((3, 11), (3, 12))
"""Versions of Python whose way of writing these methods is known."""


def import_quickly() -> None:
    """From now on, in this process; call it after Qt is imported. Doing it twice does no harm."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    if sys.version_info[:2] in KNOWN:
        vars(dataclasses).update(CHEAPER)


def _frozen(cls: Any, fields: Sequence[Field[Any]], globals: object) -> tuple[Made, Made]:
    """`__setattr__` and `__delattr__`."""
    names = frozenset(field.name for field in fields)

    def __setattr__(self: object, name: str, value: object) -> None:  # noqa: N807
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self: object, name: str) -> None:  # noqa: N807
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return __setattr__, __delattr__


def _hash(fields: Sequence[Field[Any]], globals: object) -> Made:
    """`__hash__`."""
    values = _values([field.name for field in fields])

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(values(self))

    return __hash__


def _repr(fields: Sequence[Field[Any]], globals: object) -> Made:
    """`__repr__`."""
    names = [field.name for field in fields]

    def __repr__(self: object) -> str:  # noqa: N807
        said = ", ".join([f"{name}={getattr(self, name)!r}" for name in names])
        return f"{type(self).__qualname__}({said})"

    return reprlib.recursive_repr("...")(__repr__)


def _compare(name: str, sign: str, mine: str, its: str, globals: object) -> Made:
    """`__eq__`; the order of those few that have one is written as ever. `mine`: `(self.a,self.b,)`."""
    if name != "__eq__":
        made: Made = _written(name, sign, mine, its, globals=globals)
        return made
    values = _values([part.strip().removeprefix("self.") for part in mine[1:-1].split(",") if part.strip()])

    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    return __eq__


def _init(*how: Any, **named: Any) -> Made:
    """`__init__`, written as ever, but only when the class is called for the first time."""

    def __init__(self: object, *args: object, **values: object) -> None:  # noqa: N807
        made: Made = _written_init(*how, **named)
        made.__qualname__ = __init__.__qualname__
        for each in type(self).__mro__:
            if vars(each).get("__init__") is __init__:
                type.__setattr__(each, "__init__", made)
        made(self, *args, **values)

    return __init__


def _values(names: list[str]) -> Callable[[object], tuple[object, ...]]:
    """What takes the values of fields out of an object."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple([getattr(self, name) for name in names])


_written: Made = vars(dataclasses).get("_cmp_fn", _compare)
_written_init: Made = vars(dataclasses).get("_init_fn", _init)
CHEAPER: dict[str, Made] = {
    "_frozen_get_del_attr": _frozen,
    "_hash_fn": _hash,
    "_repr_fn": _repr,
    "_cmp_fn": _compare,
    "_init_fn": _init,
}
"""Name in `dataclasses` → what stands there instead."""
