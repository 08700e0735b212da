"""Name the member after the payment: the same day the sale still earns its points. Nothing is priced again."""

from __future__ import annotations

from enum import StrEnum

from pos.domain.document import Document, DocumentKind
from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.member import Member
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger, NewEvent
from pos.wire.event import MemberNamed

LOOK_BACK = 5
"""Among so many documents the last sale is looked for."""


class Naming(StrEnum):
    """What naming came to."""

    NAMED = "named"
    ALREADY = "already"
    """The sale has a member."""
    TOO_LATE = "too_late"
    """It is of another day: head office can still book the points."""
    UNKNOWN = "unknown"
    """No such sale at this till."""


class NameMember:
    """Writes an event; the document itself is never changed."""

    def __init__(self, *, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock

    def last_unnamed(self, duty: Duty) -> Document | None:
        """The latest sale of today at this till that has no member; None where that one has."""
        newest = next(
            (each for each in self._ledger.recent_documents(limit=LOOK_BACK) if each.kind is DocumentKind.SALE), None
        )
        if newest is None or newest.business_date != duty.till.store.day(self._clock.now()):
            return None
        named = newest.member_id or self._ledger.named_member(newest.document_id)
        return None if named else newest

    def __call__(self, document_id: str, member: Member, duty: Duty) -> Naming:
        """Name the member of a sale of this till, of today. Raises StorageError."""
        document = self._ledger.document(document_id)
        if document is None or document.kind is not DocumentKind.SALE:
            return Naming.UNKNOWN
        if document.member_id or self._ledger.named_member(document_id):
            return Naming.ALREADY
        now = self._clock.now()
        day = duty.till.store.day(now)
        if document.business_date != day:
            return Naming.TOO_LATE
        with self._ledger.transaction() as step:
            tseq = step.append(
                NewEvent(
                    event_id=new_id(),
                    kind=EventKind.MEMBER_NAMED,
                    moment=now,
                    staff_id=duty.staff.staff_id,
                    business_date=day,
                    body=MemberNamed(document_id=document_id, member_id=member.member_id),
                )
            )
            step.name_member(document_id, member.member_id, tseq=tseq)
        return Naming.NAMED
