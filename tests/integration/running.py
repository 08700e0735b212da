"""A whole till on its threads, without a window, that tests wait for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from pos.bootstrap.counter import TillParts, build_till
from pos.bootstrap.enrolment import enrolment
from pos.devices.clock import CorrectedClock
from pos.domain.document import Document
from pos.domain.duty import Duty
from pos.domain.order import Order
from pos.domain.pricing import price
from pos.domain.staff import SignIn
from pos.usecases.selling.complete_sale import SaleOutcome
from pos.usecases.selling.take_payment import add_cash, start
from pos.usecases.syncing.enrol_till import EnrolOutcome
from pos.usecases.syncing.presence import SyncState

LONG_S = 30.0
CLERK, PIN = "王芳", "120455"


class RunningTill:
    """Started at once; `stop` it."""

    def __init__(self, folder: Path, address: str, *, clock: CorrectedClock | None = None) -> None:
        self._changed = threading.Condition()
        self._stopped = False
        self.folder = folder
        self.parts: TillParts = build_till(folder, address, clock=clock, on_sync=self._hear)
        self.counter = self.parts.counter
        self.parts.start()

    @classmethod
    def enrolled(cls, folder: Path, address: str, code: str, *, clock: CorrectedClock | None = None) -> RunningTill:
        """A new one."""
        answer = enrolment(folder, server_url=address)(code)
        assert answer.outcome is EnrolOutcome.ENROLLED
        return cls(folder, address, clock=clock)

    @property
    def state(self) -> SyncState:
        return self.parts.sync.state

    def becomes(self, condition: Callable[[SyncState], bool], *, within_s: float = LONG_S) -> bool:
        """Whether the state comes to be so in time."""
        with self._changed:
            return self._changed.wait_for(lambda: condition(self.state), within_s)

    def in_agreement(self) -> bool:
        """Whether it comes to have everything and to have sent everything."""
        return self.becomes(lambda state: state.online and state.waiting == 0 and state.catalogue.complete) and until(
            lambda: bool(self.counter.list_staff())
        )

    def all_sent(self) -> bool:
        """Whether everything comes to be sent."""
        return until(lambda: not self.parts.files.outbox.unsent()) and self.becomes(lambda state: state.waiting == 0)

    def duty(self) -> Duty:
        """王芳 signs in, and opens the shift with 300.00 unless one is open."""
        signed = self.counter.sign_in(CLERK, PIN)
        assert signed.outcome is SignIn.OK
        assert signed.staff is not None
        till = self.counter.till
        shift = self.counter.open_shift.current() or self.counter.open_shift(till, signed.staff, 30_000).shift
        assert shift is not None
        self.parts.committed()
        return Duty(till=till, staff=signed.staff, shift=shift)

    def sell(self, code: str, duty: Duty) -> Document:
        """Scan one piece and take exact cash."""
        scanned = self.counter.scan_item(self.counter.start_cart(), code)
        assert scanned.cart.lines, scanned
        priced = price(scanned.cart)
        done = self.counter.complete_sale(priced, add_cash(start(priced), priced.total), duty)
        assert done.outcome is SaleOutcome.DONE
        assert done.document is not None
        self.parts.committed()
        return done.document

    def order(self, order_id: str) -> Order | None:
        """An order as this till shows it."""
        return next((order for order in self.counter.list_orders() if order.order_id == order_id), None)

    def stop(self) -> None:
        """Once; again does nothing."""
        if not self._stopped:
            self._stopped = True
            self.parts.stop()

    def _hear(self, _state: SyncState) -> None:
        with self._changed:
            self._changed.notify_all()


def until(condition: Callable[[], bool], *, within_s: float = LONG_S) -> bool:
    """Whether a condition comes to hold in time; looks often, and as soon as it holds."""
    pause = threading.Event()
    for _ in range(int(within_s / 0.01)):
        if condition():
            return True
        pause.wait(0.01)
    return condition()
