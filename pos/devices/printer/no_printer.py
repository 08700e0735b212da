"""A till without a printer."""

from __future__ import annotations

from pos.domain.ticket.rows import Ticket
from pos.ports.drawer import Kick
from pos.ports.printing import PrintAnswer, Printed, PrinterStatus, PrintFault


class NoPrinter:
    """Implements `Printer` and `Drawer`: says that there is none."""

    def print_ticket(self, ticket: Ticket) -> PrintAnswer:
        """Not printed."""
        return PrintAnswer(Printed.NOT_PRINTED, PrintFault.NO_PRINTER)

    def status(self) -> PrinterStatus:
        """Nothing is known, for there is nothing."""
        return PrinterStatus(reached=False)

    def kick(self) -> Kick:
        """Not sent."""
        return Kick.NOT_SENT
