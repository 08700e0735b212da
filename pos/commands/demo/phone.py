"""A chapter of the demo's day: customers pay with their phones, by providers that are simulated on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt

from pos.commands.demo.shop import Folders
from pos.commands.demo.story import Story
from pos.commands.demo.trading import CARDIGAN, JEANS
from pos.domain.payment.code import SERVED
from pos.domain.tender import TenderKind
from pos.server.payments.merchants import FOLDER
from pos.server.payments.simulator.scenarios import Scenario
from pos.server.payments.simulator.signing import open_simulated_keys
from pos.server.payments.simulator.simulator import Simulator, SimulatorServer


@contextmanager
def simulated_providers(folders: Folders) -> Iterator[Simulator]:
    """WeChat Pay and Alipay on a loopback port, and the demo's server as their merchant."""
    folder = folders.central / FOLDER
    simulator = Simulator(keys=open_simulated_keys(folder / "simulated"))
    served = SimulatorServer(simulator)
    simulator.sign_up(folder, address=served.address)
    served.start()
    try:
        yield simulator
    finally:
        served.stop()


def pay_by_phone(story: Story, simulator: Simulator) -> None:
    """10:45: one code is paid at once; for the other a password is typed while the next customer is served."""
    hands, before = story.hands, story.sales()
    at_once, by_password = codes_after(before)
    hands.scan(JEANS)
    hands.press(Qt.Key.Key_Plus)
    hands.scan(at_once)
    hands.until("the payment did not come", lambda: story.sales() == before + 1)
    sale = story.parts.files.ledger.recent_documents(limit=1)[0]
    by_code = [tender.kind for tender in sale.tenders] == [TenderKind.PAYMENT_CODE]
    story.tell("10:45", f"Paid by the code on the phone: {sale.number}.", true=by_code, picture="phone-paid")
    hands.enter()
    hands.scan(CARDIGAN)
    hands.press(Qt.Key.Key_Plus)
    hands.scan(by_password)
    payments = story.parts.counter.paying.payments
    hands.until("nothing waits", lambda: any(not each.is_final for each in payments.waiting()))
    story.tell("10:47", "A password is asked for; the seconds left are shown.", picture="phone-password")
    hands.press(Qt.Key.Key_F7)
    story.tell("10:47", "The next customer is served meanwhile; the payment waits in the tray.", picture="phone-tray")
    hands.until("the parked sale was not completed", lambda: story.sales() == before + 2)
    kept = sum(trade.kept for provider in SERVED for trade in simulator.bank(provider).trades.values())
    sold = sum(document.total for document in story.parts.files.ledger.recent_documents(limit=2))
    story.tell(
        "10:48",
        "The money has come: the parked sale is completed and printed; the providers have what was sold.",
        true=kept == sold and not simulator.bank(SERVED[0]).complaints,
        picture="phone-come",
    )


def codes_after(sales: int) -> tuple[str, str]:
    """The codes on two customers' phones, that say what will happen: paid at once, and once a password is typed.

    A code pays once, so a day in data where so many sales were made already has others.
    """
    return f"28{sales + 1:014d}{Scenario.SUCCESS.value}", f"13{sales + 2:014d}{Scenario.PASSWORD.value}"
