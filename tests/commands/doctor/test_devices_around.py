"""The doctor looks at what else stands around the till."""

from pathlib import Path

from pos.bootstrap.settings import Settings
from pos.commands.doctor import devices
from pos.commands.doctor.finding import State
from pos.devices.display.pole import PoleDialect, PoleSettings
from pos.devices.drawer.trigger import DrawerSettings, DrawerWay
from pos.devices.labels.settings import LabelPrinterSettings
from pos.devices.printer.settings import PrinterSettings, Way
from pos.devices.scale.settings import ScaleProtocol, ScaleSettings


def test_what_is_not_set_up_is_not_missed() -> None:
    assert list(devices.around(Settings())) == []


def test_what_is_set_up_is_there_or_not(tmp_path: Path) -> None:
    there = tmp_path / "ttyUSB0"
    there.touch()
    settings = Settings(
        pickup_printer=PrinterSettings(way=Way.PICTURES, address=str(tmp_path)),
        label_printer=LabelPrinterSettings(PrinterSettings(way=Way.FILE, address="/dev/usb/lp9")),
        scale=ScaleSettings(ScaleProtocol.SMA, "/dev/no-such-port"),
        pole=PoleSettings(PoleDialect.LED8, str(there)),
        drawer=DrawerSettings(DrawerWay.TRIGGER, "/dev/no-such-port"),
    )
    assert {each.name: each.state for each in devices.around(settings)} == {
        "pickup printer": State.GOOD,
        "label printer": State.GOOD,
        "scale": State.MISSING,
        "pole display": State.GOOD,
        "drawer trigger": State.MISSING,
    }
