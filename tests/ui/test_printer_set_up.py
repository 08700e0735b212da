"""The receipt printer is set up at the settings screen."""

import pytest
from PySide6.QtCore import Qt

from pos.domain.ticket.paper import Paper
from pos.ports.drawer import Kick
from pos.ports.printing import PrintAnswer, Printed
from pos.ui.settings.printer_panel import PrinterPanel
from pos.ui.settings.printing import FoundDevice, PrinterChoice, PrinterRole, PrinterWay, Printing
from pos.ui.settings.view import SettingsView
from tests.ui.hands import Hands
from tests.ui.shop import Shop


class Kept:
    """What the settings hold; an address with a blank in it is none."""

    def __init__(self) -> None:
        self.choice = PrinterChoice()
        self.second = PrinterChoice()
        self.kicked: list[int] = []
        self.there: tuple[FoundDevice, ...] = ()
        self.tried: list[PrinterChoice] = []
        self.answer = PrintAnswer(Printed.PRINTED)

    def use(self, role: PrinterRole, choice: PrinterChoice) -> bool:
        if " " in choice.address:
            return False
        if role is PrinterRole.RECEIPTS:
            self.choice = choice
        else:
            self.second = choice
        return True

    def held(self, role: PrinterRole) -> PrinterChoice:
        return self.choice if role is PrinterRole.RECEIPTS else self.second

    def kick(self, choice: PrinterChoice) -> Kick:
        self.kicked.append(choice.drawer_pin)
        return Kick.SENT

    def trial(self, choice: PrinterChoice) -> PrintAnswer | None:
        self.tried.append(choice)
        return self.answer if " " not in choice.address else None


@pytest.fixture
def kept(shop: Shop) -> Kept:
    kept = Kept()
    shop.printing = Printing(
        ways=tuple(PrinterWay),
        held=kept.held,
        use=kept.use,
        trial=kept.trial,
        kick=kept.kick,
        search=lambda: kept.there,
    )
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


def test_what_was_seen_on_the_test_ticket_changes_how_it_is_written_to(setting_up: Hands, kept: Kept) -> None:
    panel(setting_up).ways.buttons["serial"].click()
    setting_up.type("/dev/rfcomm0")
    panel(setting_up).trial.click()
    setting_up.settle()
    assert panel(setting_up).asks_what_was_seen
    panel(setting_up).reads.buttons["no"].click()
    assert says(setting_up) == "It is written to in another way now"
    panel(setting_up).fits.buttons["no"].click()
    panel(setting_up).cut.buttons["no"].click()
    panel(setting_up).drawer.buttons["5"].click()
    panel(setting_up).kick.click()
    setting_up.settle()
    assert kept.kicked == [5]
    assert says(setting_up) == "The drawer was told to open"
    panel(setting_up).trial.click()
    setting_up.settle()
    wanted = PrinterChoice("serial", "/dev/rfcomm0", Paper.MM58, pictures=True, cuts=False, drawer_pin=5)
    assert kept.tried[-1] == wanted
    setting_up.press(Qt.Key.Key_Return)
    assert kept.choice == wanted


def test_esc_goes_back_from_the_questions_first(setting_up: Hands, kept: Kept) -> None:
    panel(setting_up).ways.buttons["network"].click()
    setting_up.type("127.0.0.1")
    panel(setting_up).trial.click()
    setting_up.settle()
    setting_up.press(Qt.Key.Key_Escape)
    assert not panel(setting_up).asks_what_was_seen
    setting_up.press(Qt.Key.Key_Escape)
    assert view(setting_up).printer.isVisible()
    assert kept.choice == PrinterChoice()


def test_nothing_is_asked_about_a_ticket_that_did_not_come(setting_up: Hands, kept: Kept) -> None:
    kept.answer = PrintAnswer(Printed.NOT_PRINTED)
    panel(setting_up).ways.buttons["network"].click()
    setting_up.type("127.0.0.1")
    panel(setting_up).trial.click()
    setting_up.settle()
    assert not panel(setting_up).asks_what_was_seen


def test_a_printer_that_was_found_is_taken(setting_up: Hands, kept: Kept) -> None:
    panel(setting_up).search.click()
    setting_up.settle()
    assert says(setting_up) == "No printer was found"
    kept.there = (FoundDevice("network", "192.168.1.50"), FoundDevice("usb", "04b8:0e15", "EPSON TM-T20"))
    panel(setting_up).search.click()
    setting_up.settle()
    panel(setting_up).found.chosen.emit("1")
    setting_up.press(Qt.Key.Key_Return)
    assert kept.choice == PrinterChoice("usb", "04b8:0e15")


def test_a_second_printer_for_pickups(setting_up: Hands, kept: Kept) -> None:
    setting_up.press(Qt.Key.Key_Escape)
    view(setting_up).pickup_printer.click()
    assert panel(setting_up).heading.text() == "Pickup printer"
    panel(setting_up).ways.buttons["network"].click()
    setting_up.type("192.168.1.51")
    setting_up.press(Qt.Key.Key_Return)
    assert (kept.choice, kept.second) == (PrinterChoice(), PrinterChoice("network", "192.168.1.51"))
