"""Makes enumerations cheaper. A till that starts makes five thousand members of them: one in four its own, the others
those of Qt's classes, each of which PySide6 makes with all its enumerations when it is first touched.

Python's `enum` is ready for members that are descriptors, tuples, numbered by themselves or named like a property, and
asks all that of each. Nearly all are plain numbers and texts: those are made here without asking, and come out the
same. Whatever else a class has is left to `enum` itself.
"""

from __future__ import annotations

import enum
import sys
from collections.abc import Callable
from typing import Any

KNOWN = ((3, 11),)
"""Versions of Python whose way of making members is known."""


def make_enumerations_quickly() -> None:
    """From now on, in this process. Doing it twice does no harm."""
    if sys.version_info[:2] in KNOWN:
        _Names.__setitem__ = _name
        _Member.__set_name__ = _make


def _name(names: Any, key: str, value: object) -> None:
    """A name in the body of a class that is being made."""
    if (type(value) is str or type(value) is int) and key[:1] != "_" and key not in names and key not in names._ignore:  # noqa: SLF001
        names._member_names[key] = None  # noqa: SLF001
        names._last_values.append(value)  # noqa: SLF001
        dict.__setitem__(names, key, value)
    else:
        _name_any(names, key, value)


def _make(planned: Any, cls: Any, name: str) -> None:
    """A member in the place of what was planned."""
    value, kind = planned.value, cls._member_type_
    of = type(value)
    if not (of is str or of is int) or not (of is kind or kind is object) or not _plain(cls, name):
        _make_any(planned, cls, name)
        return
    member = cls._new_member_(cls, value) if cls._use_args_ else cls._new_member_(cls)
    member._value_ = value
    member._name_ = name
    member.__objclass__ = cls
    member._sort_order_ = len(cls._member_names_)
    single = True
    if issubclass(cls, enum.Flag):
        single = value > 0 and not value & (value - 1)
        mask = cls._flag_mask_ | value
        _set(cls, "_flag_mask_", mask)
        _set(cls, "_all_bits_", 2 ** mask.bit_length() - 1)
        if single:
            _set(cls, "_singles_mask_", cls._singles_mask_ | value)
    by_value = cls._value2member_map_
    if value in by_value:
        member = by_value[value]  # another name for it
    else:
        by_value[value] = member
        if single:
            cls._member_names_.append(name)
    _set(cls, name, member)
    cls._member_map_[name] = member


def _plain(cls: Any, name: str) -> bool:
    """Whether nothing that the class inherits has a say in a member of that name."""
    inherited = cls.__mro__[1:]
    if (taken := _TAKEN.get(inherited)) is None:
        taken = _TAKEN[inherited] = frozenset().union(*map(vars, inherited))
    return name not in taken and cls.__init__ is enum.Enum.__init__ and cls._new_member_ in _KNOWN_WAYS


_set = type.__setattr__
_Names: Any = vars(enum).get("_EnumDict")
_Member: Any = vars(enum).get("_proto_member")
_name_any: Callable[[Any, str, object], None] = getattr(_Names, "__setitem__", _name)
_make_any: Callable[[Any, Any, str], None] = getattr(_Member, "__set_name__", _make)
_KNOWN_WAYS = frozenset({object.__new__, int.__new__, str.__new__, vars(enum.StrEnum)["_new_member_"]})
"""Ways of making an object of a value that is of that type already."""
_TAKEN: dict[tuple[type, ...], frozenset[str]] = {}
"""What a class inherits from → the names that stand there."""
