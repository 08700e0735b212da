"""The label printer is set up at the settings screen: reached, tried, looked at, kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from pos.ports.printing import PrintAnswer, Printed, PrintFault
from pos.ui.settings.label_printer_panel import LabelPrinterPanel
from pos.ui.settings.label_printing import LabelPrinterChoice, LabelPrinting
from pos.ui.settings.printer_panel import NO
from pos.ui.settings.printing import FoundDevice, PrinterWay
from pos.ui.settings.view import SettingsView
from tests.ui.hands import Hands
from tests.ui.shop import Shop


class Kept:
    def __init__(self) -> None:
        self.choice = LabelPrinterChoice()
        self.answer: PrintAnswer | None = PrintAnswer(Printed.NOT_PRINTED, PrintFault.NOT_REACHED)
        self.tried: list[LabelPrinterChoice] = []

    def use(self, choice: LabelPrinterChoice) -> bool:
        if choice.way != PrinterWay.NONE and not choice.address:
            return False
        self.choice = choice
        return True

    def trial(self, choice: LabelPrinterChoice) -> PrintAnswer | None:
        self.tried.append(choice)
        return self.answer


@pytest.fixture
def kept(shop: Shop) -> Kept:
    kept = Kept()
    shop.label_printing = LabelPrinting(
        ways=tuple(way for way in PrinterWay if way is not PrinterWay.PICTURES),
        held=lambda: kept.choice,
        use=kept.use,
        trial=kept.trial,
        search=lambda: (
            FoundDevice("network", "192.168.1.60", "Gprinter GP-3120TU"),
            FoundDevice("pictures", "/tmp/pictures"),
        ),
    )
    return kept


@pytest.fixture
def view(kept: Kept, selling: Hands) -> SettingsView:
    selling.ui.shell.go("settings")
    view = selling.ui.window.screens.currentWidget()
    assert isinstance(view, SettingsView)
    return view


def panel_of(view: SettingsView) -> LabelPrinterPanel:
    shown = view.pages.currentWidget()
    assert isinstance(shown, LabelPrinterPanel)
    return shown


def says(panel: LabelPrinterPanel) -> str:
    return panel.notice.saying.headline if panel.notice.saying is not None else ""


def test_a_store_sets_its_label_printer_up(view: SettingsView, kept: Kept, selling: Hands) -> None:
    view.label_printer.click()
    panel = panel_of(view)
    assert not panel.trial.isEnabled()
    panel.search.click()
    selling.settle()
    assert [row.title for row in panel.found.rows.rows] == ["192.168.1.60"]
    panel.found.chosen.emit("0")

    panel.trial.click()
    selling.settle()
    assert says(panel) == "Not printed"
    assert not panel.reads.isVisible()

    kept.answer = PrintAnswer(Printed.UNKNOWN, PrintFault.NO_ANSWER)
    panel.trial.click()
    selling.settle()
    assert says(panel) == "Sent: look whether the label came out"
    panel.reads.buttons[NO].click()
    assert says(panel) == "It is spoken to in another language now"
    panel.trial.click()
    selling.settle()
    assert [each.speaks for each in kept.tried] == ["tspl", "tspl", "zpl"]
    panel.fits.buttons[NO].click()
    assert "40 × 60 mm" in says(panel)

    selling.press(Qt.Key.Key_Return)
    selling.settle()
    assert kept.choice == LabelPrinterChoice("network", "192.168.1.60", "zpl")
    assert not panel.isVisible()
    assert "192.168.1.60" in view.about.accessibleName()


def test_an_address_that_is_none_changes_nothing(view: SettingsView, kept: Kept, selling: Hands) -> None:
    view.label_printer.click()
    panel = panel_of(view)
    panel.ways.buttons["network"].click()
    panel.keep.click()
    selling.settle()
    assert says(panel) == "This address is not possible"
    kept.answer = None
    panel.trial.click()
    selling.settle()
    assert says(panel) == "This address is not possible"
    selling.press(Qt.Key.Key_Escape)
    assert kept.choice == LabelPrinterChoice()
    assert not panel.isVisible()
