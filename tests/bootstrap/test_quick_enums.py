"""Enumerations that are made cheaper are what the usual ones are."""

from __future__ import annotations

import enum
import pickle
import subprocess
import sys
from typing import Any

import pytest

from pos.bootstrap.quick_enums import KNOWN, make_enumerations_quickly


@pytest.fixture
def as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts everything back."""
    for name, method in (("_EnumDict", "__setitem__"), ("_proto_member", "__set_name__")):
        changed: Any = vars(enum).get(name)
        if changed is not None and method in vars(changed):
            monkeypatch.setattr(changed, method, vars(changed)[method])


def classes() -> list[Any]:
    """A class of each kind, made anew; some with members that need more than a number or a text."""

    class Kind(enum.StrEnum):
        SALE = "sale"
        SOLD = "sale"
        title = "a method of str"  # type: ignore[assignment]
        AUTO = enum.auto()

        @property
        def short(self) -> str:
            return self.value[:2]

    class Named(enum.Enum):
        name = "a property's name"
        value = 2
        PAIR = (1, 2)
        LIST = [3]  # noqa: RUF012 # what cannot be hashed
        TRUE = True
        ONE = 1

    class Depth(enum.IntEnum):
        LOW = -1
        NONE = 0
        HIGH = 3
        TOP = 3

    class Share(float, enum.Enum):
        HALF = 0.5
        WHOLE = 1

    class Side(enum.IntFlag):
        NONE = 0
        LEFT = 1
        RIGHT = 2
        BOTH = 3
        FAR = 0x100
        ALL = -1

    class Right(enum.Flag):
        SEE = 1
        CHANGE = 4
        ANY = 5

    class Planet(enum.Enum):
        EARTH = 3
        MARS = 4

        def __init__(self, place: int) -> None:
            self.behind = place - 1

    class Written(enum.StrEnum):
        def __new__(cls, text: str) -> Any:
            made = str.__new__(cls, text.upper())
            made._value_ = text.lower()
            return made

        MiXed = "MiXed"

    by_call = enum.IntEnum("by_call", [("A", 1), ("B", 2), ("C", 1)])
    return [Kind, Named, Depth, Share, Side, Right, Planet, Written, by_call]


def described(cls: Any) -> list[object]:
    """All that there is to see of a class of members, without the class itself."""
    members = {
        name: (
            repr(each),
            str(each),
            f"{each}",
            each.name,
            each.value,
            each._sort_order_,
            sorted(vars(each)),
            type(each.value),
        )
        for name, each in cls.__members__.items()
    }
    inner = ("_flag_mask_", "_singles_mask_", "_all_bits_", "_member_names_", "_unhashable_values_")
    return [
        cls.__name__,
        members,
        [each.name for each in cls],
        [(value, each.name) for value, each in cls._value2member_map_.items()],
        [(name, getattr(cls, name, None)) for name in inner],
        sorted(vars(cls)),
        [each.__objclass__ is cls for each in cls],
        cls(next(iter(cls)).value) is next(iter(cls)),
    ]


def test_members_are_what_they_were(as_before: None) -> None:
    usual = [described(cls) for cls in classes()]

    make_enumerations_quickly()

    assert (enum.__dict__["_proto_member"].__set_name__.__module__ == "pos.bootstrap.quick_enums") == (
        sys.version_info[:2] in KNOWN
    )
    assert [described(cls) for cls in classes()] == usual
    side = classes()[4]
    assert (side.LEFT | side.RIGHT) is side.BOTH
    assert ~side.LEFT & side.BOTH is side.RIGHT
    assert pickle.loads(pickle.dumps(Colour.RED)) is Colour.RED  # noqa: S301


class Colour(enum.StrEnum):
    """Of this module, so that it can be found again."""

    RED = "red"


def test_what_is_wrong_is_still_refused(as_before: None) -> None:
    make_enumerations_quickly()

    with pytest.raises(TypeError, match="already defined"):

        class Twice(enum.Enum):
            ONE = 1
            ONE = 2  # type: ignore[misc]  # noqa: PIE794

    with pytest.raises(ValueError, match="reserved"):

        class Reserved(enum.Enum):
            _mine_ = 1

    with pytest.raises(ValueError, match="invalid"):
        enum.Enum("Invalid", {"mro": 1})
    with pytest.raises(AttributeError, match="reassign"):
        Colour.RED = "other"  # type: ignore[misc]
    with pytest.raises(TypeError, match="extend"):

        class Longer(Colour):  # type: ignore[misc]
            BLUE = "blue"


QT = """
import sys
SEEN = "flag_mask", "all_bits", "singles_mask"
if sys.argv[1] == "quick":
    from pos.bootstrap.quick_enums import make_enumerations_quickly
    make_enumerations_quickly()
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QStyle
import enum
for owner in (Qt, QEvent, QLocale, QStyle):
    for name, cls in sorted(vars(owner).items()):
        if isinstance(cls, enum.EnumMeta):
            print(name, [(each, repr(member), member.value, str(member)) for each, member in cls.__members__.items()])
            print(cls._member_names_, *[getattr(cls, f"_{each}_", "") for each in SEEN])
"""


def test_qt_s_own_are_what_they_were() -> None:
    usual, quick = (
        subprocess.run([sys.executable, "-c", QT, how], capture_output=True, text=True, timeout=60, check=True).stdout
        for how in ("usual", "quick")
    )

    assert usual.count("\n") > 100
    assert quick == usual
