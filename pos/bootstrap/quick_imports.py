"""Makes importing cheaper. A till imports hundreds of modules while a clerk waits; two things cost half of that time.

*Dataclasses.* Up to Python 3.12 `dataclasses` writes six functions as text for each frozen class and compiles each by
itself, half a millisecond and more for a class. All but `__init__` differ in nothing but the names of the fields:
here they are made without a compiler, and do the same. `__init__` is written when its class has been called a few
times: most of what a start imports is not called, or once. Python 3.13 has a cheaper way of its own and keeps it.

*Qt.* PySide6 puts a function of its own in the place of `__import__`. It reads the source of every module that is
imported from then on, looking for `from __feature__ import`. There is none in this program.
"""

from __future__ import annotations

import builtins
import dataclasses
import reprlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import Any, cast

Made = Callable[..., Any]
"""A method of a class."""

FEW = 2
"""So many calls of a class cost less than writing its `__init__`."""
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


def _init(
    fields: Sequence[Field[Any]],
    by_place: Sequence[Field[Any]],
    by_name: Sequence[Field[Any]],
    frozen: bool,
    has_post_init: bool,
    *how: Any,
) -> Made:
    """`__init__`, written as ever, but only when the class has been called `FEW` times: most are never, or once."""
    places = [field.name for field in by_place]
    plain = len(fields) == len(by_place) + len(by_name) and not any("InitVar" in str(field.type) for field in fields)
    keep = object.__setattr__ if frozen else setattr
    left = FEW if plain else 0

    def __init__(self: object, *args: object, **values: object) -> None:  # noqa: N807
        nonlocal left
        if left and (given := _given(fields, places, args, values)) is not None:
            left -= 1
            for name, value in given.items():
                keep(self, name, value)
            if has_post_init:
                cast(Any, self).__post_init__()
            return
        made: Made = _written_init(fields, by_place, by_name, frozen, has_post_init, *how)
        made.__qualname__ = __init__.__qualname__
        for each in type(self).__mro__:
            if vars(each).get("__init__") is __init__:
                type.__setattr__(each, "__init__", made)
        made(self, *args, **values)

    return __init__


def _given(
    fields: Sequence[Field[Any]], places: list[str], args: tuple[object, ...], values: dict[str, object]
) -> dict[str, object] | None:
    """The value of each field; None where the call is wrong: what is written as ever says what is wrong with it."""
    given = dict(zip(places, args, strict=False)) | values
    if len(given) != len(args) + len(values):
        return None
    for field in fields:
        if field.name not in given:
            if field.default is not MISSING:
                given[field.name] = field.default
            elif field.default_factory is not MISSING:
                given[field.name] = field.default_factory()
    return given if len(given) == len(fields) == len(given.keys() & {field.name for field in fields}) else None


def _is_type(annotation: str, *how: Any) -> bool:
    """Whether an annotation names one of the three types that make a field no usual one."""
    return ("Var" in annotation or "KW_ONLY" in annotation) and bool(_searched(annotation, *how))


def _values(names: list[str]) -> Callable[[object], tuple[object, ...]]:
    """What takes the values of fields out of an object."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple([getattr(self, name) for name in names])


_written: Made = vars(dataclasses).get("_cmp_fn", _compare)
_written_init: Made = vars(dataclasses).get("_init_fn", _init)
_searched: Made = vars(dataclasses).get("_is_type", _is_type)
CHEAPER: dict[str, Made] = {
    "_frozen_get_del_attr": _frozen,
    "_hash_fn": _hash,
    "_repr_fn": _repr,
    "_cmp_fn": _compare,
    "_init_fn": _init,
    "_is_type": _is_type,
}
"""Name in `dataclasses` → what stands there instead."""
