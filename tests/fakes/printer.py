"""A printer that keeps what it was given."""

from __future__ import annotations

from collections.abc import Callable

from pos.domain.ticket.rows import Ticket
from pos.ports.printing import PrintAnswer, Printed, PrinterStatus


class Printer:
    """Gives the answers it is told to give, then `printed`."""

    def __init__(self, *answers: PrintAnswer, state: PrinterStatus | None = None) -> None:
        self.answers = list(answers)
        self.state = state or PrinterStatus()
        self.printed: list[Ticket] = []
        self.while_printing: Callable[[], None] = lambda: None
        """Called in the middle of a ticket."""

    def print_ticket(self, ticket: Ticket) -> PrintAnswer:
        self.printed.append(ticket)
        self.while_printing()
        return self.answers.pop(0) if self.answers else PrintAnswer(Printed.PRINTED)

    def status(self) -> PrinterStatus:
        return self.state
