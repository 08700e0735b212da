"""What came back, in the memory of a fake ledger."""

from __future__ import annotations

from pos.domain.document import Document
from pos.domain.money import Fen
from pos.domain.refund import touches
from pos.domain.takings import Taking
from pos.domain.tender import TenderKind
from tests.fakes.ledger import Ledger


class Returns:
    """`ports.returns.Returns`."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def touching(self, document_id: str) -> tuple[Document, ...]:
        return tuple(each for each in self._ledger.state.documents.values() if touches(each, document_id))

    def sold_of_order(self, order_id: str) -> Document | None:
        sold = (
            each
            for each in self._ledger.state.documents.values()
            if any(line.order_id == order_id for line in each.lines)
        )
        return next(sold, None)

    def taking(self, number: str) -> Taking | None:
        return next((each for each in self._ledger.state.takings if each.number == number.strip().upper()), None)

    def taking_by_id(self, taking_id: str) -> Taking | None:
        return next((each for each in self._ledger.state.takings if each.taking_id == taking_id), None)

    def given_back(self, taking_id: str) -> tuple[Taking, ...]:
        return tuple(each for each in self._ledger.state.takings if each.returns == taking_id)

    def settled_with(self, number: str) -> Fen:
        tenders = [tender for each in self._ledger.state.documents.values() for tender in each.tenders]
        return sum(t.amount for t in tenders if t.kind is TenderKind.DEPOSIT and t.reference == number)
