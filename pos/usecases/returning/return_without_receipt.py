"""Take goods back without a receipt: by approval, up to a limit, at no more than today's price."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pos.domain.catalogue import Item
from pos.domain.document import Allocation, DocumentKind, DocumentLine, Funder
from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.mark import Mark
from pos.domain.money import Fen
from pos.domain.paying import Payment, give_cash_back
from pos.domain.quantity import Milli, extend
from pos.domain.staff import Approval, Deed, Permission
from pos.domain.tax import tax_within
from pos.domain.tender import Tender, TenderKind
from pos.domain.trade_rules import TradeRules
from pos.domain.ways_back import Way
from pos.usecases.returning.return_goods import Returned, ReturnOutcome, done, refused
from pos.usecases.returning.write_document import Draft, WriteDocument

AGREED = "agreed"
"""Rule of an allocation that brings today's price down to what was agreed."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a customer brought without a receipt."""

    item: Item
    """What it is."""
    quantity: Milli
    """Thousandths, above 0."""
    amount: Fen
    """What is given back for all of it; no more than today's price."""
    faulty: bool = False
    """Whether it goes to the faulty goods."""
    mark: Mark | None = None
    """Which lot or piece it is, where its code was read and says so."""


def without_receipt(document_id: str, amount: Fen) -> Deed:
    """The deed of taking goods back without a receipt."""
    return Deed(Permission.RETURN_WITHOUT_RECEIPT, subject=document_id, detail=str(amount), amount=amount)


class ReturnWithoutReceipt:
    """Writes such a return."""

    def __init__(self, *, write: WriteDocument, rules: Callable[[], TradeRules]) -> None:
        self._write = write
        self._rules = rules

    def __call__(
        self,
        brought: tuple[Brought, ...],
        duty: Duty,
        *,
        document_id: str,
        reason: str,
        way: Way = Way.CASH,
        member_id: str = "",
        approval: Approval | None = None,
    ) -> Returned:
        """Give it back in cash, or onto a member's account. Raises BadValue without a reason, StorageError."""
        if not reason.strip():
            raise BadValue("a return without a receipt needs a reason")
        before = self._write.already(document_id)
        if before is not None:
            return done(before, ReturnOutcome.ALREADY)
        if not brought:
            return Returned(ReturnOutcome.NOTHING_CHOSEN)
        rules = self._rules()
        lines = tuple(_line(number, each) for number, each in enumerate(brought, start=1))
        amount = sum(each.amount for each in brought)
        if amount > rules.no_receipt_limit:
            return Returned(ReturnOutcome.TOO_MUCH)
        if way is Way.STORED_VALUE and not member_id:
            return Returned(ReturnOutcome.MEMBER_WANTED)
        refusal = refused(duty, (without_receipt(document_id, amount),), (approval,) if approval else ())
        if refusal is not None:
            return refusal
        cash = give_cash_back(Payment(due=-amount), rounding=rules.cash).payment.tenders
        onto = (Tender(TenderKind.STORED_VALUE, -amount),) if amount else ()
        document = self._write(
            Draft(
                document_id=document_id,
                kind=DocumentKind.RETURN,
                lines=lines,
                tenders=onto if way is Way.STORED_VALUE else cash,
                approvals=(approval,) if approval else (),
                reason=reason.strip(),
                faulty=frozenset(number for number, each in enumerate(brought, start=1) if each.faulty),
                member_id=member_id,
            ),
            duty,
        )
        return done(document)


def _line(number: int, brought: Brought) -> DocumentLine:
    item, quantity, amount = brought.item, brought.quantity, brought.amount
    gross = extend(item.retail_price, quantity)
    if quantity <= 0 or not 0 <= amount <= gross:
        raise BadValue(f"{amount} for {quantity} of {item.variant_id}")
    less = gross - amount
    return DocumentLine(
        line=number,
        variant_id=item.variant_id,
        style_code=item.style_code,
        name=item.name,
        colour=item.colour,
        size=item.size,
        quantity=-quantity,
        list_price=item.list_price,
        retail_price=item.retail_price,
        paid=-amount,
        tax_rate=item.tax_rate,
        tax_amount=-tax_within(amount, item.tax_rate),
        allocations=(Allocation(AGREED, "", -less, Funder.STORE),) if less else (),
        code=item.barcode or item.style_code,
    ).marked(brought.mark)
