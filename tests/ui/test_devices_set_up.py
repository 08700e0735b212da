"""Customer displays, scale and drawer are set up at the settings screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from pos.ports.drawer import Kick
from pos.ports.scale import Weighing, Weight
from pos.ui.customer.controller import CustomerController
from pos.ui.settings.devices import DeviceChoice, DevicesControl
from pos.ui.settings.devices_panel import DevicesPanel
from pos.ui.settings.view import SettingsView
from tests.ui.hands import Hands
from tests.ui.shop import JEANS, Shop


class Kept:
    def __init__(self) -> None:
        self.choice = DeviceChoice()
        self.weight = Weight(Weighing.STABLE, 1_250)
        self.kick = Kick.SENT
        self.shown = True

    def use(self, choice: DeviceChoice) -> bool:
        if choice.pole != "none" and not choice.pole_port:
            return False
        self.choice = choice
        return True


@pytest.fixture
def kept(shop: Shop) -> Kept:
    kept = Kept()
    shop.devices = DevicesControl(
        held=lambda: kept.choice,
        use=kept.use,
        try_pole=lambda _choice: kept.shown,
        weigh=lambda _choice: kept.weight,
        kick=lambda _choice: kept.kick,
    )
    return kept


@pytest.fixture
def panel(kept: Kept, selling: Hands) -> DevicesPanel:
    selling.ui.shell.go("settings")
    view = selling.ui.window.screens.currentWidget()
    assert isinstance(view, SettingsView)
    view.devices.click()
    shown = view.pages.currentWidget()
    assert isinstance(shown, DevicesPanel)
    return shown


def on_second_screen(hands: Hands) -> CustomerController | None:
    return hands.ui.customer


def says(panel: DevicesPanel) -> str:
    return panel.notice.saying.headline if panel.notice.saying is not None else ""


def test_devices_are_tried_and_kept(panel: DevicesPanel, kept: Kept, selling: Hands) -> None:
    assert not panel.scale_port.isVisible()
    panel.window_for.buttons["on"].click()
    panel.pole.buttons["led8"].click()
    panel.pole_port.setText("COM3@2400")
    panel.try_pole.click()
    selling.settle()
    assert says(panel) == "Sent: the display should show 88.88"
    panel.scale.buttons["sma"].click()
    panel.scale_port.setText("/dev/ttyUSB0")
    panel.try_scale.click()
    selling.settle()
    assert says(panel) == "The scale says 1.25 kg"
    panel.drawer.buttons["trigger"].click()
    panel.drawer_port.setText("COM4")
    panel.try_drawer.click()
    selling.settle()
    assert says(panel) == "The drawer was told to open"
    selling.press(Qt.Key.Key_Return)
    assert kept.choice == DeviceChoice(
        customer_window=True,
        pole="led8",
        pole_port="COM3@2400",
        scale="sma",
        scale_port="/dev/ttyUSB0",
        drawer="trigger",
        drawer_port="COM4",
    )


def test_the_second_screen_is_the_customers_as_soon_as_it_is_kept(
    panel: DevicesPanel, kept: Kept, selling: Hands
) -> None:
    assert on_second_screen(selling) is None
    panel.window_for.buttons["on"].click()
    panel.keep.click()
    selling.settle()
    customer = on_second_screen(selling)
    assert kept.choice.customer_window
    assert customer is not None
    selling.ui.shell.go("sell")
    selling.scan(JEANS)
    assert customer.display.page.figure == "￥299.00"
    selling.ui.shell.go("settings")
    view = selling.ui.window.screens.currentWidget()
    assert isinstance(view, SettingsView)
    view.devices.click()
    panel.window_for.buttons["off"].click()
    panel.keep.click()
    selling.settle()
    assert on_second_screen(selling) is None
    assert not customer.turns_pictures


def test_what_a_scale_says(panel: DevicesPanel, kept: Kept, selling: Hands) -> None:
    panel.scale.buttons["sma"].click()
    for outcome, words in (
        (Weighing.MOVING, "The scale is not still yet"),
        (Weighing.OVER, "Too heavy for the scale"),
        (Weighing.UNDER, "Below zero: set the scale to zero"),
        (Weighing.NO_ANSWER, "The scale says nothing that can be understood: another protocol?"),
        (Weighing.NOT_REACHED, "Not reached"),
    ):
        kept.weight = Weight(outcome)
        panel.try_scale.click()
        selling.settle()
        assert says(panel) == words


def test_what_is_not_reached_is_said(panel: DevicesPanel, kept: Kept, selling: Hands) -> None:
    kept.shown, kept.kick = False, Kick.NOT_SENT
    panel.pole.buttons["cd5220"].click()
    panel.try_pole.click()
    selling.settle()
    assert says(panel) == "Not reached"
    panel.drawer.buttons["trigger"].click()
    panel.try_drawer.click()
    selling.settle()
    assert says(panel) == "Not reached"


def test_a_missing_port_changes_nothing_and_esc_neither(panel: DevicesPanel, kept: Kept, selling: Hands) -> None:
    panel.pole.buttons["led8"].click()
    panel.keep.click()
    selling.settle()
    assert says(panel) == "A serial port is missing or cannot be one"
    selling.press(Qt.Key.Key_Escape)
    assert kept.choice == DeviceChoice()
    assert not panel.isVisible()
