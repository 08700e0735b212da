"""Pictures that say what was drawn."""

from __future__ import annotations

from pos.domain.ticket.paper import Paper
from pos.domain.ticket.rows import Ticket


class TicketPictures:
    """A PNG of one white dot for every ticket."""

    ONE_DOT = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f00010101"
        "001bb6ee560000000049454e44ae426082"
    )

    def __init__(self) -> None:
        self.drawn: list[tuple[Ticket, Paper]] = []

    def png(self, ticket: Ticket, paper: Paper) -> bytes:
        self.drawn.append((ticket, paper))
        return self.ONE_DOT
