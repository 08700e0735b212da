import inspect
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from pos.domain.stock import Movement, MovementKind
from pos.domain.swiftly_made import swiftly_made
from tests.examples import NOON


@swiftly_made
@dataclass(frozen=True, slots=True)
class Swift:
    code: str
    pieces: int = 1
    marks: tuple[str, ...] = ()


def test_it_is_made_compared_copied_and_frozen_as_before() -> None:
    first, second = Swift("a"), Swift(code="b", pieces=2, marks=("x",))

    assert (first.code, first.pieces, first.marks) == ("a", 1, ())
    assert (second.code, second.pieces, second.marks) == ("b", 2, ("x",))
    assert replace(second, code="a", pieces=1, marks=()) == first
    assert repr(first).endswith("Swift(code='a', pieces=1, marks=())")
    assert list(inspect.signature(Swift).parameters) == ["code", "pieces", "marks"]
    with pytest.raises(FrozenInstanceError):
        first.pieces = 3  # type: ignore[misc]
    with pytest.raises(TypeError, match="code"):
        Swift()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colour"):
        Swift("a", colour="red")  # type: ignore[call-arg]


def test_what_needs_more_than_filling_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Listed:
        codes: list[str] = field(default_factory=list)

    @dataclass(frozen=True, slots=True)
    class Checked:
        code: str

        def __post_init__(self) -> None:
            raise ValueError

    for cls in (Listed, Checked):
        with pytest.raises(TypeError, match=cls.__name__):
            swiftly_made(cls)


def test_what_a_sale_makes_by_the_dozen_fills_its_slots() -> None:
    Movement("m", "v", "s", -1000, MovementKind.SALE, "d", NOON)

    assert {"set_movement_id", "set_mark"} <= set(Movement.__init__.__code__.co_names)
