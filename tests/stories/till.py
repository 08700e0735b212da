"""A till of the story: the one that the program builds, with all its loops, without a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from pos.bootstrap.counter import build_till
from pos.domain.cart import Cart
from pos.domain.duty import Duty
from pos.domain.pricing import price
from pos.domain.staff import Staff
from pos.usecases.selling.complete_sale import Completed
from pos.usecases.selling.take_payment import add_cash, start

PATIENCE_S = 60.0
"""A machine that does much else besides is slow."""


class StoryTill:
    """An enrolled data folder, opened and running."""

    def __init__(self, data: Path, address: str) -> None:
        self.parts = build_till(data, address)
        self.counter = self.parts.counter
        self.files = self.parts.files
        self.parts.start()

    def becomes(self, condition: Callable[[], bool]) -> bool:
        """Wait until something is so; whether it became so."""
        pause = Event()
        for _ in range(int(PATIENCE_S / 0.05)):
            if condition():
                return True
            pause.wait(0.05)
        return False

    def all_sent(self) -> bool:
        """Ring, and wait until nothing waits to be sent."""
        self.parts.committed()
        return self.becomes(lambda: self.files.outbox.unsent() == 0)

    def duty(self, staff: Staff) -> Duty:
        """Somebody in the open shift."""
        shift = self.counter.open_shift.current()
        assert shift is not None
        return Duty(till=self.parts.till, staff=staff, shift=shift)

    def pay(self, cart: Cart, duty: Duty, *, given: int = 0) -> Completed:
        """Complete a cart for cash, exact unless said otherwise."""
        priced = price(cart)
        return self.counter.complete_sale(priced, add_cash(start(priced), given or priced.total), duty)

    def close(self) -> None:
        self.parts.stop()
