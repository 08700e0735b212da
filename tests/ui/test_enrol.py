"""A new till at the window: the address and the code, typed or scanned, until head office knows it."""

import pytest
from PySide6.QtCore import Qt

from pos.ui.gate.enrol_panel import EnrolPanel
from pos.usecases.syncing.enrol_till import EnrolAnswer, EnrolOutcome, Identity
from tests.ui.hands import Hands

CODE = "E-7K2M9PQ4RS"
SERVER = "https://pos.example.cn:8642"


class Office:
    """Head office: says no until told otherwise, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.enrolled: list[Identity] = []
        self.outcome = EnrolOutcome.UNREACHABLE

    def __call__(self, code: str, address: str) -> EnrolAnswer:
        self.asked.append((code, address))
        return EnrolAnswer(self.outcome)


@pytest.fixture
def office() -> Office:
    return Office()


def panel(hands: Hands) -> EnrolPanel:
    shown = hands.ui.gate.view.panels.currentWidget()
    assert isinstance(shown, EnrolPanel)
    return shown


def test_without_an_address_it_is_asked_for_first(hands: Hands, office: Office) -> None:
    hands.ui.ask_to_enrol(office, office.enrolled.append, address="")
    assert hands.focused is panel(hands).address
    hands.type("pos.example.cn:8642")
    hands.press(Qt.Key.Key_Return)
    assert hands.focused is panel(hands).entry
    hands.type(CODE.lower())
    hands.press(Qt.Key.Key_Return)

    assert office.asked == [(CODE.lower(), SERVER)]
    assert panel(hands).words.text().startswith("Head office cannot be reached.")


@pytest.mark.parametrize("wrong", ("http://pos.example.cn", "our server"))
def test_what_is_no_address_asks_nobody(hands: Hands, office: Office, wrong: str) -> None:
    hands.ui.ask_to_enrol(office, office.enrolled.append, address="")
    hands.type(wrong)
    panel(hands).entry.setFocus()
    hands.type(CODE)
    hands.press(Qt.Key.Key_Return)

    assert office.asked == []
    assert panel(hands).words.text().startswith("This is not an address.")
    assert panel(hands).entry.text() == CODE


def test_a_scanned_qr_brings_both(hands: Hands, office: Office) -> None:
    hands.ui.ask_to_enrol(office, office.enrolled.append, address="")
    hands.scan(f"{SERVER}#{CODE}")

    assert office.asked == [(CODE, SERVER)]
    assert (panel(hands).address.text(), panel(hands).entry.text()) == (SERVER, CODE)


def test_the_text_of_a_qr_may_be_typed(hands: Hands, office: Office) -> None:
    hands.ui.ask_to_enrol(office, office.enrolled.append, address="http://127.0.0.1:8642")
    hands.type(f"{SERVER}#{CODE}")
    hands.press(Qt.Key.Key_Return)

    assert office.asked == [(CODE, SERVER)]


def test_a_known_address_is_shown_and_can_be_changed(hands: Hands, office: Office) -> None:
    hands.ui.ask_to_enrol(office, office.enrolled.append, address="https://old.example.cn")
    assert "https://old.example.cn" in panel(hands).address_label.text()
    assert not panel(hands).address.isVisible()
    hands.scan(CODE)
    panel(hands).extra.click()
    assert panel(hands).address.text() == "https://old.example.cn"
    panel(hands).address.clear()
    hands.type(SERVER)
    hands.press(Qt.Key.Key_Return)

    assert office.asked == [(CODE, "https://old.example.cn"), (CODE, SERVER)]
