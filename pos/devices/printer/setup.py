"""The printer that the settings describe."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from pos.devices.printer.no_printer import NoPrinter
from pos.devices.printer.settings import PrinterSettings, Way
from pos.ports.drawer import Drawer
from pos.ports.printing import Printer


class PrinterWithDrawer(Printer, Drawer, Protocol):
    """A printer, and the drawer it opens."""


def printer_of(settings: PrinterSettings, *, logo: Path | None = None) -> PrinterWithDrawer:
    """The printer of these settings; nothing is connected or imported before the first ticket."""
    if settings.way is Way.NONE:
        return NoPrinter()
    if settings.way is Way.PICTURES:
        # Pillow takes its time; the other ways import it when they print.
        from pos.devices.printer.picture import TicketDrawing
        from pos.devices.printer.picture_printer import PicturePrinter

        drawing = TicketDrawing(logo=logo)
        return PicturePrinter(folder=Path(settings.address), paper=settings.paper, drawing=drawing)
    from pos.devices.printer.escpos_printer import EscposPrinter

    return EscposPrinter(settings=settings, logo=logo)
