"""18:00, step 11 of the day: the power fails in the middle of a payment; the till says what happened to it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos.bootstrap.settings import load_settings, save_settings
from pos.bootstrap.till import TillApplication
from pos.commands.demo.hands import Hands
from pos.domain.payment.code import SERVED, Provider
from pos.domain.payment.rules import Rules
from pos.domain.tender import TenderKind
from pos.server.payments.merchants import FOLDER
from pos.server.payments.simulator.scenarios import Scenario
from pos.server.payments.simulator.simulator import Simulator, SimulatorServer
from pos.ui.phone.view import PhoneView
from tests.integration.conftest import HeadOffice, office
from tests.integration.running import PIN, RunningTill
from tests.integration.test_a_till_and_its_server import new_till
from tests.server.conftest import BARCODES

__all__ = ["new_till", "office"]
HASTY = Rules(connect_s=2, answer_s=3, query_every_s=3, after_error_s=3, deadline_s=20)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_the_till_comes_back_and_says_what_happened_to_the_payment(
    qtbot: QtBot,
    office: HeadOffice,
    new_till: Callable[..., RunningTill],
    tmp_path: Path,
) -> None:
    simulator = Simulator()
    providers = SimulatorServer(simulator)
    providers.start()
    simulator.sign_up(office.folder / "central" / FOLDER, address=providers.address, rules=dict.fromkeys(SERVED, HASTY))
    before = new_till()
    assert before.in_agreement()
    before.duty()
    before.stop()
    settings = load_settings(before.folder)
    save_settings(before.folder, type(settings)(server_url=office.address, language="en", sounds=False))
    code = f"13{9:014d}{Scenario.SUCCESS.value}"
    words = [str(before.folder), PIN, BARCODES[9], code, str(tmp_path)]
    died = subprocess.run(
        [sys.executable, "-m", "tests.stories.window_until_the_cut", *words], capture_output=True, timeout=110
    )
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()

    till = TillApplication(before.folder)
    try:
        till.show()
        hands = Hands(till, pictures=tmp_path)
        hands.until("the counter did not open", lambda: till.parts is not None and till.ui.idle)
        hands.type(PIN)
        assert till.parts is not None
        ledger = till.parts.files.ledger
        sell = till.ui.sell
        assert sell is not None
        hands.until("nothing was said of the payment", lambda: _told(sell.view.centre.currentWidget()) == "Paid")
        hands.look("paid-before-the-cut")
        hands.enter()
        hands.until("the sale was not completed", lambda: len(ledger.recent_documents()) == 1)
        (document,) = ledger.recent_documents()
        assert [tender.kind for tender in document.tenders] == [TenderKind.PAYMENT_CODE]
        assert document.total == sum(trade.kept for trade in simulator.bank(Provider.WECHAT).trades.values())
    finally:
        till.finish()
        providers.stop()
    for path in before.folder.rglob("*"):
        assert not path.is_file() or code.encode() not in path.read_bytes(), path


def _told(panel: object) -> str:
    return panel.headline.text() if isinstance(panel, PhoneView) else ""
