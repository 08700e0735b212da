"""Put a wrong tender or assistant right, the same day: a document of its own; the sale stays as it is."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.document import AssistantShare, Document, DocumentKind, DocumentLine
from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.paying import Payment
from pos.domain.refund import refundable
from pos.domain.staff import Approval, Deed, Permission
from pos.domain.tender import Tender, TenderKind
from pos.ports.clock import Clock
from pos.ports.returns import Returns
from pos.usecases.returning.return_goods import Returned, ReturnOutcome, done, refused
from pos.usecases.returning.write_document import Draft, WriteDocument

_MOVED = frozenset({TenderKind.PAYMENT_CODE, TenderKind.STORED_VALUE, TenderKind.POINTS, TenderKind.PREPAID})
"""Payments that somebody else has moved: they are refunded, never renamed."""


def correcting(sale: Document, what: str) -> Deed:
    """The deed of putting something of a sale right."""
    return Deed(Permission.CORRECT, subject=sale.document_id, detail=what, amount=sale.total)


class CorrectSale:
    """Corrects the sales of today."""

    def __init__(self, *, write: WriteDocument, returns: Returns, clock: Clock) -> None:
        self._write = write
        self._returns = returns
        self._clock = clock

    def tender(
        self,
        sale: Document,
        place: int,
        right: Payment,
        duty: Duty,
        *,
        document_id: str,
        reason: str,
        approval: Approval | None = None,
    ) -> Returned:
        """The payment at `place` (1, 2 …) was taken in another way. `right`: a settled payment of its amount.

        Raises BadValue for a payment that is not there or that somebody else has moved, StorageError.
        """
        left = refundable(sale, self._returns.touching(sale.document_id))
        wrong = next((part for part in left.tenders if part.place == place), None)
        if wrong is None or wrong.tender.kind in _MOVED or any(t.kind in _MOVED for t in right.tenders):
            raise BadValue(f"payment {place} of {sale.number} cannot be put right")
        if not right.settled or right.due != wrong.left or right.change:
            return Returned(ReturnOutcome.NOT_SETTLED)
        off = _off(wrong.tender, wrong.left, place)
        return self._write_down(sale, (), (off, *right.tenders), duty, document_id, reason, f"tender {place}", approval)

    def assistants(
        self,
        sale: Document,
        lines: tuple[int, ...],
        right: tuple[AssistantShare, ...],
        duty: Duty,
        *,
        document_id: str,
        reason: str,
        approval: Approval | None = None,
    ) -> Returned:
        """Other assistants are credited for these lines. Raises BadValue for a line that is not there, StorageError."""
        found = [line for line in sale.lines if line.line in lines]
        if not found or len(found) != len(set(lines)):
            raise BadValue(f"no such lines in {sale.number}")
        number = 0
        written: list[DocumentLine] = []
        for line in found:
            written.append(_reversed(line, number := number + 1))
            written.append(replace(line, line=(number := number + 1), assistants=right))
        what = f"assistants {','.join(str(line) for line in lines)}"
        return self._write_down(sale, tuple(written), (), duty, document_id, reason, what, approval)

    def _write_down(
        self,
        sale: Document,
        lines: tuple[DocumentLine, ...],
        tenders: tuple[Tender, ...],
        duty: Duty,
        document_id: str,
        reason: str,
        what: str,
        approval: Approval | None,
    ) -> Returned:
        if not reason.strip():
            raise BadValue("a correction needs a reason")
        before = self._write.already(document_id)
        if before is not None:
            return done(before, ReturnOutcome.ALREADY)
        if duty.till.store.day(self._clock.now()) != sale.business_date:
            return Returned(ReturnOutcome.TOO_LATE)
        refusal = refused(duty, (correcting(sale, what),), (approval,) if approval else ())
        if refusal is not None:
            return refusal
        draft = Draft(
            document_id=document_id,
            kind=DocumentKind.CORRECTION,
            lines=lines,
            tenders=tenders,
            of=refundable(sale, ()),
            approvals=(approval,) if approval else (),
            corrects=sale.document_id,
            reason=reason.strip(),
            moves=False,
        )
        return done(self._write(draft, duty))


def _off(tender: Tender, amount: Fen, place: int) -> Tender:
    """What was written down wrongly, taken off again."""
    cash = tender.kind is TenderKind.CASH
    return replace(
        tender, amount=-amount, given=0, change=amount if cash else 0, of_tender=place, tender_id="", refunds=""
    )


def _reversed(line: DocumentLine, number: int) -> DocumentLine:
    return replace(
        line,
        line=number,
        quantity=-line.quantity,
        paid=-line.paid,
        tax_amount=-line.tax_amount,
        allocations=tuple(replace(part, amount=-part.amount) for part in line.allocations),
    )
