"""The till with its window over a real folder and a real server."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pos.bootstrap.enrolment import enrolment
from pos.bootstrap.settings import load_settings, save_settings
from pos.bootstrap.till import TillApplication
from tests.integration.conftest import HeadOffice

WAIT_MS = 30_000


@pytest.fixture
def open_till() -> Iterator[Callable[..., TillApplication]]:
    """Makes tills, and ends them with their windows however the test ends."""
    made: list[TillApplication] = []

    def open_one(data: Path, **how: object) -> TillApplication:
        made.append(TillApplication(data, **how))  # type: ignore[arg-type]
        return made[-1]

    yield open_one
    for till in made:
        till.finish()
        till.window.close()
        till.window.deleteLater()


def test_a_till_enrolled_to_a_named_server_knows_it_next_time(
    qtbot: QtBot, tmp_path: Path, office: HeadOffice, open_till: Callable[..., TillApplication]
) -> None:
    """`pos till --server URL` once; the icon on the desktop has no argument."""
    data = tmp_path / "new"
    code = office.central.enrolment.new_code("BJ01").code
    till = open_till(data, server_url=office.address)
    with qtbot.waitSignal(till.framed, timeout=WAIT_MS):
        till.show()
    qtbot.waitUntil(lambda: till.ui.idle, timeout=WAIT_MS)
    with qtbot.waitSignal(till.ready, timeout=WAIT_MS):
        till.ui.gate.scanned(code)
    till.finish()

    again = open_till(data)
    with qtbot.waitSignal(again.ready, timeout=WAIT_MS):
        again.show()
    qtbot.waitUntil(lambda: again.parts is not None and again.parts.sync.state.online, timeout=WAIT_MS)
    again.finish()

    assert load_settings(data).server_url == office.address
    assert again.ui.session.till is not None
    assert again.ui.session.till.store.code == "BJ01"


def test_a_till_can_be_enrolled_again(
    qtbot: QtBot, tmp_path: Path, office: HeadOffice, open_till: Callable[..., TillApplication]
) -> None:
    """`pos till --enrol-again`: the gate asks for a code though the folder has an identity."""
    data = tmp_path / "till"
    assert enrolment(data, server_url=office.address)(office.central.enrolment.new_code("BJ01").code).identity
    save_settings(data, replace(load_settings(data), server_url=office.address))
    till = open_till(data, enrol_again=True)
    with qtbot.waitSignal(till.framed, timeout=WAIT_MS):
        till.show()
    qtbot.waitUntil(lambda: till.ui.idle, timeout=WAIT_MS)
    assert till.parts is None
    with qtbot.waitSignal(till.ready, timeout=WAIT_MS):
        till.ui.gate.scanned(office.central.enrolment.new_code("BJ01").code)
    till.finish()

    assert till.ui.session.till is not None
    assert till.ui.session.till.number == 2
