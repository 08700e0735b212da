"""What a span of a till's work came to. Figures of two spans add up to the figures of both: Z is the sum of X since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pos.domain.document import Document
from pos.domain.drawer import CashMove
from pos.domain.money import Fen
from pos.domain.quantity import Milli
from pos.domain.takings import Taking
from pos.domain.tally import Tallies, added, net, once
from pos.domain.tender import Tender, TenderKind


@dataclass(frozen=True, slots=True)
class Acts:
    """What was done in a span."""

    documents: tuple[Document, ...] = ()
    """Sales, returns, exchanges …, in order."""
    takings: tuple[Taking, ...] = ()
    """Money that is not a sale, in order."""
    moves: tuple[CashMove, ...] = ()
    """Cash moved without a sale, in order."""
    openings: int = 0
    """How often the drawer was opened without a sale."""
    handovers: int = 0
    """Online orders handed over."""
    upto: int = 0
    """The number of the last event of the span."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums of a span."""

    documents: Tallies = ()
    """By `DocumentKind`: what the customers' documents came to."""
    takings: Tallies = ()
    """By `TakingKind`: money that is not a sale."""
    tenders: Tallies = ()
    """By tender method, of documents and takings alike: what was taken and given back."""
    moves: Tallies = ()
    """By `CashMoveKind`: into the drawer is taken, out of it given."""
    cash: Fen = 0
    """Cash taken less change and less what went back."""
    discounts: Fen = 0
    """All that was taken off."""
    pieces: Milli = 0
    """Pieces sold less those that came back, thousandths."""
    openings: int = 0
    """How often the drawer was opened without a sale."""
    handovers: int = 0
    """Online orders handed over."""

    @property
    def sales(self) -> int:
        """Documents completed."""
        return sum(each.number for each in self.documents)

    @property
    def total(self) -> Fen:
        """What the documents came to: sales less returns."""
        return net(self.documents)

    @property
    def moved(self) -> Fen:
        """What cash moves did to the drawer."""
        return net(self.moves)

    def expected(self, float_amount: Fen) -> Fen:
        """What a drawer that began with `float_amount` should hold."""
        return float_amount + self.cash + self.moved

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            documents=added((*self.documents, *other.documents)),
            takings=added((*self.takings, *other.takings)),
            tenders=added((*self.tenders, *other.tenders)),
            moves=added((*self.moves, *other.moves)),
            cash=self.cash + other.cash,
            discounts=self.discounts + other.discounts,
            pieces=self.pieces + other.pieces,
            openings=self.openings + other.openings,
            handovers=self.handovers + other.handovers,
        )


def figures(acts: Acts) -> Figures:
    """The sums of a span. Practice counts nothing."""
    documents = [document for document in acts.documents if not document.training]
    takings = [taking for taking in acts.takings if not taking.training]
    tenders = [tender for document in documents for tender in document.tenders]
    tenders += [tender for taking in takings for tender in taking.tenders]
    lines = [line for document in documents for line in document.lines]
    return Figures(
        documents=added(once(each.kind.value, each.total) for each in documents),
        takings=added(once(each.kind.value, each.amount) for each in takings),
        tenders=tallied(tenders),
        moves=added(once(each.kind.value, each.signed) for each in acts.moves),
        cash=sum(tender.amount for tender in tenders if tender.kind is TenderKind.CASH),
        discounts=sum(part.amount for line in lines for part in line.allocations),
        pieces=sum(line.quantity for line in lines),
        openings=acts.openings,
        handovers=acts.handovers,
    )


def tallied(tenders: Iterable[Tender]) -> Tallies:
    """Payments by method."""
    return added(once(tender.method_id, tender.amount, tender.name) for tender in tenders)
