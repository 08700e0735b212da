"""Put a wrong tender or assistant right, the same day: a document of its own; the sale stays as it is.

A tender is put right on the till that took it, as it is that till's drawer which is wrong.
"""

from __future__ import annotations

from dataclasses import replace

from pos.domain.coming_back import Chosen, lines_back
from pos.domain.document import AssistantShare, Document, DocumentKind, DocumentLine
from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.paying import Payment
from pos.domain.refund import Refundable, TenderLeft, refundable
from pos.domain.staff import Approval, Deed, Permission
from pos.domain.tender import Tender, TenderKind
from pos.ports.clock import Clock
from pos.ports.returns import Returns
from pos.usecases.returning.return_goods import Returned, ReturnOutcome, done, refused
from pos.usecases.returning.write_document import Draft, WriteDocument

_FIXED = frozenset(
    {
        TenderKind.PAYMENT_CODE,
        TenderKind.PLATFORM_VOUCHER,
        TenderKind.STORED_VALUE,
        TenderKind.POINTS,
        TenderKind.PREPAID,
        TenderKind.DEPOSIT,
        TenderKind.ROUNDING,
    }
)
"""Payments that another ledger has too, or that are none: they are refunded, never renamed."""


def correcting(sale: Document, what: str) -> Deed:
    """The deed of putting something of a sale right."""
    return Deed(Permission.CORRECT, subject=sale.document_id, detail=what, amount=sale.total)


def correctable(left: Refundable) -> tuple[TenderLeft, ...]:
    """The payments of a document that can be put right: what was written down wrongly, and has not gone back."""
    return tuple(part for part in left.tenders if part.left > 0 and part.tender.kind not in _FIXED)


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
        known: tuple[Document, ...] = (),
    ) -> Returned:
        """The payment at `place` (1, 2 …) was taken in another way. `right`: a settled payment of what is left of it.

        `known`: what other tills did with the sale, as head office told.
        Raises BadValue for a payment that is not there or that another ledger has too, StorageError.
        """
        before = self._write.already(document_id)
        if before is not None:
            return done(before, ReturnOutcome.ALREADY)
        if sale.till_id != duty.till.till_id:
            return Returned(ReturnOutcome.ELSEWHERE)
        left = refundable(sale, (*known, *self._returns.touching(sale.document_id)))
        wrong = next((part for part in correctable(left) if part.place == place), None)
        kinds = {tender.kind for tender in right.tenders} - {TenderKind.ROUNDING}
        if wrong is None or kinds & _FIXED:
            raise BadValue(f"payment {place} of {sale.number} cannot be put right")
        if not right.settled or right.due != wrong.left or right.change:
            return Returned(ReturnOutcome.NOT_SETTLED)
        off = _off(wrong.tender, wrong.left, place)
        ways = "+".join(tender.method_id for tender in right.tenders)
        return self._write_down(
            left, (), (off, *right.tenders), duty, document_id, reason, f"tender {place} {ways}", approval
        )

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
        known: tuple[Document, ...] = (),
    ) -> Returned:
        """Others are credited for what is still sold of these lines. Raises BadValue where none is, StorageError.

        Both halves name the line that they put right, so that what comes back later is taken off the right person.
        """
        before = self._write.already(document_id)
        if before is not None:
            return done(before, ReturnOutcome.ALREADY)
        left = refundable(sale, (*known, *self._returns.touching(sale.document_id)))
        wrong = lines_back(left, tuple(Chosen(number, left.line(number).left) for number in lines))
        if not wrong:
            raise BadValue(f"no line of {sale.number} is chosen")
        written: list[DocumentLine] = []
        for off in wrong:
            written.append(replace(off, line=len(written) + 1))
            written.append(_again(off, right, len(written) + 1))
        credited = ",".join(share.staff_id for share in right)
        what = f"assistants {','.join(str(number) for number in lines)} {credited}"
        return self._write_down(left, tuple(written), (), duty, document_id, reason, what, approval)

    def _write_down(
        self,
        left: Refundable,
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
        sale = left.document
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
            of=left,
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


def _again(off: DocumentLine, right: tuple[AssistantShare, ...], number: int) -> DocumentLine:
    """What was taken off, sold again by whoever sold it."""
    return replace(
        off,
        line=number,
        quantity=-off.quantity,
        paid=-off.paid,
        tax_amount=-off.tax_amount,
        allocations=tuple(replace(part, amount=-part.amount) for part in off.allocations),
        assistants=right,
    )
