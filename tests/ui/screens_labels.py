"""Brings the window to the screens of labels."""

from __future__ import annotations

from collections.abc import Callable

from pos.ui.settings.label_printer_panel import LabelPrinterPanel
from pos.ui.settings.view import SettingsView
from tests.ui.hands import Hands


def label_printer(hands: Hands) -> None:
    hands.ui.shell.go("settings")
    hands.settle()
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, SettingsView)
    view.label_printer.click()
    page = view.pages.currentWidget()
    assert isinstance(page, LabelPrinterPanel)
    page.ways.buttons["network"].click()
    hands.type("192.168.1.60")
    page.ask_what_was_seen(asks=True)


LABELS: dict[str, Callable[[Hands], None]] = {"label_printer": label_printer}
"""Name → how to get there."""
