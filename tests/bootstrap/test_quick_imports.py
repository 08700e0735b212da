"""Classes and imports that are made cheaper behave as the usual ones do."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import subprocess
import sys
import typing
from typing import Any

import pytest

from pos.bootstrap import quick_imports
from pos.bootstrap.quick_imports import CHEAPER, FEW, KNOWN, import_quickly


@pytest.fixture
def as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts everything back."""
    monkeypatch.setattr("builtins.__import__", __import__)
    for name in CHEAPER:
        monkeypatch.setattr(dataclasses, name, vars(dataclasses).get(name), raising=False)


def classes() -> dict[str, Any]:
    """A class of each kind, made anew."""

    @dataclasses.dataclass(frozen=True, slots=True)
    class Pair:
        """Of two."""

        left: int
        right: object = dataclasses.field(default=0, compare=False)
        name: str = "x"
        hidden: int = dataclasses.field(default=0, repr=False)

    @dataclasses.dataclass(frozen=True)
    class Bare:
        """Without slots."""

        only: Any

    @dataclasses.dataclass(frozen=True)
    class More(Bare):
        """From another one."""

        extra: int = 1

    @dataclasses.dataclass(frozen=True)
    class Nothing:
        """Without fields."""

    @dataclasses.dataclass(frozen=True, order=True, slots=True)
    class Ordered:
        """In an order."""

        rank: int

    @dataclasses.dataclass(slots=True, kw_only=True)
    class Named:
        """By name alone, with more than fields."""

        kind: typing.ClassVar[str] = "named"
        times: dataclasses.InitVar[int] = 2
        left: int = 1

        def __post_init__(self, times: int) -> None:
            self.left *= times

    @dataclasses.dataclass(slots=True)
    class Open:
        """Can be changed."""

        left: int
        right: list[object] = dataclasses.field(default_factory=list)

        def __post_init__(self) -> None:
            self.left += 1

    class Derived(Bare):
        """No dataclass itself."""

    return {each.__name__: each for each in (Pair, Bare, More, Nothing, Ordered, Named, Open, Derived)}


def observed(made: dict[str, Any]) -> list[object]:
    """All that can be seen of such classes from outside."""
    pair, bare, more, nothing, ordered, named, changing, derived = made.values()
    own = derived(1)
    own.note = "anything but a field"
    ring = changing(1)
    ring.right.append(ring)
    values = [
        pair(1), pair(1, [2]), pair(2), bare(1), bare(1.0), bare((1, 2)), more(1), more(1, 2), nothing(), ordered(1),
        ordered(2), named(left=3), named(left=3, times=5), changing(1), changing(1, [2]), own,
    ]  # fmt: skip
    seen: list[object] = [repr(value) for value in [*values, ring]]
    seen += [one == other for one in values for other in values]
    seen += [fault_or(lambda value=value: hash(value)) for value in values]
    seen += [fault_or(lambda cls=cls: cls(no=1)) for cls in made.values()]
    for wrong in (lambda cls: cls(), lambda cls: cls(1, 2, 3, 4, 5), lambda cls: cls(1, left=1, only=1, rank=1)):
        seen += [repr(fault_or(lambda cls=cls, wrong=wrong: wrong(cls))) for cls in classes().values()]
    seen += [ordered(1) < ordered(2), ordered(2) <= ordered(1), fault_or(lambda: ordered(1) < 2)]
    for value in values:
        for name in ("left", "only", "extra", "rank", "note", "no_field"):
            seen += [fault_or(lambda value=value, name=name: setattr(value, name, 5))]
            seen += [fault_or(lambda value=value, name=name: delattr(value, name))]
    return seen


def fault_or(act: Any) -> object:
    """What came of it: a fault by its class and words."""
    try:
        return act()
    except (AttributeError, TypeError) as fault:
        return type(fault), str(fault)


def test_the_classes_behave_as_those_of_the_standard_library(as_before: None) -> None:
    usual = observed(classes())
    import_quickly()
    import_quickly()
    assert observed(classes()) == usual
    assert any(isinstance(each, tuple) and each[0] is dataclasses.FrozenInstanceError for each in usual)


@pytest.mark.skipif(sys.version_info[:2] not in KNOWN, reason="this Python has a cheaper way of its own and keeps it")
def test_nothing_is_compiled_before_a_class_is_called_often(as_before: None) -> None:
    import_quickly()
    pair, derived = classes()["Pair"], classes()["Derived"]
    methods = ("__init__", "__eq__", "__setattr__", "__delattr__", "__hash__")
    assert {pair.__dict__[name].__code__.co_filename for name in methods} == {quick_imports.__file__}
    for _ in range(FEW):
        assert (pair(1, name="y").name, derived(2).only) == ("y", 2)
    assert {cls.__init__.__code__.co_filename for cls in (pair, derived)} == {quick_imports.__file__}
    assert (pair(1, name="y").name, derived(2).only) == ("y", 2)
    assert {cls.__init__.__code__.co_filename for cls in (pair, derived)} == {"<string>"}
    assert list(inspect.signature(pair).parameters) == ["left", "right", "name", "hidden"]


def test_a_value_can_be_copied_and_changed_in_the_copy(as_before: None) -> None:
    import_quickly()
    pair = classes()["Pair"]
    assert copy.copy(pair(1, [2])) == pair(1, [2])
    assert dataclasses.replace(pair(1, [2]), left=3) == pair(3, [2])


def test_qt_no_longer_reads_the_source_of_what_is_imported() -> None:
    program = (
        "import sys, linecache; import pos.bootstrap.till; from pos.bootstrap.quick_imports import import_quickly;"
        "import_quickly(); import pos.domain.order;"
        "sys.exit(sum(name.endswith('order.py') for name in linecache.cache))"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)

    assert (done.returncode, done.stderr) == (0, "")
