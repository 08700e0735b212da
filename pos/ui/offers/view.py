"""What may be chosen now."""

from __future__ import annotations

from pos.ui.look import Look
from pos.ui.parts.choices import Choices
from pos.ui.parts.panel import Panel
from pos.ui.parts.pictures import Pictures


class OffersView(Panel):
    """A list with pictures and prices."""

    def __init__(self, *, look: Look, pictures: Pictures) -> None:
        super().__init__(look=look)
        self.choices = Choices(look=look, pictures=pictures)
        self.body.addWidget(self.choices, 1)
