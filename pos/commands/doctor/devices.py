"""The receipt printer that is set up, and the letters for tickets drawn as pictures."""

from __future__ import annotations

from collections.abc import Iterator

from pos.commands.doctor.finding import Finding, State
from pos.devices.printer.fonts import find_faces
from pos.devices.printer.settings import PrinterSettings, Way
from pos.devices.printer.setup import printer_of
from pos.domain.errors import DeviceError
from pos.ports.printing import PrinterStatus, Tri


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
