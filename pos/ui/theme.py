"""The one theme: tokens from `resources/styles/tokens.toml`, and the one style sheet made from them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_PLACE = re.compile(r"\{([a-z0-9.-]+)\}")


class Shade(StrEnum):
    """The themes there are."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """What `tokens.toml` says."""

    colours: Mapping[Shade, Mapping[str, str]]
    """Name → `#RRGGBB`, for each theme."""
    sizes: Mapping[str, tuple[int, ...]]
    """Name of a type size → px at each step."""
    space: Mapping[str, int]
    """Name → px."""
    radius: Mapping[str, int]
    """Name → px."""

    @property
    def top_step(self) -> int:
        """The largest step the type scale has."""
        return min(len(steps) for steps in self.sizes.values()) - 1


def load_tokens(styles: Path) -> Tokens:
    """Read the tokens. `styles`: the folder `resources/styles`."""
    data = tomllib.loads((styles / "tokens.toml").read_text(encoding="utf-8"))
    return Tokens(
        colours={shade: data[shade] for shade in Shade},
        sizes={name: tuple(steps) for name, steps in data["type"].items()},
        space=data["space"],
        radius=data["radius"],
    )


def style_sheet(template: str, tokens: Tokens, *, shade: Shade, step: int) -> str:
    """The template with every `{token}` filled in. Raises KeyError for a token that does not exist."""
    values: dict[str, object] = dict(tokens.colours[shade])
    values |= {f"type.{name}": steps[step] for name, steps in tokens.sizes.items()}
    values |= {f"radius.{name}": size for name, size in tokens.radius.items()}
    return _PLACE.sub(lambda match: str(values[match[1]]), template)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two `#RRGGBB` colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
