"""What a return gives back of points, stored value and coupons: by what the sale stored, never by today's rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pos.domain.document import DocumentLine
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.ids import new_id
from pos.domain.refund import Refundable, part_of
from pos.domain.tender import Tender, TenderKind

_ACCOUNTS = {
    TenderKind.STORED_VALUE: EntitlementKind.STORED_VALUE,
    TenderKind.POINTS: EntitlementKind.POINTS,
}
"""Payments that are somebody's entitlement."""


def uses_back(
    of: Refundable | None, lines: Iterable[DocumentLine], tenders: Iterable[Tender], member_id: str
) -> tuple[EntitlementUse, ...]:
    """The movements on entitlements that the lines and tenders of a document give back."""
    payments = tuple(_payments(tenders, member_id))
    return (*payments, *(_given(of, tuple(lines)) if of else ()))


def _payments(tenders: Iterable[Tender], member_id: str) -> Iterator[EntitlementUse]:
    """Stored value and points that were paid with; money onto the account is a new one."""
    for tender in tenders:
        kind = _ACCOUNTS.get(tender.kind)
        if kind is None or not member_id or tender.amount >= 0:
            continue
        amount = -tender.points if kind is EntitlementKind.POINTS else -tender.amount
        yield EntitlementUse(kind, new_id(), member_id, amount, reverses=tender.refunds)


def _given(of: Refundable, lines: tuple[DocumentLine, ...]) -> Iterator[EntitlementUse]:
    """Coupons when the last piece that they made cheaper comes back; points by the part of their money off."""
    paid_with = {tender.tender_id for tender in of.document.tenders if tender.tender_id}
    earlier = [line for each in of.later for line in each.lines if line.returns_document == of.document.document_id]
    back = [line for line in lines if line.returns_document == of.document.document_id]
    for use in of.document.uses:
        if use.use_id in paid_with or use.amount >= 0:
            continue
        given = _allocated(of.document.lines, use)
        before, now = -_allocated(earlier, use), -_allocated(back, use)
        if use.kind is EntitlementKind.POINTS:
            amount = part_of(-use.amount, before + now, given) - part_of(-use.amount, before, given)
        else:
            amount = -use.amount if now > 0 and before + now >= given else 0
        if amount:
            yield EntitlementUse(use.kind, new_id(), use.subject, amount, reverses=use.use_id)


def _allocated(lines: Iterable[DocumentLine], use: EntitlementUse) -> int:
    """What an entitlement took off lines: an allocation names its rule, which is `points` where points were used."""
    names = {use.rule_id, use.subject, use.use_id, use.kind.value} - {""}
    return sum(part.amount for line in lines for part in line.allocations if part.rule_id in names)
