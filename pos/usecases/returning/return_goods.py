"""Take goods back, or exchange them. Never the same piece twice, as far as anybody can know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.document import Document, DocumentKind, InvoiceState
from pos.domain.duty import Duty
from pos.domain.errors import CentralError
from pos.domain.money import Fen
from pos.domain.paying import Payment
from pos.domain.refund import refundable
from pos.domain.staff import Approval, Deed, Leave, leave
from pos.domain.tender import Tender, TenderKind
from pos.ports.receipts import Receipts
from pos.ports.returns import Returns
from pos.usecases.returning.propose_return import Proposal, ProposeReturn, Wish, returning
from pos.usecases.returning.write_document import Draft, WriteDocument
from pos.wire.returns import ClaimReturn, Permit


class ReturnOutcome(StrEnum):
    """What a return, an exchange or their like came to."""

    DONE = "done"
    ALREADY = "already"
    """This very one was written before; nothing was done now."""
    NOTHING_CHOSEN = "nothing_chosen"
    TAKEN = "taken"
    """Something of it came back meanwhile, here or elsewhere."""
    NEEDS_APPROVAL = "needs_approval"
    """`deed` says what for."""
    DENIED = "denied"
    """This role may not, whoever approves."""
    NOT_SETTLED = "not_settled"
    """Something is to be paid, and the payment does not come to it."""
    MEMBER_WANTED = "member_wanted"
    """Money goes onto an account, and the sale has no member."""
    TOO_LATE = "too_late"
    """Not in the shift, or on the day, that it has to be in."""
    ELSEWHERE = "elsewhere"
    """Only the till that took the money can put it right."""
    TOO_MUCH = "too_much"
    """More than may be given back this way."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What it came to. Returned after COMMIT: what it says is on disk."""

    outcome: ReturnOutcome
    """What it came to."""
    document: Document | None = None
    """For `DONE` and `ALREADY`."""
    deed: Deed | None = None
    """For `NEEDS_APPROVAL`: what a manager has to say yes to."""
    back: Fen = 0
    """Cash to be given to the customer."""
    decided_offline: bool = False
    """Head office was not asked: should another till have taken the same back, it becomes an exception there."""


class ReturnGoods:
    """Writes a return or an exchange."""

    def __init__(self, *, propose: ProposeReturn, write: WriteDocument, returns: Returns, receipts: Receipts) -> None:
        self._propose = propose
        self._write = write
        self._returns = returns
        self._receipts = receipts

    def __call__(
        self,
        wish: Wish,
        duty: Duty,
        *,
        payment: Payment | None = None,
        approvals: tuple[Approval, ...] = (),
        reason: str = "",
        invoice: InvoiceState = InvoiceState.NONE,
    ) -> Returned:
        """Do what `wish` says. `payment`: of what an exchange costs beyond what was paid.

        Raises BadValue for what cannot be chosen, StorageError; then nothing was written.
        """
        before = self._write.already(wish.return_id)
        if before is not None:
            return done(before, ReturnOutcome.ALREADY)
        if not wish.chosen:
            return Returned(ReturnOutcome.NOTHING_CHOSEN)
        original = wish.refundable.document
        # What this very till did since the receipt was shown counts, whatever was shown.
        now = refundable(original, (*wish.refundable.later, *self._returns.touching(original.document_id)))
        if any(each.quantity > now.line(each.line).left for each in wish.chosen):
            return Returned(ReturnOutcome.TAKEN)
        proposal = self._propose(wish)
        refusal = _refusal(wish, proposal, duty, payment, approvals)
        if refusal is not None:
            return refusal
        asked = self._claim(wish)
        if asked is Permit.TAKEN:
            return Returned(ReturnOutcome.TAKEN)
        document = self._write(
            Draft(
                document_id=wish.return_id,
                kind=proposal.kind,
                lines=proposal.lines,
                tenders=payment.tenders if payment is not None and proposal.total > 0 else proposal.tenders,
                of=wish.refundable,
                approvals=approvals,
                carried=proposal.carried,
                reason=reason,
                faulty=frozenset(line.line for line in proposal.back if line.returns_line in wish.faulty),
                invoice=invoice,
                taken=proposal.taken.uses,
            ),
            duty,
        )
        return done(document, decided_offline=asked is None)

    def _claim(self, wish: Wish) -> Permit | None:
        """What head office says; None: it cannot be asked."""
        claim = ClaimReturn(wish.return_id, wish.refundable.document.document_id, wish.chosen)
        try:
            return self._receipts.claim(claim).permit
        except CentralError:
            return None


def done(document: Document, outcome: ReturnOutcome = ReturnOutcome.DONE, *, decided_offline: bool = False) -> Returned:
    """The answer of a document that is written. A correction moves no money, whatever it renames."""
    back = 0 if document.kind is DocumentKind.CORRECTION else cash_out(document.tenders)
    return Returned(outcome, document, back=back, decided_offline=decided_offline)


def cash_out(tenders: tuple[Tender, ...]) -> Fen:
    """What the customer is handed in cash."""
    return sum(tender.change for tender in tenders if tender.kind is TenderKind.CASH)


def refused(duty: Duty, deeds: tuple[Deed, ...], approvals: tuple[Approval, ...]) -> Returned | None:
    """Why the first of these may not be done by this clerk with these approvals."""
    for deed in deeds:
        yes = next((approval for approval in approvals if approval.covers(deed)), None)
        given = leave(duty.staff, deed, yes)
        if given is Leave.DENIED:
            return Returned(ReturnOutcome.DENIED, deed=deed)
        if given is Leave.NEEDS_APPROVAL:
            return Returned(ReturnOutcome.NEEDS_APPROVAL, deed=deed)
    return None


def _refusal(
    wish: Wish, proposal: Proposal, duty: Duty, payment: Payment | None, approvals: tuple[Approval, ...]
) -> Returned | None:
    given = max(0, -proposal.total)
    onto = any(tender.kind is TenderKind.STORED_VALUE and not tender.refunds for tender in proposal.tenders)
    if onto and not wish.refundable.document.member_id:
        return Returned(ReturnOutcome.MEMBER_WANTED)
    settled = payment is not None and payment.settled and payment.due == proposal.total
    if proposal.total > 0 and not settled:
        return Returned(ReturnOutcome.NOT_SETTLED)
    if proposal.kind is DocumentKind.RETURN and proposal.total > 0:
        return Returned(ReturnOutcome.TOO_MUCH)
    return refused(duty, (returning(wish, given), *proposal.needs), approvals)
