"""What a printer's status comes to, and that everything that is set up is looked at."""

from __future__ import annotations

import pytest

from pos.ports.health import Ailment, Device, DeviceHealth
from pos.ports.printing import PrinterStatus, Tri
from pos.usecases.printing.watch_devices import EVERY_S, WatchDevices, health_of

FINE = PrinterStatus(Tri.YES, Tri.NO, Tri.NO, Tri.NO)


@pytest.mark.parametrize(
    "status, ready, ailment",
    (
        (FINE, Tri.YES, Ailment.NONE),
        (PrinterStatus(), Tri.UNKNOWN, Ailment.NONE),
        (PrinterStatus(reached=False), Tri.NO, Ailment.NOT_REACHED),
        (PrinterStatus(Tri.NO, Tri.YES, Tri.NO, Tri.YES), Tri.NO, Ailment.PAPER_OUT),
        (PrinterStatus(Tri.NO, Tri.YES, Tri.YES, Tri.NO), Tri.NO, Ailment.LID_OPEN),
        (PrinterStatus(Tri.NO), Tri.NO, Ailment.OFFLINE),
        (PrinterStatus(Tri.YES, Tri.NO, Tri.YES, Tri.NO), Tri.YES, Ailment.NEAR_END),
    ),
)
def test_the_nearest_reason_comes_first(status: PrinterStatus, ready: Tri, ailment: Ailment) -> None:
    assert health_of(Device.PRINTER, status) == DeviceHealth(Device.PRINTER, ready, ailment)


def test_whoever_is_plugged_in_meanwhile_is_looked_at_next_time() -> None:
    told: list[tuple[DeviceHealth, ...]] = []
    there = [Device.PRINTER]
    watch = WatchDevices(
        looks=lambda: [lambda each=each: health_of(each, FINE) for each in there],  # type: ignore[misc]
        listener=told.append,
    )
    assert watch.step() == EVERY_S
    there.append(Device.SCALE)
    watch.step()
    assert [[each.device for each in one] for one in told] == [[Device.PRINTER], [Device.PRINTER, Device.SCALE]]
