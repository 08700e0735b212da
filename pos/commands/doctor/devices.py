"""Printers, scale, displays and drawer as they are set up, and the letters for tickets drawn as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from pos.bootstrap.settings import Settings
from pos.commands.doctor.finding import Finding, State
from pos.devices.display.pole import PoleDialect
from pos.devices.drawer.trigger import DrawerWay
from pos.devices.labels.roll_printer import RollPrinter
from pos.devices.labels.sheet import check_font
from pos.devices.printer.fonts import find_faces
from pos.devices.printer.settings import PrinterSettings, Way
from pos.devices.printer.setup import printer_of
from pos.devices.scale.serial_scale import scale_of
from pos.devices.scale.settings import ScaleProtocol
from pos.devices.serial_port import is_plugged_in
from pos.domain.errors import DeviceError
from pos.ports.printing import PrinterStatus, Tri
from pos.ports.scale import Weighing


def examine(settings: PrinterSettings) -> Iterator[Finding]:
    """The printer that is set up, and the fonts of tickets."""
    where = f"{settings.way} {settings.address}".strip()
    if settings.way is Way.NONE:
        yield Finding("printer", State.MISSING, "none is set up; tickets are not printed")
    else:
        yield told(where, printer_of(settings).status())
    try:
        yield Finding("ticket fonts", State.GOOD, find_faces().wide.path.name)
    except DeviceError as fault:
        yield Finding("ticket fonts", State.MISSING, f"no previews, no letters that the printer lacks: {fault}")
    try:
        yield Finding("sheet fonts", State.GOOD, check_font())
    except DeviceError as fault:
        yield Finding("sheet fonts", State.MISSING, f"no labels on A4 sheets: {fault}")


def around(settings: Settings) -> Iterator[Finding]:
    """What else is set up around the till; what is not set up is not missed."""
    second, labels = settings.pickup_printer, settings.label_printer
    if second.way is not Way.NONE:
        found = told(f"{second.way} {second.address}".strip(), printer_of(second).status())
        yield Finding("pickup printer", found.state, found.said)
    if labels.printer.way is not Way.NONE:
        where = f"{labels.speaks} {labels.printer.way} {labels.printer.address}".strip()
        found = told(where, RollPrinter(settings=labels).status())
        yield Finding("label printer", found.state, found.said)
    if settings.scale.protocol is not ScaleProtocol.NONE:
        with closing(scale_of(settings.scale)) as scale:
            outcome = scale.weigh().outcome
        there = outcome not in {Weighing.NOT_REACHED, Weighing.NO_ANSWER}
        state = State.GOOD if there else State.MISSING
        yield Finding("scale", state, f"{settings.scale.protocol} at {settings.scale.port}: {outcome}")
    for name, wanted, port in (
        ("pole display", settings.pole.dialect is not PoleDialect.NONE, settings.pole.port),
        ("drawer trigger", settings.drawer.way is DrawerWay.TRIGGER, settings.drawer.port),
    ):
        if wanted:
            there = is_plugged_in(port)
            words = f"{port}: there; it never says how it is" if there else f"{port}: no such port"
            yield Finding(name, State.GOOD if there else State.MISSING, words)


def told(where: str, status: PrinterStatus) -> Finding:
    """What the printer says of itself."""
    if not status.reached:
        return Finding("printer", State.MISSING, f"{where}: not reached")
    wrong = [
        words
        for words, answer in (
            ("offline", status.online is Tri.NO),
            ("lid open", status.lid_open is Tri.YES),
            ("paper out", status.paper_out is Tri.YES),
        )
        if answer
    ]
    if wrong:
        return Finding("printer", State.MISSING, f"{where}: {', '.join(wrong)}")
    if status.online is Tri.UNKNOWN:
        return Finding("printer", State.GOOD, f"{where}: there; it never says how it is")
    near_end = "; the roll is near its end" if status.paper_near_end is Tri.YES else ""
    return Finding("printer", State.GOOD, f"{where}: ready{near_end}")
