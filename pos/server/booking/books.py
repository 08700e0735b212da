"""What tills' documents do to members' accounts. It has happened, so it is never refused; excess is an exception."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select, update

from pos.domain.document import Document, DocumentKind
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.ids import checked_id
from pos.domain.moments import to_ms
from pos.domain.takings import Taking
from pos.domain.tender import TenderKind
from pos.server.booking.redeeming import GiveCoupons, give_rights_back, owners_of, redeem_coupon, use_right
from pos.server.clock import Clock
from pos.server.enrolment.sessions import TillIdentity
from pos.server.holds.quotas import count_quota
from pos.server.holds.tables import holds
from pos.server.keys import Keys
from pos.server.members.accounts import lock_members
from pos.server.members.earning import (
    come_back,
    earning_nothing,
    goods_of,
    keep_document,
    name_late,
    put_right,
    returned_goods,
    settle,
)
from pos.server.members.standing import look_at_level
from pos.server.members.tables import document_points
from pos.server.members.telling import tell
from pos.server.members.uses import USE_REPEATED, Booking, book_points, book_value, first_time
from pos.server.rows import among
from pos.server.transaction import Transaction
from pos.wire.event import MemberNamed

NAMED_TWICE = "member_named_twice"
"""A member was named for a sale that has another one."""

Note = Callable[[int, Iterable[tuple[str, str]]], None]
"""Tells what is odd about an event: its tseq, and (code, what it is about)."""


@dataclass(slots=True)
class News:
    """What a batch of events says about members."""

    documents: list[tuple[int, Document]] = field(default_factory=list)
    """New documents, by the number of their event."""
    takings: list[tuple[int, Taking]] = field(default_factory=list)
    """New money that is not a sale."""
    named: list[tuple[int, MemberNamed]] = field(default_factory=list)
    """Members named after the payment."""

    def __bool__(self) -> bool:
        return bool(self.documents or self.takings or self.named)


class MemberBooks:
    """Books what arrives."""

    def __init__(self, *, keys: Keys, clock: Clock, reward: GiveCoupons) -> None:
        """`reward` gives coupons for next time."""
        self._keys = keys
        self._clock = clock
        self._reward = reward

    def book(self, tx: Transaction, till: TillIdentity, news: News, note: Note) -> None:
        """Book a batch in the order of its events. Locks the members concerned, in the order of their ids.

        Raises BadValue for ids that are none.
        """
        if not news or not (plans := _plans(news)):
            return
        now = lock_members(tx, _whose(tx, plans))
        touched: set[str] = set()
        for plan in plans:
            odd = self._one(tx, till, plan, now, touched)
            note(plan.tseq, odd)
        for member_id in sorted(touched):
            look_at_level(tx, member_id, clock=self._clock)
        # Whoever brought a coupon or a voucher: its owner's wallet is another one now.
        owners = owners_of(tx.connection, [use for plan in plans for use in plan.uses])
        tell(tx, touched | owners, keys=self._keys, clock=self._clock)

    def _one(
        self, tx: Transaction, till: TillIdentity, plan: _Plan, now: dict[str, str], touched: set[str]
    ) -> list[tuple[str, str]]:
        odd: list[tuple[str, str]] = []
        if plan.named is not None:
            member_id = now[plan.member_id]
            if not name_late(tx, plan.document_id, member_id, clock=self._clock):
                odd.append((NAMED_TWICE, plan.document_id))
            touched.add(member_id)
            return odd
        for use in plan.uses:
            whose = now.get(_owner(use, plan), "")
            booking = Booking(whose, plan.document_id, till.till_id, plan.moment_ms)
            odd += _book(tx, till, use, booking, self._reward)
            touched.add(whose)
        if plan.document is not None:
            member_id = now.get(plan.member_id, "")
            nothing = earning_nothing(tx.connection, till.store_id)
            if plan.document.kind is DocumentKind.CORRECTION:
                touched.add(put_right(tx, plan.document, nothing, clock=self._clock))
                touched.discard("")
                return odd
            goods = goods_of(plan.document, nothing)
            if goods.sold:
                keep_document(tx, plan.document, till.store_id, member_id, goods)
                touched.add(settle(tx, plan.document_id, clock=self._clock))
            for document_id, amount in returned_goods(plan.document):
                touched.add(_come_back(tx, document_id, amount, clock=self._clock))
        touched.discard("")
        return odd


@dataclass(slots=True)
class _Plan:
    """One event's part."""

    tseq: int
    document_id: str
    member_id: str
    moment_ms: int
    uses: Sequence[EntitlementUse] = ()
    document: Document | None = None
    named: MemberNamed | None = None


def _plans(news: News) -> list[_Plan]:
    """Events that concern a member or an entitlement, in order; most sales of a shop do not."""
    plans = []
    for tseq, document in news.documents:
        if document.kind is DocumentKind.CORRECTION:
            # Goods that are credited to somebody else are not sold again, and earn nothing twice.
            moment_ms = to_ms(document.moment)
            plans.append(_Plan(tseq, document.corrects, document.member_id, moment_ms, document=document))
            continue
        uses = (*document.uses, *_tenders(document))
        if uses or document.member_id or any(line.returns_document for line in document.lines):
            moment_ms = to_ms(document.moment)
            plans.append(_Plan(tseq, document.document_id, document.member_id, moment_ms, uses, document))
    for tseq, taking in news.takings:
        if taking.uses:
            plans.append(_Plan(tseq, taking.taking_id, taking.member_id, to_ms(taking.moment), taking.uses))
    plans += [_Plan(tseq, named.document_id, named.member_id, 0, named=named) for tseq, named in news.named]
    for plan in plans:
        for each in (plan.document_id, *([plan.member_id] if plan.member_id else ())):
            checked_id(each)
    return sorted(plans, key=lambda plan: plan.tseq)


def _tenders(document: Document) -> Iterator[EntitlementUse]:
    """Stored value and points among the payments, where the document does not carry them as uses itself."""
    known = {use.use_id for use in document.uses}
    for place, tender in enumerate(document.tenders):
        if tender.kind not in (TenderKind.STORED_VALUE, TenderKind.POINTS) or tender.tender_id in known:
            continue
        value = tender.kind is TenderKind.STORED_VALUE
        yield EntitlementUse(
            kind=EntitlementKind.STORED_VALUE if value else EntitlementKind.POINTS,
            use_id=tender.tender_id or _made_up(document.document_id, place),
            subject="",
            amount=-tender.amount if value else -tender.points,
            reverses=tender.refunds,
        )


def _made_up(document_id: str, place: int) -> str:
    """The id of a use whose tender has none."""
    return str(uuid.uuid5(uuid.UUID(checked_id(document_id)), f"tender {place}"))


def _owner(use: EntitlementUse, plan: _Plan) -> str:
    """Whose account it is: that of points and stored value says so itself, a tender's is the document's member."""
    mine = use.kind in (EntitlementKind.POINTS, EntitlementKind.STORED_VALUE)
    return use.subject if mine and use.subject else plan.member_id


def _whose(tx: Transaction, plans: Sequence[_Plan]) -> set[str]:
    """Everybody whose account a batch touches: their ledgers are locked before anything is written."""
    ids = {plan.member_id for plan in plans} | {_owner(use, plan) for plan in plans for use in plan.uses}
    documents = {document_id for plan in plans if plan.document for document_id, _ in returned_goods(plan.document)}
    documents |= {plan.document_id for plan in plans}
    rows = select(document_points.c.member_id).where(
        among(tx.connection, document_points.c.document_id, sorted(documents))
    )
    return (ids | set(tx.connection.execute(rows).scalars())) - {""}


def _book(
    tx: Transaction, till: TillIdentity, use: EntitlementUse, booking: Booking, reward: GiveCoupons
) -> list[tuple[str, str]]:
    """Book one use; what is odd about it."""
    checked_id(use.use_id)
    done = update(holds).where(holds.c.hold_id == use.use_id, holds.c.state != "used").values(state="used")
    tx.connection.execute(done)
    if not first_time(tx, use, booking):
        return [(USE_REPEATED, use.use_id)]
    if use.kind is EntitlementKind.POINTS:
        return book_points(tx, use, booking)
    if use.kind is EntitlementKind.STORED_VALUE:
        return book_value(tx, use, booking)
    if use.kind is EntitlementKind.QUOTA:
        return count_quota(tx, use, booking, store_id=till.store_id)
    if use.kind is EntitlementKind.COUPON:
        return redeem_coupon(tx, use, booking, reward=reward)
    return use_right(tx, use, booking)


def _come_back(tx: Transaction, document_id: str, amount: int, *, clock: Clock) -> str:
    """Goods of a sale came back: its points with them, and, when all of it came back, its coupons."""
    checked_id(document_id)
    whole = come_back(tx, document_id, amount)
    member_id = settle(tx, document_id, clock=clock)
    if whole:
        give_rights_back(tx, document_id, clock=clock)
    return member_id
