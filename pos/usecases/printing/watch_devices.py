"""Looks at the devices around the till from time to time: whoever is unplugged, or plugged in again, is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pos.ports.health import Ailment, Device, DeviceHealth
from pos.ports.printing import PrinterStatus, Tri

EVERY_S = 20.0
"""Between two looks. A look is a few bytes for each printer that answers."""


class WatchDevices:
    """Tells a listener how all devices are that are set up."""

    def __init__(
        self,
        *,
        looks: Callable[[], Iterable[Callable[[], DeviceHealth]]],
        listener: Callable[[tuple[DeviceHealth, ...]], None],
    ) -> None:
        """`looks`: one for each device that is set up at the moment; each may wait for its device."""
        self._looks = looks
        self._listener = listener

    def step(self) -> float:
        """Look at all of them; how long to wait for the next look, seconds."""
        self._listener(tuple(look() for look in self._looks()))
        return EVERY_S


def health_of(device: Device, status: PrinterStatus) -> DeviceHealth:
    """What a printer's status comes to, the nearest reason first."""
    if not status.reached:
        return DeviceHealth(device, Tri.NO, Ailment.NOT_REACHED)
    for ailment, there in (
        (Ailment.PAPER_OUT, status.paper_out is Tri.YES),
        (Ailment.LID_OPEN, status.lid_open is Tri.YES),
        (Ailment.OFFLINE, status.online is Tri.NO),
    ):
        if there:
            return DeviceHealth(device, Tri.NO, ailment)
    near_end = Ailment.NEAR_END if status.paper_near_end is Tri.YES else Ailment.NONE
    return DeviceHealth(device, status.online, near_end)
