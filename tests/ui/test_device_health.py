"""The status bar says which device needs somebody, and no more of it once it is well."""

from __future__ import annotations

from pos.ports.health import Ailment, Device, DeviceHealth
from pos.ports.printing import PrintAnswer, Printed, PrintFault, Tri
from tests.ui.hands import Hands


def devices(hands: Hands) -> list[tuple[str, str]]:
    hands.settle()
    return [(each.words, each.tone) for each in hands.ui.window.status.left if each.icon in {"printer", "tag", "inbox"}]


def test_what_a_device_says_is_shown(selling: Hands) -> None:
    status = selling.ui.status
    status.on_devices((DeviceHealth(Device.PRINTER, Tri.UNKNOWN), DeviceHealth(Device.DRAWER, Tri.UNKNOWN)))
    assert devices(selling) == []  # nothing is known, so nothing is claimed

    status.on_print(PrintAnswer(Printed.NOT_PRINTED, PrintFault.PAPER_OUT))
    status.on_devices(
        (
            DeviceHealth(Device.PRINTER, Tri.NO, Ailment.LID_OPEN),
            DeviceHealth(Device.LABEL_PRINTER, Tri.NO, Ailment.PAPER_OUT),
            DeviceHealth(Device.DRAWER, Tri.NO, Ailment.NOT_REACHED),
        )
    )
    assert devices(selling) == [
        ("Printer lid open", "warn"),
        ("Label printer out of paper", "warn"),
        ("Cash drawer not reached", "warn"),
    ]
    status.on_devices(
        (DeviceHealth(Device.PRINTER, Tri.YES, Ailment.NEAR_END), DeviceHealth(Device.LABEL_PRINTER, Tri.YES))
    )
    assert devices(selling) == [("Printer: the roll is near its end", "warn")]
    status.on_devices((DeviceHealth(Device.PRINTER, Tri.YES),))
    assert devices(selling) == [("Printer ready", "ink-2")]
    status.on_print(PrintAnswer(Printed.UNKNOWN, PrintFault.LOST))  # a ready printer does not say what it printed
    assert devices(selling) == [("Last ticket: look whether it printed", "warn")]
