"""A folder that stands for a printer: each ticket becomes a PNG in it."""

from __future__ import annotations

import logging
from pathlib import Path

from pos.devices.printer.picture import TicketDrawing
from pos.domain.errors import DeviceError
from pos.domain.ticket.paper import Paper
from pos.domain.ticket.rows import Ticket
from pos.ports.drawer import Kick
from pos.ports.printing import PrintAnswer, Printed, PrinterStatus, PrintFault, Tri

_log = logging.getLogger(__name__)


class PicturePrinter:
    """Implements `Printer` and `Drawer`. Files are numbered: `ticket-0001.png` …; existing ones are kept."""

    def __init__(self, *, folder: Path, paper: Paper, drawing: TicketDrawing) -> None:
        self._folder = folder
        self._paper = paper
        self._drawing = drawing

    def print_ticket(self, ticket: Ticket) -> PrintAnswer:
        """Draw the ticket into the folder."""
        try:
            picture = self._drawing.png(ticket, self._paper)
            self._folder.mkdir(parents=True, exist_ok=True)
            number = 1 + len(list(self._folder.glob("ticket-*.png")))
            with (self._folder / f"ticket-{number:04}.png").open("xb") as file:
                file.write(picture)
        except DeviceError:
            _log.exception("a ticket could not be drawn")
            return PrintAnswer(Printed.NOT_PRINTED, PrintFault.NO_FONT)
        except OSError:
            _log.exception("a ticket could not be written")
            return PrintAnswer(Printed.NOT_PRINTED, PrintFault.NOT_REACHED)
        return PrintAnswer(Printed.PRINTED)

    def status(self) -> PrinterStatus:
        """A folder has paper."""
        return PrinterStatus(online=Tri.YES, lid_open=Tri.NO, paper_near_end=Tri.NO, paper_out=Tri.NO)

    def kick(self) -> Kick:
        """There is no drawer at a folder; practice goes on."""
        return Kick.SENT
