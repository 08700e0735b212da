"""Price protection (差价退款): what became cheaper within the promise, the difference goes back, once per piece."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from pos.domain.cart import Cart, add
from pos.domain.coming_back import piece_now, protected_line
from pos.domain.document import DocumentKind
from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.money import Fen
from pos.domain.pricing import PricedCart
from pos.domain.quantity import ONE, Milli
from pos.domain.refund import Refundable, refundable
from pos.domain.staff import Approval, Deed, Permission
from pos.domain.trade_rules import TradeRules
from pos.domain.ways_back import Way, ways_back
from pos.ports.catalogue import Catalogue
from pos.ports.clock import Clock
from pos.ports.returns import Returns
from pos.usecases.returning.propose_return import methods_of
from pos.usecases.returning.return_goods import Returned, ReturnOutcome, done, refused
from pos.usecases.returning.write_document import Draft, WriteDocument


@dataclass(frozen=True, slots=True)
class Cheaper:
    """A line that costs less today."""

    line: int
    """The line of the receipt."""
    pieces: Milli
    """Pieces with the customer whose price was not protected yet, thousandths."""
    paid: Fen
    """What they cost."""
    today: Fen
    """What one piece costs today."""
    difference: Fen
    """To be given back for all of them, above 0."""


class ProtectPrice:
    """Looks for what became cheaper, and gives the difference back."""

    def __init__(
        self,
        *,
        write: WriteDocument,
        returns: Returns,
        catalogue: Catalogue,
        clock: Clock,
        rules: Callable[[], TradeRules],
        today: Callable[[], date],
        price: Callable[[Cart], PricedCart],
    ) -> None:
        """`price`: what a cart costs today, promotions included."""
        self._write = write
        self._returns = returns
        self._catalogue = catalogue
        self._clock = clock
        self._rules = rules
        self._today = today
        self._price = price

    def in_time(self, refundable: Refundable) -> bool:
        """Whether the promise still holds for a receipt."""
        days = self._rules().protection_days
        return days > 0 and self._today() <= refundable.document.business_date + timedelta(days=days)

    def look(self, refundable: Refundable) -> tuple[Cheaper, ...]:
        """What became cheaper, line by line; nothing where the promise is over."""
        if not self.in_time(refundable):
            return ()
        found = []
        for left in refundable.lines:
            item = self._catalogue.item(left.line.variant_id)
            if item is None or left.unprotected == 0:
                continue
            cart = add(Cart(cart_id=new_id(), started=self._clock.now()), item, code=left.line.code, quantity=ONE)
            today = self._price(cart).total
            difference = piece_now(left, today)
            if difference:
                cost = left.cost(left.unprotected)
                found.append(Cheaper(left.line.line, left.unprotected, cost, today, difference))
        return tuple(found)

    def __call__(
        self,
        shown: Refundable,
        cheaper: tuple[Cheaper, ...],
        duty: Duty,
        *,
        document_id: str,
        way: Way = Way.AS_PAID,
        approval: Approval | None = None,
    ) -> Returned:
        """Give the differences back. Raises StorageError; then nothing was written."""
        before = self._write.already(document_id)
        if before is not None:
            return done(before, ReturnOutcome.ALREADY)
        if not cheaper:
            return Returned(ReturnOutcome.NOTHING_CHOSEN)
        sold = shown.document
        if not self.in_time(shown):
            return Returned(ReturnOutcome.TOO_LATE)
        now = refundable(sold, (*shown.later, *self._returns.touching(sold.document_id)))
        if any(now.line(each.line).unprotected != each.pieces for each in cheaper):
            return Returned(ReturnOutcome.TAKEN)
        amount = sum(each.difference for each in cheaper)
        if way is Way.STORED_VALUE and not sold.member_id:
            return Returned(ReturnOutcome.MEMBER_WANTED)
        refusal = refused(duty, (protecting(document_id, sold.number, amount),), (approval,) if approval else ())
        if refusal is not None:
            return refusal
        rules = self._rules()
        document = self._write(
            Draft(
                document_id=document_id,
                kind=DocumentKind.PRICE_PROTECTION,
                lines=tuple(
                    protected_line(now.line(each.line), each.difference, document_id=sold.document_id, number=number)
                    for number, each in enumerate(cheaper, start=1)
                ),
                tenders=ways_back(now.tenders, amount, way=way, rounding=rules.cash, methods=methods_of(rules)),
                of=now,
                approvals=(approval,) if approval else (),
                moves=False,
            ),
            duty,
        )
        return done(document)


def protecting(document_id: str, number: str, amount: Fen) -> Deed:
    """The deed of giving price differences back."""
    return Deed(Permission.PRICE_PROTECTION, subject=document_id, detail=number, amount=amount)
