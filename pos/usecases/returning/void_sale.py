"""Void a sale just made (作废): in the same shift, with a reason; everything goes back as it came."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.coming_back import Chosen, lines_back
from pos.domain.document import Document, DocumentKind
from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.no_longer_earned import no_longer_earned
from pos.domain.refund import refundable
from pos.domain.staff import Approval, Deed, Permission
from pos.domain.taking_back import taken_back
from pos.domain.tender import Tender, TenderKind
from pos.ports.returns import Returns
from pos.usecases.returning.return_goods import Returned, ReturnOutcome, done, refused
from pos.usecases.returning.write_document import Draft, WriteDocument


def voiding(sale: Document, reason: str) -> Deed:
    """The deed of voiding a sale."""
    return Deed(Permission.VOID, subject=sale.document_id, detail=reason.strip(), amount=sale.total)


class VoidSale:
    """Voids a sale of this shift that nobody has touched since."""

    def __init__(self, *, write: WriteDocument, returns: Returns) -> None:
        self._write = write
        self._returns = returns

    def __call__(
        self, sale: Document, duty: Duty, *, void_id: str, reason: str, approval: Approval | None = None
    ) -> Returned:
        """Write the void. `void_id`: UUIDv7, so that voiding twice is voiding once.

        Raises BadValue without a reason, StorageError; then nothing was written.
        """
        if not reason.strip():
            raise BadValue("a void needs a reason")
        before = self._write.already(void_id)
        if before is not None:
            return done(before, ReturnOutcome.ALREADY)
        left = refundable(sale, self._returns.touching(sale.document_id))
        if not left.untouched or sale.kind is not DocumentKind.SALE:
            return Returned(ReturnOutcome.TAKEN)
        if sale.shift_id != duty.shift.shift_id:
            return Returned(ReturnOutcome.TOO_LATE)
        refusal = refused(duty, (voiding(sale, reason),), (approval,) if approval else ())
        if refusal is not None:
            return refusal
        everything = {each.line.line: each.left for each in left.lines}
        document = self._write(
            Draft(
                document_id=void_id,
                kind=DocumentKind.VOID,
                lines=lines_back(left, tuple(Chosen(line, quantity) for line, quantity in everything.items())),
                tenders=tuple(_undone(tender, place) for place, tender in enumerate(sale.tenders, start=1)),
                of=left,
                approvals=(approval,) if approval else (),
                reason=reason.strip(),
                invoice=sale.invoice,
                # Nobody has spent a coupon of a sale just made, as far as can be known here.
                taken=taken_back(left, tuple(no_longer_earned(left, everything)), (), void_id).uses,
            ),
            duty,
        )
        return done(document)


def _undone(tender: Tender, place: int) -> Tender:
    """A payment the other way round."""
    cash = tender.kind is TenderKind.CASH
    return replace(
        tender,
        amount=-tender.amount,
        given=0,
        change=tender.amount if cash else 0,
        tender_id="",
        refunds=tender.tender_id,
        of_tender=place,
        gift=-tender.gift,
        points=-tender.points,
    )
