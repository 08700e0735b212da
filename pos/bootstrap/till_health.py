"""How the devices are that are set up at the moment: asked on a thread of its own, told to the status bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from pos.bootstrap.settings import Settings
from pos.devices.display.pole import PoleDialect
from pos.devices.drawer.trigger import DrawerWay
from pos.devices.printer.settings import Way
from pos.devices.scale.settings import ScaleProtocol
from pos.devices.serial_port import is_plugged_in
from pos.ports.health import Ailment, Device, DeviceHealth
from pos.ports.printing import PrinterStatus, Tri
from pos.ports.scale import Weighing
from pos.usecases.printing.watch_devices import WatchDevices, health_of
from pos.usecases.syncing.worker import Worker

if TYPE_CHECKING:
    from pos.bootstrap.till_devices import TillDevices

Look = Callable[[], DeviceHealth]


def watch_devices(
    *,
    settings: Callable[[], Settings],
    printers: Mapping[Device, Callable[[], PrinterStatus]],
    devices: TillDevices,
    listener: Callable[[tuple[DeviceHealth, ...]], None],
) -> Worker:
    """The thread that looks; not started yet. `printers`: how to ask each; `listener` is called on the thread."""
    looks = partial(looks_of, settings, printers, devices)
    return Worker(name="look at devices", step=WatchDevices(looks=looks, listener=listener).step)


def looks_of(
    settings: Callable[[], Settings], printers: Mapping[Device, Callable[[], PrinterStatus]], devices: TillDevices
) -> Iterator[Look]:
    """One look for each device that is set up now."""
    chosen = settings()
    for device, way in (
        (Device.PRINTER, chosen.printer.way),
        (Device.PICKUP_PRINTER, chosen.pickup_printer.way),
        (Device.LABEL_PRINTER, chosen.label_printer.printer.way),
    ):
        if way is not Way.NONE:
            yield partial(_of_printer, device, printers[device])
    if chosen.scale.protocol is not ScaleProtocol.NONE:
        yield lambda: of_scale(chosen.scale.port, devices.last_weighing)
    if chosen.pole.dialect is not PoleDialect.NONE:
        yield lambda: of_port(Device.POLE, chosen.pole.port, works=devices.pole_works)
    if chosen.drawer.way is DrawerWay.TRIGGER:
        yield lambda: of_port(Device.DRAWER, chosen.drawer.port)


def _of_printer(device: Device, status: Callable[[], PrinterStatus]) -> DeviceHealth:
    return health_of(device, status())


def of_port(device: Device, port: str, *, works: bool = True) -> DeviceHealth:
    """A device that never says how it is. `works`: its port took what was last sent to it."""
    if is_plugged_in(port) and works:
        return DeviceHealth(device, Tri.UNKNOWN)
    return DeviceHealth(device, Tri.NO, Ailment.NOT_REACHED)


def of_scale(port: str, last: Weighing | None) -> DeviceHealth:
    """A scale is asked when something is weighed, and not in between. `last`: what it said then."""
    if not is_plugged_in(port):
        return DeviceHealth(Device.SCALE, Tri.NO, Ailment.NOT_REACHED)
    if last is Weighing.NO_ANSWER:
        return DeviceHealth(Device.SCALE, Tri.NO, Ailment.NO_ANSWER)
    return DeviceHealth(Device.SCALE, Tri.UNKNOWN if last in {None, Weighing.NOT_REACHED} else Tri.YES)
