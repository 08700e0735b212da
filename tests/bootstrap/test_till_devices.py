"""What stands around the till: chosen on the screen, kept in the settings, used at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pos.bootstrap.settings import Settings
from pos.bootstrap.till_devices import TillDevices, choice_of, settings_of
from pos.devices.display.pole import PoleDialect, PoleSettings
from pos.devices.drawer.trigger import DrawerSettings, DrawerWay
from pos.devices.scale.settings import ScaleProtocol, ScaleSettings
from pos.ports.customer_display import NOBODY
from pos.ports.drawer import Kick
from pos.ports.scale import Weighing, Weight
from pos.ui.settings.devices import DRAWERS, POLES, SCALES, DeviceChoice

ALL = DeviceChoice(True, "led8", "COM3", "toledo8217", "/dev/ttyUSB0@4800", "trigger", "COM4")


def test_a_choice_is_kept_as_it_was_made() -> None:
    settings = settings_of(ALL, Settings())
    assert settings is not None
    assert settings.pole == PoleSettings(PoleDialect.LED8, "COM3", 2400)
    assert settings.scale == ScaleSettings(ScaleProtocol.TOLEDO_8217, "/dev/ttyUSB0", 4800)
    assert settings.drawer == DrawerSettings(DrawerWay.TRIGGER, "COM4", 9600)
    assert choice_of(settings) == ALL
    assert choice_of(Settings()) == DeviceChoice()


def test_what_the_screen_offers_is_what_there_is() -> None:
    assert (set(POLES), set(SCALES), set(DRAWERS)) == (set(PoleDialect), set(ScaleProtocol), set(DrawerWay))


@pytest.mark.parametrize(
    "choice",
    (
        DeviceChoice(pole="cd5220"),
        DeviceChoice(scale="sma", scale_port="COM 3"),
        DeviceChoice(drawer="trigger", drawer_port="COM3@fast"),
    ),
)
def test_a_device_without_a_port_is_none(choice: DeviceChoice) -> None:
    assert settings_of(choice, Settings()) is None


class Keeper:
    """The till's settings."""

    def __init__(self) -> None:
        self.settings = Settings()

    def keep(self, settings: Settings) -> None:
        self.settings = settings

    def devices(self) -> TillDevices:
        return TillDevices(settings=lambda: self.settings, keep=self.keep, parts=lambda: None)


def test_devices_that_are_not_there_are_said_to_be_so() -> None:
    keeper = Keeper()
    devices = keeper.devices()
    assert devices.show(NOBODY)
    assert devices.weigh() == Weight(Weighing.NO_SCALE)
    nowhere = replace(ALL, pole_port="/dev/none0", scale_port="/dev/none1", drawer_port="/dev/none2")
    assert not devices.try_pole(nowhere)
    assert devices.try_scale(nowhere).outcome is Weighing.NOT_REACHED
    assert devices.try_drawer(nowhere) is Kick.NOT_SENT
    assert devices.try_drawer(DeviceChoice()) is None
    assert not devices.use(DeviceChoice(pole="led8"))
    assert keeper.settings == Settings()
    assert devices.use(nowhere)
    assert not devices.show(NOBODY)
    assert devices.weigh().outcome is Weighing.NOT_REACHED
    devices.stop()
