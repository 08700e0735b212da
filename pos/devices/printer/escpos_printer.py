"""An ESC/POS receipt printer, and the drawer at its socket."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pos.devices.printer.connection import Connection, connected
from pos.devices.printer.settings import PrinterSettings
from pos.devices.printer.status import ask_status, fault_of
from pos.domain.errors import DeviceError
from pos.domain.ticket.rows import Ticket
from pos.ports.drawer import Kick
from pos.ports.printing import PrintAnswer, Printed, PrinterStatus, PrintFault, Tri

if TYPE_CHECKING:
    from pos.devices.printer.commands import TicketBytes

_log = logging.getLogger(__name__)

_PAPER_AFTER_PRINTING = b"\x1dr\x01"
"""GS r 1: unlike DLE EOT it waits in the buffer behind the ticket, so its answer says that the ticket is through."""
_NO_PAPER = 0x0C


class EscposPrinter:
    """Implements `Printer` and `Drawer`. One connection for each ticket, one ticket at a time; never raises.

    Printed: it answered `GS r`, which stood behind the ticket. Not printed: it was not reached, or said beforehand that
    it cannot print, and nothing was sent. Unknown: everything else.
    """

    def __init__(self, *, settings: PrinterSettings, logo: Path | None = None) -> None:
        """`logo`: a picture file for the top of receipts."""
        self._settings = settings
        self._logo = logo
        self._one_at_a_time = threading.Lock()
        self._bytes: TicketBytes | None = None

    def print_ticket(self, ticket: Ticket) -> PrintAnswer:
        """Print a ticket, and say what became of it."""
        with self._one_at_a_time:
            try:
                data = self._builder().of(ticket)
            except DeviceError:
                _log.exception("a ticket could not be drawn")
                return PrintAnswer(Printed.NOT_PRINTED, PrintFault.NO_FONT)
            return self._through(lambda connection: _print(connection, data, self._settings))

    def status(self) -> PrinterStatus:
        """Ask the printer how it is; all unknown for a way on which nothing comes back."""
        if not self._settings.asks:
            return PrinterStatus()
        with self._one_at_a_time:
            try:
                with connected(self._settings) as connection:
                    return ask_status(connection)
            except DeviceError:
                return PrinterStatus(online=Tri.UNKNOWN, reached=False)

    def kick(self) -> Kick:
        """Send the drawer its pulse, unless the printer says that it would keep it for later."""
        with self._one_at_a_time:
            pulse = self._builder().drawer_pulse(self._settings.drawer_pin)
            answer = self._through(lambda connection: _pulse(connection, pulse, asks=self._settings.asks))
        return _KICKS[answer.printed]

    def _builder(self) -> TicketBytes:
        if self._bytes is None:
            # Pillow and python-escpos take 250 ms to import; the first ticket pays it, not the start.
            from pos.devices.printer.charset import Writing
            from pos.devices.printer.commands import TicketBytes
            from pos.devices.printer.picture import TicketDrawing

            self._bytes = TicketBytes(
                paper=self._settings.paper,
                drawing=TicketDrawing(logo=self._logo),
                as_picture=self._settings.as_picture,
                cuts=self._settings.cuts,
                writing=Writing(
                    chinese=self._settings.chinese,
                    lacking=self._settings.lacking,
                    code_page=self._settings.code_page,
                    encoding=self._settings.encoding,
                ),
            )
        return self._bytes

    def _through(self, work: Callable[[Connection], PrintAnswer]) -> PrintAnswer:
        """Do work on a connection. What fails before it is not printed; a close that fails changes nothing."""
        answer = PrintAnswer(Printed.NOT_PRINTED, PrintFault.NOT_REACHED)
        try:
            with connected(self._settings) as connection:
                answer = work(connection)
        except DeviceError as error:
            _log.info("printer: %s", error)
        return answer


_KICKS = {Printed.PRINTED: Kick.SENT, Printed.NOT_PRINTED: Kick.NOT_SENT, Printed.UNKNOWN: Kick.UNKNOWN}


def _print(connection: Connection, data: bytes, settings: PrinterSettings) -> PrintAnswer:
    # A connection that breaks here has carried nothing.
    before = ask_status(connection) if settings.asks else PrinterStatus()
    against = fault_of(before)
    if against is not PrintFault.NONE:
        return PrintAnswer(Printed.NOT_PRINTED, against)
    try:
        connection.send(data)
        if before.online is Tri.UNKNOWN:
            return PrintAnswer(Printed.UNKNOWN, PrintFault.NO_ANSWER)
        connection.send(_PAPER_AFTER_PRINTING)
        paper = connection.answer(settings.patience_s, lambda byte: byte & 0x90 == 0)
        if paper is not None and not paper & _NO_PAPER:
            return PrintAnswer(Printed.PRINTED)
        after = fault_of(ask_status(connection))
    except DeviceError as error:
        _log.info("printer, in the middle of a ticket: %s", error)
        return PrintAnswer(Printed.UNKNOWN, PrintFault.LOST)
    return PrintAnswer(Printed.UNKNOWN, PrintFault.NO_ANSWER if after is PrintFault.NONE else after)


def _pulse(connection: Connection, pulse: bytes, *, asks: bool) -> PrintAnswer:
    # Without paper a printer keeps the pulse until there is some: a drawer that springs open later is worse than none.
    if asks and fault_of(ask_status(connection)) is not PrintFault.NONE:
        return PrintAnswer(Printed.NOT_PRINTED)
    try:
        connection.send(pulse)
    except DeviceError:
        return PrintAnswer(Printed.UNKNOWN)
    return PrintAnswer(Printed.PRINTED)
