"""A till, a server and both providers in one process, on one virtual clock; any of the first two can be killed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from pos.bootstrap.server import open_central
from pos.domain.errors import Unreachable
from pos.domain.ids import new_id
from pos.domain.moments import from_ms
from pos.domain.payment.code import Provider
from pos.domain.payment.rules import Rules
from pos.domain.platform_voucher import Prepared, whose
from pos.server.database import FILE, Database
from pos.server.enrolment.sessions import TillIdentity
from pos.server.keys import Keys, open_keys
from pos.server.payments.changes import Changes
from pos.server.payments.desk import BeginOutcome, PaymentDesk
from pos.server.payments.merchants import Merchants
from pos.server.payments.preparing import VoucherDesk
from pos.server.payments.rounds import Rounds
from pos.server.payments.service import Payments
from pos.server.payments.settling import Settling
from pos.server.payments.simulator.caller import InProcessCaller
from pos.server.payments.simulator.scenarios import Scenario
from pos.server.payments.simulator.simulator import Simulator
from pos.server.payments.tables import payment_attempts, payment_refunds
from pos.storage.sqlite import open_engine
from pos.wire.codec import decode, encode
from pos.wire.payments import CancelPayment, PaymentView, PrepareVoucher, StartPayment

_EARLIEST = select(
    select(func.min(payment_attempts.c.due_ms)).scalar_subquery(),
    select(func.min(payment_refunds.c.due_ms)).scalar_subquery(),
)
START = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
PREFIX = {Provider.WECHAT: "13", Provider.ALIPAY: "28"}
STORE_NAME = '{北京}"一店" 😀'


class VirtualClock:
    """Time passes only by what is done."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        return self.moment

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return (self.moment - START).total_seconds()

    def uncertainty(self) -> timedelta | None:
        return None

    def pass_by(self, seconds: float) -> None:
        self.moment += timedelta(milliseconds=round(seconds * 1000))

    def reach(self, moment: datetime) -> None:
        self.moment = max(self.moment, moment)


class Killed(BaseException):
    """A process ended where it stood; nothing in it catches this."""


class Fuse:
    """Kills at a place, once."""

    def __init__(self) -> None:
        self.place = ""
        self.after = 0
        """How often the place is passed unharmed."""
        self.blown = False
        self.passed: Counter[str] = Counter()
        """How often each place was reached since the fuse was laid."""

    def __call__(self, place: str) -> None:
        self.passed[place] += 1
        if place != self.place or self.blown:
            return
        if self.after:
            self.after -= 1
            return
        self.blown = True
        raise Killed(place)

    def lay(self, place: str, *, after: int = 0) -> None:
        self.place, self.after, self.blown = place, after, False
        self.passed = Counter()


class AtOnce(ThreadPoolExecutor):
    """Does what it is given right here: one thread plays everybody."""

    def submit(self, work: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(work(*args, **named))
        return future


class Stage:
    """What a case plays on. The database outlives every server, the simulator everything."""

    def __init__(
        self, folder: Path, *, simulator: Simulator, clock: VirtualClock, rules: dict[Provider, Rules] | None = None
    ) -> None:
        self.folder = folder
        self.clock = clock
        self.simulator = simulator
        open_central(folder, clock=clock).close()
        self.keys: Keys = open_keys(folder)
        # How SQLite survives a power cut is tested elsewhere; here its disk would only be slow.
        self.database = Database(engine=open_engine(folder / FILE, synchronous="OFF"))
        self.database.writers.shutdown()
        self.database.writers = AtOnce()
        simulator.sign_up(folder / "payments", rules=rules)
        self.fuse = Fuse()
        self.till = TillIdentity(new_id(), new_id(), 1, STORE_NAME, "", revoked=False)
        # Reading the keys takes longer than a case.
        caller = InProcessCaller(simulator, pass_time=clock.pass_by)
        self._merchants = Merchants(folder=folder, caller=caller, clock=clock)
        self.moved: set[str] = set()
        """What a long poll would have told of."""
        self.server = self.new_server()
        self._codes = 0

    def new_server(self) -> Payments:
        """A server process that has just started."""
        merchants = self._merchants
        settling = Settling(
            database=self.database,
            clock=self.clock,
            merchants=merchants,
            on_moved=self.moved.add,
            failpoint=self.fuse,
        )
        desk = PaymentDesk(
            database=self.database, keys=self.keys, clock=self.clock, merchants=merchants, settling=settling
        )
        changes, rounds = Changes(), Rounds(settling=settling)
        vouchers = VoucherDesk(merchants=merchants)
        self.server = Payments(
            merchants=merchants, changes=changes, settling=settling, desk=desk, vouchers=vouchers, rounds=rounds
        )
        return self.server

    def code(self, provider: Provider, scenario: Scenario) -> str:
        """A code never shown before."""
        self._codes += 1
        return f"{PREFIX[provider]}{self._codes:014d}{scenario.value}"

    def go_round(self) -> bool:
        """The server takes what is due; whether there was anything. A server that dies is started again later."""
        try:
            taken, given_back = self.server.settling.take_due()
            for kept in taken:
                self.server.settling.step(kept)
            for refund in given_back:
                self.server.settling.step_refund(refund)
        except Killed:
            self.restart_server()
            return True
        return bool(taken or given_back)

    def restart_server(self) -> None:
        """Somebody starts it again, three seconds later."""
        self.clock.pass_by(3)
        self.new_server()

    def next_due(self) -> datetime | None:
        """When the server has something to do."""
        with self.database.reading() as connection:
            found = connection.execute(_EARLIEST).one()
        known = [moment for moment in found if moment is not None]
        return from_ms(min(known)) if known else None

    def settle(self, *, most: int = 100) -> None:
        """Let time pass until the server has nothing more to do."""
        for _ in range(most):
            due = self.next_due()
            if due is None:
                return
            self.clock.reach(due)
            self.go_round()
        raise AssertionError("it never ends")

    def close(self) -> None:
        self.database.close()


class StageCentral:
    """`ports.payment_book.PaymentCentral` straight to the server's desk, every message through the wire's codec."""

    def __init__(self, stage: Stage, *, till_fuse: Callable[[str], None]) -> None:
        self._stage = stage
        self._till_fuse = till_fuse

    def start(self, asked: StartPayment) -> PaymentView:
        self._till_fuse("till: before asking")
        stage = self._stage
        asked = decode(encode(asked), StartPayment)
        with self._mortal_server():
            begun = stage.server.desk.begin(stage.till, asked)
            assert begun.outcome in (BeginOutcome.NEW, BeginOutcome.KNOWN), begun.outcome
            stage.server.desk.charge(begun, stage.till, asked.code)
        view = self._view(asked.attempt_id)
        assert view is not None
        self._till_fuse("till: answered")
        return view

    def follow(self, attempt_id: str, *, version: int = -1, wait_s: float = 0.0) -> PaymentView | None:
        return self._view(attempt_id)

    def cancel(self, attempt_id: str, asked: CancelPayment) -> PaymentView:
        self._till_fuse("till: before cancelling")
        stage = self._stage
        with self._mortal_server():
            view = stage.server.desk.cancel(stage.till, attempt_id, decode(encode(asked), CancelPayment))
        assert view is not None
        return decode(encode(view), PaymentView)

    def prepare(self, asked: PrepareVoucher) -> Prepared:
        stage = self._stage
        questions = stage.server.vouchers.questions(stage.till, decode(encode(asked), PrepareVoucher))
        return decode(encode(whose(tuple(question() for question in questions))), Prepared)

    def _view(self, attempt_id: str) -> PaymentView | None:
        stage = self._stage
        view = stage.server.desk.view(stage.till, attempt_id)
        return None if view is None else decode(encode(view), PaymentView)

    @contextmanager
    def _mortal_server(self) -> Iterator[None]:
        try:
            yield
        except Killed as killed:
            if str(killed).startswith("till:"):
                raise
            self._stage.restart_server()
            raise Unreachable("the server has gone") from killed
