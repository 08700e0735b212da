"""The devices that are set up are looked at, plugged in and pulled out; what is not set up is not missed."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from pos.bootstrap.settings import Settings
from pos.bootstrap.till_devices import TillDevices
from pos.bootstrap.till_health import looks_of, of_scale, watch_devices
from pos.devices.display.pole import PoleDialect, PoleSettings
from pos.devices.drawer.trigger import DrawerSettings, DrawerWay
from pos.devices.labels.settings import LabelPrinterSettings
from pos.devices.printer.settings import PrinterSettings, Way
from pos.devices.scale.settings import ScaleProtocol, ScaleSettings
from pos.ports.customer_display import NOBODY
from pos.ports.health import Ailment, Device, DeviceHealth
from pos.ports.printing import PrinterStatus, Tri
from pos.ports.scale import Weighing

READY = PrinterStatus(Tri.YES, Tri.NO, Tri.NO, Tri.NO)
PRINTERS = {each: lambda: READY for each in (Device.PRINTER, Device.PICKUP_PRINTER, Device.LABEL_PRINTER)}


def all_at(port: Path) -> Settings:
    printer = PrinterSettings(way=Way.NETWORK, address="192.0.2.1")
    return Settings(
        printer=printer,
        pickup_printer=printer,
        label_printer=LabelPrinterSettings(printer),
        scale=ScaleSettings(ScaleProtocol.SMA, str(port)),
        pole=PoleSettings(PoleDialect.LED8, str(port)),
        drawer=DrawerSettings(DrawerWay.TRIGGER, str(port)),
    )


def devices_of(settings: Settings) -> TillDevices:
    return TillDevices(settings=lambda: settings, keep=lambda _settings: None, parts=lambda: None)


def looked(settings: Settings, devices: TillDevices) -> dict[Device, tuple[Tri, Ailment]]:
    found = [look() for look in looks_of(lambda: settings, PRINTERS, devices)]
    return {each.device: (each.ready, each.ailment) for each in found}


def test_a_cable_is_pulled_out_and_plugged_in_again(tmp_path: Path) -> None:
    port = tmp_path / "ttyUSB0"
    settings = all_at(port)
    devices = devices_of(settings)
    gone, silent = (Tri.NO, Ailment.NOT_REACHED), (Tri.UNKNOWN, Ailment.NONE)
    printers = dict.fromkeys(PRINTERS, (Tri.YES, Ailment.NONE))
    assert looked(settings, devices) == printers | {Device.SCALE: gone, Device.POLE: gone, Device.DRAWER: gone}
    port.touch()
    assert looked(settings, devices) == printers | {Device.SCALE: silent, Device.POLE: silent, Device.DRAWER: silent}

    assert not devices.show(NOBODY)  # a plain file takes no baud rate
    assert looked(settings, devices)[Device.POLE] == gone
    assert looked(Settings(), devices) == {}


def test_a_scale_is_as_it_last_said(tmp_path: Path) -> None:
    port = tmp_path / "ttyUSB1"
    port.touch()
    said = {last: of_scale(str(port), last) for last in (None, Weighing.STABLE, Weighing.NO_ANSWER)}
    assert [each.ready for each in said.values()] == [Tri.UNKNOWN, Tri.YES, Tri.NO]
    assert said[Weighing.NO_ANSWER].ailment is Ailment.NO_ANSWER


def test_the_status_bar_is_told_on_a_thread_of_its_own(tmp_path: Path) -> None:
    told: list[tuple[DeviceHealth, ...]] = []
    heard = Event()

    def listen(devices: tuple[DeviceHealth, ...]) -> None:
        told.append(devices)
        heard.set()

    settings = all_at(tmp_path / "none")
    worker = watch_devices(settings=lambda: settings, printers=PRINTERS, devices=devices_of(settings), listener=listen)
    worker.start()
    assert heard.wait(10)
    worker.stop()
    assert worker.join(10)
    assert [each.device for each in told[0]] == [*PRINTERS, Device.SCALE, Device.POLE, Device.DRAWER]
