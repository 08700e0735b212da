"""A display that remembers what it showed."""

from __future__ import annotations

from pos.ports.customer_display import CustomerView


class CustomerDisplay:
    """`ports.customer_display.CustomerDisplay`."""

    def __init__(self) -> None:
        self.views: list[CustomerView] = []
        self.there = True

    def show(self, view: CustomerView) -> bool:
        self.views.append(view)
        return self.there
