"""Parked carts."""

from __future__ import annotations

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.panel import Panel


class HeldView(Panel):
    """A list of carts."""

    def __init__(self, *, look: Look) -> None:
        super().__init__(look=look)
        self.choices = Choices(look=look)
        self.body.addWidget(self.choices, 1)
