"""The store's day: the daily report (日报) at any time, and the day close (日结) over all tills."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from pos.domain.document import Document, DocumentKind, DocumentLine
from pos.domain.drawer import Banking
from pos.domain.errors import BadValue
from pos.domain.figures import Acts, Figures, figures
from pos.domain.moments import store_local
from pos.domain.money import Fen, half_up, share
from pos.domain.quantity import ONE, Milli, extend
from pos.domain.shift import Shift, ShiftClose
from pos.domain.staff import Approval

HOURS = 24
"""The day's hours, by the store's clock."""
_TICKETS = {DocumentKind.SALE: 1, DocumentKind.EXCHANGE: 1, DocumentKind.VOID: -1}
"""What counts as a customer's ticket; a sale that was voided was none."""


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """What one assistant is credited with."""

    staff_id: str
    """Who; empty: nobody."""
    tickets: int = 0
    """Tickets with a line of theirs."""
    pieces: Milli = 0
    """Pieces, by their shares."""
    amount: Fen = 0
    """What was paid for them, by their shares, less what came back."""


@dataclass(frozen=True, slots=True)
class DayFigures:
    """What a day came to. Figures of two tills add up to those of both."""

    sums: Figures = field(default_factory=Figures)
    """Documents, payments and cash."""
    tickets: int = 0
    """Customers' tickets: sales and exchanges, less voids."""
    tag: Fen = 0
    """What the pieces would have come to at their list price (吊牌价)."""
    tag_paid: Fen = 0
    """What was paid for those that have one."""
    member_tickets: int = 0
    """Tickets of members."""
    member_total: Fen = 0
    """What members' documents came to."""
    people: tuple[PersonFigures, ...] = ()
    """By assistant, in the order of their ids."""
    hours: tuple[Fen, ...] = (0,) * HOURS
    """What the documents of each hour came to."""
    written: int = 0
    """Tickets that were written by hand and entered later."""

    def __post_init__(self) -> None:
        if len(self.hours) != HOURS:
            raise BadValue(f"a day has {HOURS} hours, not {len(self.hours)}")

    @property
    def total(self) -> Fen:
        """What the documents came to."""
        return self.sums.total

    @property
    def per_ticket(self) -> Fen | None:
        """客单价: what a ticket came to; None without one."""
        return half_up(self.total, self.tickets) if self.tickets > 0 else None

    @property
    def pieces_per_ticket(self) -> int | None:
        """连带率 in hundredths: pieces on a ticket; None without one."""
        return half_up(self.sums.pieces * 100, ONE * self.tickets) if self.tickets > 0 else None

    @property
    def discount_rate(self) -> int | None:
        """What was paid of the list price, in 1/10,000; None where nothing has one."""
        return half_up(self.tag_paid * 10_000, self.tag) if self.tag > 0 else None

    @property
    def member_share(self) -> int | None:
        """The members' part of the total, in 1/10,000; None where there is no total."""
        return half_up(self.member_total * 10_000, self.total) if self.total > 0 else None

    def __add__(self, other: DayFigures) -> DayFigures:
        return DayFigures(
            sums=self.sums + other.sums,
            tickets=self.tickets + other.tickets,
            tag=self.tag + other.tag,
            tag_paid=self.tag_paid + other.tag_paid,
            member_tickets=self.member_tickets + other.member_tickets,
            member_total=self.member_total + other.member_total,
            people=_together((*self.people, *other.people)),
            hours=tuple(one + two for one, two in zip(self.hours, other.hours, strict=True)),
            written=self.written + other.written,
        )


@dataclass(frozen=True, slots=True)
class ShiftOfDay:
    """A shift in the day's list."""

    shift: Shift
    """As opened."""
    close: ShiftClose | None = None
    """As closed; None: it is open."""


@dataclass(frozen=True, slots=True)
class TillDay:
    """What one till did on a day, as far as it is known."""

    till_id: str
    """Which."""
    number: int
    """Its number within the store."""
    figures: DayFigures
    """What it came to."""
    shifts: tuple[ShiftOfDay, ...] = ()
    """Its shifts that were open on that day, oldest first."""
    heard: datetime | None = None
    """When the server last had an event of it; None: it speaks for itself."""
    unsent: int = 0
    """Its own events that head office has not got yet; only the till itself knows."""


@dataclass(frozen=True, slots=True)
class StoreDay:
    """A store's day over its tills."""

    business_date: date
    """Which."""
    tills: tuple[TillDay, ...] = ()
    """By number."""
    bankings: tuple[Banking, ...] = ()
    """Cash that was paid into the bank, in order."""
    closed: str = ""
    """The number of its day close; empty: it is not closed."""
    complete: bool = True
    """Whether the other tills are in it: without the network they are not."""

    @property
    def figures(self) -> DayFigures:
        """All tills'."""
        return sum((till.figures for till in self.tills), start=DayFigures())

    @property
    def shifts(self) -> tuple[ShiftOfDay, ...]:
        """All tills', by till."""
        return tuple(each for till in self.tills for each in till.shifts)

    @property
    def open_shifts(self) -> tuple[Shift, ...]:
        """Those that nobody closed yet."""
        return tuple(each.shift for each in self.shifts if each.close is None)

    @property
    def to_bank(self) -> Fen:
        """Cash that the day brought: what was taken, and moved in and out, drops apart, which are on their way."""
        sums = self.figures.sums
        return sums.cash + sum(move.net for move in sums.moves if move.key != "drop")

    @property
    def banked(self) -> Fen:
        """Cash that is at the bank."""
        return sum(each.amount for each in self.bankings)

    @property
    def unsent(self) -> int:
        """Events that are known not to be at head office."""
        return sum(till.unsent for till in self.tills)


@dataclass(frozen=True, slots=True)
class DayClose:
    """日结: what a store's day came to when it was closed."""

    day_id: str
    """UUIDv7."""
    number: str
    """What people read and say."""
    staff_id: str
    """Who closed it."""
    moment: datetime
    """When."""
    day: StoreDay
    """As it stood; what comes later is seen to be later."""
    note: str = ""
    """What is to be said about it."""
    approval: Approval | None = None
    """The manager's yes, where one was needed."""


@dataclass(frozen=True, slots=True)
class DayTargets:
    """What a store should sell in a day. Head office sets it."""

    usual: Fen = 0
    """On any day; 0: there is no target."""
    days: tuple[tuple[date, Fen], ...] = ()
    """On days that are not like the others."""

    def target(self, day: date) -> Fen:
        """The target of a day; 0: none."""
        return dict(self.days).get(day, self.usual)


def day_figures(acts: Acts) -> DayFigures:
    """What a day's documents came to. Practice counts nothing."""
    documents = [document for document in acts.documents if not document.training]
    lines = [line for document in documents for line in document.lines if line.list_price > 0]
    of_members = [document for document in documents if document.member_id]
    return DayFigures(
        sums=figures(acts),
        tickets=_tickets(documents),
        tag=sum(extend(line.list_price, line.quantity) for line in lines),
        tag_paid=sum(line.paid for line in lines if line.quantity),
        member_tickets=_tickets(of_members),
        member_total=sum(document.total for document in of_members),
        people=_together(person for document in documents for person in _credited(document)),
        hours=_hours(documents),
        written=sum(document.written_on is not None for document in documents),
    )


def _tickets(documents: Iterable[Document]) -> int:
    return sum(_TICKETS.get(document.kind, 0) for document in documents)


def _hours(documents: Iterable[Document]) -> tuple[Fen, ...]:
    hours = [0] * HOURS
    for document in documents:
        hours[store_local(document.moment, offset_minutes=document.offset_minutes).hour] += document.total
    return tuple(hours)


def _credited(document: Document) -> tuple[PersonFigures, ...]:
    """Everybody's part in a document, each once."""
    parts = _together(person for line in document.lines for person in _credited_for(line))
    ticket = _TICKETS.get(document.kind, 0)
    return tuple(PersonFigures(each.staff_id, ticket, each.pieces, each.amount) for each in parts)


def _credited_for(line: DocumentLine) -> Iterable[PersonFigures]:
    weights = [part.weight for part in line.assistants] or [1]
    names = [part.staff_id for part in line.assistants] or [""]
    amounts = _shared(line.paid, weights)
    pieces = _shared(line.quantity, weights)
    return (
        PersonFigures(staff_id, 0, quantity, amount)
        for staff_id, quantity, amount in zip(names, pieces, amounts, strict=True)
    )


def _shared(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    sign = -1 if total < 0 else 1
    return tuple(sign * part for part in share(abs(total), weights).parts)


def _together(people: Iterable[PersonFigures]) -> tuple[PersonFigures, ...]:
    found: dict[str, PersonFigures] = {}
    for each in people:
        before = found.get(each.staff_id, PersonFigures(each.staff_id))
        found[each.staff_id] = PersonFigures(
            each.staff_id,
            before.tickets + each.tickets,
            before.pieces + each.pieces,
            before.amount + each.amount,
        )
    return tuple(found[staff_id] for staff_id in sorted(found))
