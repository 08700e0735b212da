"""Real processes, really killed, with the simulated providers on loopback: every payment comes to its end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pos.bootstrap.server import open_central
from pos.domain.errors import Unreachable
from pos.domain.ids import new_id
from pos.domain.payment.attempt import FINAL
from pos.domain.payment.code import SERVED, Provider
from pos.domain.payment.rules import Rules
from pos.domain.pricing import price
from pos.domain.tender import TenderKind
from pos.ports.payments import PaymentState
from pos.remote.payments import HttpPayments
from pos.remote.session import Sessions
from pos.remote.talk import Talk
from pos.server.payments.merchants import FOLDER
from pos.server.payments.outstanding import outstanding
from pos.server.payments.simulator.scenarios import Scenario
from pos.server.payments.simulator.signing import SimulatedKeys
from pos.server.payments.simulator.simulator import Simulator, SimulatorServer
from pos.storage.ledger.ledger_file import nothing_fails
from pos.usecases.paying.till_payments import TillPayments
from pos.usecases.selling.complete_sale import SaleOutcome
from pos.usecases.selling.take_payment import start
from tests.fakes.clock import Clock
from tests.fakes.payment_book import PaymentBook
from tests.integration.conftest import HeadOffice
from tests.integration.running import RunningTill, until
from tests.integration.test_a_till_and_its_server import new_till
from tests.integration.test_canaries import logged
from tests.server.conftest import fill
from tests.server.payments.conftest import simulated_keys
from tests.server.wire_till import WireTill

__all__ = ["logged", "new_till", "simulated_keys"]
NewTill = Callable[..., RunningTill]
HASTY = Rules(connect_s=2, answer_s=3, query_every_s=3, after_error_s=3, deadline_s=20)
PLAYED = (
    Scenario.SUCCESS,
    Scenario.ERROR_PAID,
    Scenario.NOT_ENOUGH,
    Scenario.DROPPED_PAID,
    Scenario.PASSWORD,
)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@pytest.fixture
def providers(simulated_keys: SimulatedKeys) -> Iterator[tuple[Simulator, str]]:
    simulator = Simulator(keys=simulated_keys)
    served = SimulatorServer(simulator)
    served.start()
    yield simulator, served.address
    served.stop()


class ServerProcess:
    """`pos serve`, that can be killed and started again on the same port."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = "0"
        self.start()

    def start(self) -> None:
        with (self._folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "pos", "serve", "--data", str(self._folder), "--port", self._port, "--json"],
                stdout=subprocess.PIPE,
                stderr=log,
                cwd=self._folder,
                env={**os.environ, "PYTHONFAULTHANDLER": "1", "PYTHONPATH": str(Path(__file__).parents[2])},
            )
        assert self._process.stdout is not None
        self.address = json.loads(self._process.stdout.readline())["address"]
        self._port = self.address.rpartition(":")[2]

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """SIGABRT: it crashes, and what it was doing is written to its log."""
        self._process.send_signal(how)
        self._process.wait(20)
        assert self._process.stdout is not None
        self._process.stdout.close()


class KeySigner:
    """A wire till's key behind `ports.keys.Signer`'s two words."""

    def __init__(self, till: WireTill) -> None:
        self._key = till.key
        self.public_key = till.key.public_key().public_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        return self._key.sign(data)


class PayingTill(threading.Thread):
    """Asks for one payment after another, whatever becomes of the server."""

    def __init__(self, address: str, code: str, *, number: int) -> None:
        super().__init__(name=f"till {number}")
        wire = WireTill(address, code)
        wire.http.close()
        self.number = number
        self.shown: list[str] = []
        self.book = PaymentBook()
        talk = Talk(address, connect_s=1.0, answer_s=6.0)
        central = HttpPayments(talk, sessions=Sessions(talk, till_id=wire.till_id, signer=KeySigner(wire)))
        self.payments = TillPayments(
            book=self.book, central=central, clock=Clock(), mark_key=b"k" * 32, document=lambda _sale: None
        )

    def run(self) -> None:
        for place, scenario in enumerate(PLAYED):
            provider = "13" if (place + self.number) % 2 else "28"
            code = f"{provider}{self.number}{place:013d}{scenario.value}"
            self.shown.append(code)
            self.payments.start(sale_id=new_id(), amount=100 + place, code=code)

    def open_ones(self) -> int:
        """How many have not come to their end, as far as the server can be asked."""
        for payment in self.book.unsettled():
            if not payment.final:
                self.payments.look(payment.attempt_id)
        return sum(not payment.final for payment in self.book.unsettled())


@pytest.mark.long
def test_two_tills_and_one_server_killed_under_load(tmp_path: Path, providers: tuple[Simulator, str]) -> None:
    simulator, address = providers
    folder = tmp_path / "central"
    central = open_central(folder)
    fill(central)
    codes = [central.enrolment.new_code(store).code for store in ("BJ01", "SH01")]
    central.close()
    simulator.sign_up(folder / FOLDER, address=address, rules=dict.fromkeys(SERVED, HASTY))
    server = ServerProcess(folder)
    try:
        tills = [PayingTill(server.address, code, number=number) for number, code in enumerate(codes, start=1)]
        for till in tills:
            till.start()
        pause = threading.Event()
        for wait_s, how in ((0.7, signal.SIGKILL), (1.9, signal.SIGABRT)):
            pause.wait(wait_s)
            server.kill(how)
            server.start()
        for till in tills:
            till.join(60)
        assert until(lambda: sum(till.open_ones() for till in tills) == 0, within_s=60)
    finally:
        server.kill()
    central = open_central(folder)
    try:
        assert outstanding(central.database) == []
    finally:
        central.close()
    paid = sum(payment.amount for till in tills for payment in till.book.payments.values() if payment.state == "paid")
    banks = [simulator.bank(provider) for provider in SERVED]
    assert paid == sum(trade.kept for bank in banks for trade in bank.trades.values()) > 0
    assert [bank.complaints for bank in banks] == [[], []]
    # What the customers showed is in no database, no log, no crash report.
    assert b"Fatal Python error: Aborted" in (folder / "server.log").read_bytes()
    shown = [code.encode() for till in tills for code in till.shown]
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert [code for code in shown if code in content] == [], path
    assert all(payment.state in FINAL for till in tills for payment in till.book.payments.values())


@contextmanager
def merchant(office: HeadOffice, providers: tuple[Simulator, str]) -> Iterator[Simulator]:
    simulator, address = providers
    simulator.sign_up(office.folder / "central" / FOLDER, address=address, rules=dict.fromkeys(SERVED, HASTY))
    yield simulator


@pytest.mark.parametrize("place, charged", (("payment intended", False), ("hear of payment", True)))
def test_a_till_killed_while_a_customer_pays(
    place: str, charged: bool, office: HeadOffice, new_till: NewTill, providers: tuple[Simulator, str]
) -> None:
    first = new_till()
    assert first.in_agreement()
    first.stop()
    code = f"13{7:014d}{Scenario.SUCCESS.value}"
    with merchant(office, providers) as simulator:
        died = subprocess.run(
            [sys.executable, "-m", "tests.integration.killed_payment", str(first.folder), office.address, code, place],
            capture_output=True,
            timeout=60,
        )
        assert died.returncode == -signal.SIGKILL, died.stderr.decode()
        till = RunningTill(first.folder, office.address)
        try:
            payments = till.counter.paying.payments
            ended = (PaymentState.PAID, PaymentState.FAILED)
            assert until(lambda: all(each.state in ended for each in payments.waiting()))
            (found,) = payments.waiting()
            assert found.state is (PaymentState.PAID if charged else PaymentState.FAILED)
            # The sale is where it was; what was paid completes it.
            cart = till.counter.restore_cart()
            assert cart is not None
            assert cart.cart_id == found.sale_id
            kept = sum(trade.kept for trade in simulator.bank(Provider.WECHAT).trades.values())
            assert kept == (price(cart).total if charged else 0)
            if found.tender is not None:
                priced = price(cart)
                payment = start(priced)
                done = till.counter.complete_sale(priced, type(payment)(payment.due, (found.tender,)), till.duty())
                assert done.outcome is SaleOutcome.DONE
                till.parts.paying.ring()
                assert until(lambda: payments.waiting() == ())
                assert done.document is not None
                assert done.document.tenders[0].kind is TenderKind.PAYMENT_CODE
            # The code was shown, and is nowhere on the till's disk; the ledger is encrypted, so its rows are read.
            for path in first.folder.rglob("*"):
                assert not path.is_file() or code.encode() not in path.read_bytes(), path
            ledger = till.parts.files.ledger_file
            for (table,) in ledger.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
                assert code not in str(ledger.rows(f"SELECT * FROM {table}")), table
        finally:
            till.stop()


@pytest.mark.long
@pytest.mark.expects_log("nobody foresaw")
def test_a_code_is_in_no_log_even_where_the_work_on_it_falls_over(
    office: HeadOffice, new_till: NewTill, providers: tuple[Simulator, str], logged: list[str]
) -> None:
    till = new_till()
    assert till.in_agreement()
    till.duty()
    shown = [f"13{place:014d}{scenario.value}" for place, scenario in enumerate(PLAYED[:3])]
    crashes: list[str] = []

    def fall_over(place: str) -> None:
        if place == "after charge" and not crashes:
            crashes.append(place)
            raise RuntimeError("a fault of ours")

    with merchant(office, providers):
        settling = office.central.payments.settling
        settling.failpoint = fall_over
        payments = till.counter.paying.payments
        for code in shown:
            payments.start(sale_id=new_id(), amount=100, code=code)
        assert crashes == ["after charge"]
        till.parts.files.ledger_file.failpoint = fall_over_at("payment intended")
        last = f"28{99:014d}{Scenario.SUCCESS.value}"
        with pytest.raises(RuntimeError) as fault:
            payments.start(sale_id=new_id(), amount=100, code=last)
        till.parts.files.ledger_file.failpoint = nothing_fails
        till.parts.paying.ring()
        assert until(lambda: all(each.is_final for each in payments.waiting()))
        till.stop()
    told = "\n".join(logged) + "".join(traceback.format_exception(fault.value))
    assert "a fault of ours" in told
    assert "ledger of a till" in told
    assert [code for code in (*shown, last) if code in told] == []


def fall_over_at(deadly: str) -> Callable[[str], None]:
    def fall_over(place: str) -> None:
        if place == deadly:
            raise RuntimeError("the ledger of a till fell over")

    return fall_over


def test_no_server_is_said_at_once_and_nothing_was_sent(tmp_path: Path) -> None:
    talk = Talk("http://127.0.0.1:9", connect_s=0.5)

    class Nobody:
        public_key = b""

        def sign(self, data: bytes) -> bytes:
            return b""

    central = HttpPayments(talk, sessions=Sessions(talk, till_id=new_id(), signer=Nobody()))
    payments = TillPayments(
        book=PaymentBook(), central=central, clock=Clock(), mark_key=b"k" * 32, document=lambda _sale: None
    )
    shown = payments.start(sale_id=new_id(), amount=1, code="134567890123456700")
    assert (shown.state, shown.reason) == (PaymentState.FAILED, "not_sent")
    with pytest.raises(Unreachable):
        central.follow(shown.payment_id)
