"""A line of the reasons why a sale comes to what it comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """A line of the reasons."""

    label: str
    """What."""
    value: str
    """How much."""
    tone: str = "ink"
    """`ink`, `promo` or `brand`."""
    note: str = ""
    """Small words under it."""
    rest: tuple[str, str] = ("", "")
    """Of a discount: (label, value) that say it and all discounts behind it, where there is no room for each."""
    name: str = ""
    """A rule's name, with which the label ends."""

    def label_in(self, room: int, measure: Callable[[str], int]) -> str:
        """The label as it has room: of the rule's name the middle is left out, never what is missing or an amount.

        `room`: px; `measure`: how wide words are.
        """
        if not self.name or measure(self.label) <= room:
            return self.label
        said = self.label.removesuffix(self.name)
        for kept in range(len(self.name) - 1, 1, -1):
            shown = f"{said}{self.name[: (kept + 1) // 2]}…{self.name[len(self.name) - kept // 2 :]}"
            if measure(shown) <= room:
                return shown
        return said.rstrip(" :：")
