"""What the sell screen can open, and hand what was scanned or typed to."""

from __future__ import annotations

from typing import Protocol

from pos.domain.catalogue import Item
from pos.domain.quantity import Milli
from pos.ui.step import Step


class Openings(Protocol):
    """`pos.ui.sell.steps.Steps`, as its controller knows it."""

    @property
    def all(self) -> tuple[Step, ...]:
        """Every step."""

    def asks_for_money(self, step: Step) -> bool:
        """Whether what is scanned in that step may be what pays."""

    def over(self, step: Step) -> bool:
        """Whether that step asks for nothing more: the change of a finished sale is shown."""

    def pay(self) -> None:
        """Take the money."""

    def waiting(self) -> None:
        """Show the payments that are not certain yet."""

    def hold(self) -> None:
        """Park the cart."""

    def recall(self) -> None:
        """Show what is parked."""

    def recall_slip(self, code: str) -> None:
        """The slip of a parked cart was scanned."""

    def discount(self) -> None:
        """Ask for a discount."""

    def why(self) -> None:
        """Explain the prices."""

    def offers(self) -> None:
        """Offer what the customer may choose."""

    def assistant(self) -> None:
        """Ask who is credited."""

    def member(self) -> None:
        """Ask who buys."""

    def more(self) -> None:
        """Show what is done now and then."""

    def drawer(self) -> None:
        """Ask why the drawer should open."""

    def price(self, item: Item, code: str) -> None:
        """Ask for an item's price."""

    def choose(self, items: tuple[Item, ...], code: str) -> None:
        """Ask which of several variants."""

    def find_member(self, text: str) -> None:
        """A member's code was scanned or typed."""

    def credit_badge(self, text: str) -> None:
        """A badge was scanned."""

    def search(self, text: str) -> None:
        """A name is being typed."""

    def enter_text(self, text: str, quantity: Milli) -> None:
        """Enter on typed text."""
