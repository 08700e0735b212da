"""The receipt printer is set up at the settings screen."""

import pytest
from PySide6.QtCore import Qt

from pos.domain.ticket.paper import Paper
from pos.ports.printing import PrintAnswer, Printed
from pos.ui.settings.printer_panel import PrinterPanel
from pos.ui.settings.printing import PrinterChoice, PrinterWay, Printing
from pos.ui.settings.view import SettingsView
from tests.ui.hands import Hands
from tests.ui.shop import Shop


class Kept:
    """What the settings hold; an address with a blank in it is none."""

    def __init__(self) -> None:
        self.choice = PrinterChoice()
        self.tried: list[PrinterChoice] = []
        self.answer = PrintAnswer(Printed.PRINTED)

    def use(self, choice: PrinterChoice) -> bool:
        if " " in choice.address:
            return False
        self.choice = choice
        return True

    def trial(self, choice: PrinterChoice) -> PrintAnswer | None:
        self.tried.append(choice)
        return self.answer if " " not in choice.address else None


@pytest.fixture
def kept(shop: Shop) -> Kept:
    kept = Kept()
    shop.printing = Printing(ways=tuple(PrinterWay), held=lambda: kept.choice, use=kept.use, trial=kept.trial)
    return kept


@pytest.fixture
def setting_up(kept: Kept, selling: Hands) -> Hands:
    selling.ui.shell.go("settings")
    view(selling).printer.click()
    return selling


def view(hands: Hands) -> SettingsView:
    shown = hands.ui.window.screens.currentWidget()
    assert isinstance(shown, SettingsView)
    return shown


def panel(hands: Hands) -> PrinterPanel:
    shown = view(hands).pages.currentWidget()
    assert isinstance(shown, PrinterPanel)
    return shown


def says(hands: Hands) -> str:
    saying = panel(hands).notice.saying
    return saying.headline if saying is not None else ""


def test_a_network_printer_is_tried_and_kept(setting_up: Hands, kept: Kept) -> None:
    panel(setting_up).ways.buttons["network"].click()
    setting_up.type("192.168.1.50")
    panel(setting_up).paper.buttons["58"].click()
    panel(setting_up).trial.click()
    setting_up.settle()
    wanted = PrinterChoice("network", "192.168.1.50", Paper.MM58)
    assert kept.tried == [wanted]
    assert says(setting_up) == "Printed"
    assert kept.choice == PrinterChoice()

    setting_up.press(Qt.Key.Key_Return)

    assert kept.choice == wanted
    assert any("192.168.1.50" in fact.value for fact in view(setting_up).about.rows)


@pytest.mark.parametrize(
    "answer, words",
    ((Printed.NOT_PRINTED, "Not printed"), (Printed.UNKNOWN, "Sent, but this printer does not say whether it printed")),
)
def test_what_is_not_known_to_be_on_paper_is_said(setting_up: Hands, kept: Kept, answer: Printed, words: str) -> None:
    kept.answer = PrintAnswer(answer)
    panel(setting_up).ways.buttons["usb"].click()
    setting_up.type("04b8:0e15")
    panel(setting_up).trial.click()
    setting_up.settle()

    assert says(setting_up) == words


def test_an_address_that_is_none_changes_nothing(setting_up: Hands, kept: Kept) -> None:
    panel(setting_up).ways.buttons["file"].click()
    setting_up.type("no such")
    setting_up.press(Qt.Key.Key_Return)
    assert says(setting_up) == "This address is not possible"

    setting_up.press(Qt.Key.Key_Escape)

    assert kept.choice == PrinterChoice()
    assert view(setting_up).printer.isVisible()
