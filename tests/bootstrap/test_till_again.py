"""A manager's new identity: the till closes in good order and begins again, asking for head office's code."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pos.bootstrap.till import TillApplication, run_till


def test_the_window_comes_back_and_asks_for_a_code(qtbot: QtBot, tmp_path: Path) -> None:
    begun: list[TillApplication] = []

    def prepared(till: TillApplication) -> None:
        begun.append(till)
        then = till._begin_again if len(begun) == 1 else QApplication.quit
        till.framed.connect(lambda: QTimer.singleShot(100, then))

    assert run_till(tmp_path, prepared=prepared) == 0
    assert [till._enrol_again for till in begun] == [False, True]
    assert begun[0].to_enrol
