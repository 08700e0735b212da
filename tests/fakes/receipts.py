"""Other tills' receipts in memory; out of reach when it is told to be."""

from __future__ import annotations

from pos.domain.errors import Unreachable
from pos.domain.refund import refundable
from pos.wire.returns import ClaimReturn, DocumentAnswer, Permit, ReturnClaimed, TakingAnswer


class Receipts:
    """`ports.receipts.Receipts`."""

    def __init__(self) -> None:
        self.reachable = True
        self.answers: dict[str, DocumentAnswer] = {}  # number, order number or id → what is told
        self.takings: dict[str, TakingAnswer] = {}
        self.claims: dict[str, ClaimReturn] = {}

    def find(self, text: str) -> DocumentAnswer:
        self._reach()
        return self.answers.get(text.upper(), DocumentAnswer(document=None))

    def claim(self, claim: ClaimReturn) -> ReturnClaimed:
        self._reach()
        found = [
            each for each in self.answers.values() if each.document and each.document.document_id == claim.document_id
        ]
        if not found or found[0].document is None:
            return ReturnClaimed(Permit.UNKNOWN)
        left = refundable(found[0].document, found[0].later)
        held = [each for each in self.claims.values() if each.document_id == claim.document_id]
        for line in claim.lines:
            others = sum(
                o.quantity for h in held if h.return_id != claim.return_id for o in h.lines if o.line == line.line
            )
            if line.quantity + others > left.line(line.line).left:
                return ReturnClaimed(Permit.TAKEN)
        self.claims[claim.return_id] = claim
        return ReturnClaimed(Permit.GRANTED)

    def taking(self, number: str) -> TakingAnswer:
        self._reach()
        return self.takings.get(number.upper(), TakingAnswer(taking=None))

    def _reach(self) -> None:
        if not self.reachable:
            raise Unreachable("no network")
