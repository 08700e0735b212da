"""Values that are made by the dozen while a customer waits.

The `__init__` that `dataclasses` writes for a frozen class looks every field up by its name. A slot's own setter is
already found: a document's line of 28 fields is made in less than half the time, and stays as frozen as it was.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from functools import wraps
from typing import Any, TypeVar

T = TypeVar("T")


def swiftly_made(cls: type[T]) -> type[T]:
    """A decorator above `@dataclass(frozen=True, slots=True)`: the same class, the same arguments, made sooner.

    Written when the first value is made: most of what a start imports is not. Raises TypeError for a class whose fields
    need more than to be filled.
    """
    described = fields(cls)  # type: ignore[arg-type]
    if hasattr(cls, "__post_init__") or not all(map(_plain, described)):
        raise TypeError(f"{cls.__name__} needs more than its fields to be filled")
    written: Any = vars(cls)["__init__"]

    @wraps(written)
    def __init__(self: object, *args: object, **named: object) -> None:  # noqa: N807
        filling = wraps(written)(_filling(cls, described))
        type.__setattr__(cls, "__init__", filling)
        filling(self, *args, **named)

    type.__setattr__(cls, "__init__", __init__)
    return cls


def _plain(field: Field[Any]) -> bool:
    return field.init and not field.kw_only and field.default_factory is MISSING


def _filling(cls: type[Any], described: tuple[Field[Any], ...]) -> Any:
    """`def __init__(self, a, b=…): set_a(self, a); set_b(self, b)`."""
    defaults = {f"default_{field.name}": field.default for field in described}
    setters = {f"set_{field.name}": vars(cls)[field.name].__set__ for field in described}
    taken = (
        name if field.default is MISSING else f"{name}=default_{name}" for field in described if (name := field.name)
    )
    filled = "; ".join(f"set_{field.name}(self, {field.name})" for field in described)
    names: dict[str, Any] = defaults | setters
    exec(f"def __init__(self, {', '.join(taken)}): {filled}", names)  # noqa: S102 - the fields' own names
    return names["__init__"]
