"""The printer that is set up at the moment: another one may take its place while the till runs."""

from __future__ import annotations

from pos.devices.printer.no_printer import NoPrinter
from pos.devices.printer.setup import PrinterWithDrawer
from pos.domain.ticket.rows import Ticket
from pos.ports.drawer import Drawer, Kick
from pos.ports.printing import PrintAnswer, PrinterStatus


class ChosenPrinter:
    """Implements `Printer` and `Drawer` by handing on. A ticket under way is finished by the printer it began on."""

    def __init__(self, printer: PrinterWithDrawer) -> None:
        self._printer = printer
        self._trigger: Drawer | None = None

    def use_trigger(self, trigger: Drawer | None) -> None:
        """From now on this opens the drawer; None: the printer does."""
        self._trigger = trigger

    def use(self, printer: PrinterWithDrawer) -> None:
        """From the next ticket on, this one."""
        self._printer = printer

    @property
    def is_there(self) -> bool:
        """Whether one is set up at all."""
        return not isinstance(self._printer, NoPrinter)

    def print_ticket(self, ticket: Ticket) -> PrintAnswer:
        """Print, and say what became of it."""
        return self._printer.print_ticket(ticket)

    def status(self) -> PrinterStatus:
        """Ask the printer how it is."""
        return self._printer.status()

    def kick(self) -> Kick:
        """Open the drawer."""
        return (self._trigger or self._printer).kick()
