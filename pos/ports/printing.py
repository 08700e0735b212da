"""Printing: the queue that survives a restart, the printer, and the picture of a ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pos.domain.ticket.rows import Ticket


class JobKind(StrEnum):
    """What a job prints."""

    RECEIPT = "receipt"
    GIFT_RECEIPT = "gift_receipt"
    RETURN = "return"
    EXCHANGE = "exchange"
    VOID = "void"
    PRICE_PROTECTION = "price_protection"
    RECHARGE = "recharge"
    COUPON = "coupon"
    HOLD = "hold"
    PICKUP = "pickup"
    COLLECT = "collect"
    """For the customer: where and with which code another store hands out what was paid here."""
    PICK_LIST = "pick_list"
    SHIFT_OPENING = "shift_opening"
    X_REPORT = "x_report"
    SHIFT_CLOSING = "shift_closing"
    """The Z report (交班单)."""
    DAY_REPORT = "day_report"
    DRAWER_ENTRY = "drawer_entry"
    """Money put into the drawer or taken out."""
    STOCKTAKE = "stocktake"
    RECEIVING = "receiving"
    TRANSFER = "transfer"
    TRIAL = "trial"
    """The test ticket of the set-up."""


class JobState(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    PRINTING = "printing"
    """On its way to the printer. Found at a start: nobody knows, so it becomes `UNKNOWN`."""
    PRINTED = "printed"
    NOT_PRINTED = "not_printed"
    """Surely not on paper: tried again for a while, then when asked."""
    UNKNOWN = "unknown"
    """Maybe on paper: printed again only when asked, as a copy."""
    SETTLED = "settled"
    """A person looked: printed again as a copy, or not wanted any more."""


UNFINISHED = (JobState.QUEUED, JobState.PRINTING, JobState.NOT_PRINTED, JobState.UNKNOWN)
"""States of jobs that somebody, or the queue, still has to deal with."""


class PrintFault(StrEnum):
    """Why a ticket is not known to be on paper. The screen has the words."""

    NONE = ""
    NO_PRINTER = "no_printer"
    """None is set up."""
    NOT_REACHED = "not_reached"
    """Switched off, unplugged, or not there."""
    OFFLINE = "offline"
    """It answers, and says that it cannot print."""
    LID_OPEN = "lid_open"
    PAPER_OUT = "paper_out"
    LOST = "lost"
    """The connection broke while the ticket was being sent."""
    NO_ANSWER = "no_answer"
    """All was sent, and the printer does not say whether it printed (cheap ones and spoolers never do)."""
    INTERRUPTED = "interrupted"
    """The program ended while the ticket was being sent."""
    NO_FONT = "no_font"
    """A picture is needed, and this machine has no Chinese font; the log names those looked for."""
    UNREADABLE = "unreadable"
    """The job in the queue is damaged, or of a newer program."""


class Printed(StrEnum):
    """The three answers of a printer."""

    PRINTED = "printed"
    NOT_PRINTED = "not_printed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrintAnswer:
    """What became of a ticket."""

    printed: Printed
    """One of three."""
    fault: PrintFault = PrintFault.NONE
    """Why it is not known to be on paper."""


class Tri(StrEnum):
    """What a printer says of itself. No answer is `UNKNOWN`, never a yes or a no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """A printer's state, as far as it tells."""

    online: Tri = Tri.UNKNOWN
    """Whether it would print now."""
    lid_open: Tri = Tri.UNKNOWN
    """Whether its cover is open."""
    paper_near_end: Tri = Tri.UNKNOWN
    """Whether the roll should be changed soon."""
    paper_out: Tri = Tri.UNKNOWN
    """Whether there is no paper."""
    reached: bool = True
    """Whether a connection came about at all."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A row of the print queue."""

    job_id: str
    """UUIDv7; the order of printing is the order of adding, not of ids."""
    kind: JobKind
    """What it prints."""
    document_id: str
    """The document, order or shift it shows."""
    ticket: bytes
    """The ticket as `pos.wire.ticket` encodes it, or what it will be written from."""
    created: datetime
    """When it was queued."""
    copy: bool = False
    """Printed again: the ticket bears the mark."""
    state: JobState = JobState.QUEUED
    """Where it stands."""
    fault: PrintFault = PrintFault.NONE
    """Why it is not printed, or not known to be."""
    attempts: int = 0
    """How often it was sent, or tried to be."""


class PrintQueue(Protocol):
    """The durable queue. Every change is on disk when the call returns. Raises StorageError."""

    def add(self, job: PrintJob) -> None:
        """Append a job; one of the same id changes nothing."""

    def get(self, job_id: str) -> PrintJob | None:
        """A job by its id."""

    def of_document(self, document_id: str) -> tuple[PrintJob, ...]:
        """The jobs of a document, oldest first."""

    def unfinished(self, *, tickets: bool = True) -> tuple[PrintJob, ...]:
        """Jobs whose state is one of `UNFINISHED`, oldest first; without `tickets` theirs are empty."""

    def recent(self, *, limit: int) -> tuple[PrintJob, ...]:
        """The jobs added last, newest first."""

    def write(self, job_id: str, ticket: bytes) -> None:
        """Give a job its ticket."""

    def begin(self, job_id: str) -> None:
        """Set the state to `PRINTING` and count an attempt. Before the first byte is sent."""

    def finish(self, job_id: str, state: JobState, fault: PrintFault = PrintFault.NONE) -> None:
        """Set a job's state and fault."""


class Printer(Protocol):
    """A receipt printer. Nothing it meets is an exception."""

    def print_ticket(self, ticket: Ticket) -> PrintAnswer:
        """Print, and say what became of it. Waits for the device: never on the GUI thread."""

    def status(self) -> PrinterStatus:
        """Ask the printer how it is. Waits for the device: never on the GUI thread."""
