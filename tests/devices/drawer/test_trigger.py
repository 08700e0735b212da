"""A drawer that a trigger opens."""

import os
import sys
from pathlib import Path

import pytest

from pos.devices.drawer.trigger import DrawerSettings, DrawerWay, trigger_of
from pos.devices.printer.chosen_printer import ChosenPrinter
from pos.devices.printer.no_printer import NoPrinter
from pos.domain.errors import BadValue
from pos.ports.drawer import Kick
from tests.fakes.hid_library import HidLibrary


def test_a_drawer_at_the_printer_has_no_trigger() -> None:
    assert trigger_of(DrawerSettings()) is None
    assert ChosenPrinter(NoPrinter()).kick() is Kick.NOT_SENT


def test_a_port_that_is_not_there() -> None:
    trigger = trigger_of(DrawerSettings(DrawerWay.TRIGGER, "/dev/no-such-port"))
    assert trigger is not None
    assert trigger.kick() is Kick.NOT_SENT


def test_a_pulse_that_is_none() -> None:
    with pytest.raises(BadValue, match="hexadecimal"):
        trigger_of(DrawerSettings(DrawerWay.TRIGGER, "COM1", pulse="open"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="writes to /dev/hidraw")
def test_a_hid_device_gets_its_report_in_one_write(tmp_path: Path) -> None:
    device = tmp_path / "hidraw7"
    device.write_bytes(b"")
    (tmp_path / "drawer").symlink_to(device)  # as a rule of udev's names it
    trigger = trigger_of(DrawerSettings(DrawerWay.TRIGGER, str(tmp_path / "drawer"), pulse="000101"))
    assert trigger is not None
    assert trigger.kick() is Kick.SENT
    assert device.read_bytes() == b"\x00\x01\x01"
    device.unlink()
    assert trigger.kick() is Kick.NOT_SENT


def test_on_windows_it_is_named_by_its_make(monkeypatch: pytest.MonkeyPatch) -> None:
    library = HidLibrary()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "hid", library)
    trigger = trigger_of(DrawerSettings(DrawerWay.TRIGGER, "04d8:0033", pulse="000101"))
    assert trigger is not None
    assert trigger.kick() is Kick.NOT_SENT
    library.plugged[(0x04D8, 0x0033)] = b""
    assert trigger.kick() is Kick.SENT
    assert library.written == [b"\x00\x01\x01"]
    library.takes = False
    assert trigger.kick() is Kick.UNKNOWN


if sys.platform != "win32":  # which has no pseudo-terminals

    @pytest.mark.parametrize("pulse", ("1b700019fa", "07"))
    def test_the_pulse_goes_to_the_trigger_and_not_to_the_printer(pulse: str) -> None:
        ours, theirs = os.openpty()
        try:
            printer = ChosenPrinter(NoPrinter())
            printer.use_trigger(trigger_of(DrawerSettings(DrawerWay.TRIGGER, os.ttyname(theirs), pulse=pulse)))
            assert printer.kick() is Kick.SENT
            assert os.read(ours, 16) == bytes.fromhex(pulse)
            printer.use_trigger(None)
            assert printer.kick() is Kick.NOT_SENT
        finally:
            os.close(ours)
            os.close(theirs)
