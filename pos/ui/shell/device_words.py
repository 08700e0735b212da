"""What the status bar says of devices."""

from __future__ import annotations

from collections.abc import Iterable

from pos.ports.health import Ailment, Device, DeviceHealth
from pos.ui.language import translate
from pos.ui.shell.status_bar import Segment


def printer_segment(ailment: Ailment) -> Segment:
    """The receipt printer, as it said of itself."""
    words = {
        Ailment.NOT_REACHED: translate("Status", "Printer not reached"),
        Ailment.OFFLINE: translate("Status", "Printer is off line"),
        Ailment.LID_OPEN: translate("Status", "Printer lid open"),
        Ailment.PAPER_OUT: translate("Status", "Printer out of paper"),
        Ailment.NEAR_END: translate("Status", "Printer: the roll is near its end"),
    }
    if ailment in words:
        return Segment(words[ailment], "warn", "printer")
    return Segment(translate("Status", "Printer ready"), "ink-2", "printer")


def ailing(devices: Iterable[DeviceHealth]) -> tuple[Segment, ...]:
    """The other devices that need somebody; of one that is well, or does not say, nothing is said."""
    return tuple(
        Segment(_said(each), "warn", _ICONS.get(each.device, "triangle-alert"))
        for each in devices
        if each.device is not Device.PRINTER and each.ailment is not Ailment.NONE
    )


_ICONS = {Device.PICKUP_PRINTER: "printer", Device.LABEL_PRINTER: "tag", Device.DRAWER: "inbox"}


def _said(health: DeviceHealth) -> str:
    names = {
        Device.PICKUP_PRINTER: translate("Status", "Pickup printer"),
        Device.LABEL_PRINTER: translate("Status", "Label printer"),
        Device.POLE: translate("Status", "Pole display"),
        Device.SCALE: translate("Status", "Scale"),
        Device.DRAWER: translate("Status", "Cash drawer"),
    }
    ailments = {
        Ailment.NOT_REACHED: translate("Status", "{device} not reached"),
        Ailment.OFFLINE: translate("Status", "{device} not ready"),
        Ailment.LID_OPEN: translate("Status", "{device} open"),
        Ailment.PAPER_OUT: translate("Status", "{device} out of paper"),
        Ailment.NEAR_END: translate("Status", "{device}: roll near its end"),
        Ailment.NO_ANSWER: translate("Status", "{device} says nothing"),
    }
    return ailments[health.ailment].format(device=names[health.device])
