"""The till's ledger in memory. A transaction works on a copy, which takes the place of the state when it commits."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

from pos.domain.cart import Cart
from pos.domain.document import Document
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.errors import BadValue
from pos.domain.figures import Acts
from pos.domain.money import Fen
from pos.domain.numbering import NumberKind
from pos.domain.order import Action, ActionKind
from pos.domain.quantity import Milli
from pos.domain.receiving import Receiving
from pos.domain.rule_limits import RuleUse
from pos.domain.shift import Shift, ShiftClose, ShiftTotals
from pos.domain.stock import Movement
from pos.domain.stocktake import Count, Stocktake
from pos.domain.takings import Taking
from pos.domain.tender import TenderKind
from pos.ports.ledger import NewEvent
from pos.ports.printing import PrintJob
from pos.wire.event import DocumentDone, OrderActed, decode_body, decode_head, encode_event
from pos.wire.members import SignUp
from tests.fakes.acts import gathered, shift_of


@dataclass
class LedgerTransaction:
    """`ports.ledger.LedgerTransaction`, and all that a ledger holds."""

    till_id: str
    numbers: Counter[NumberKind] = field(default_factory=Counter)
    events: list[NewEvent] = field(default_factory=list)
    payloads: list[bytes] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    movements: list[tuple[int, Movement]] = field(default_factory=list)
    actions: list[tuple[int, Action]] = field(default_factory=list)
    shifts: list[Shift] = field(default_factory=list)
    closes: list[ShiftClose] = field(default_factory=list)
    cart: Cart | None = None
    held: dict[str, Cart] = field(default_factory=dict)
    takings: list[Taking] = field(default_factory=list)
    jobs: list[PrintJob] = field(default_factory=list)
    sign_ups: dict[str, SignUp] = field(default_factory=dict)
    stocktakes: list[Stocktake] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    receivings: dict[str, Receiving] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)  # document id → member id

    def next_number(self, kind: NumberKind) -> int:
        self.numbers[kind] += 1
        return self.numbers[kind]

    def is_finished(self, document_id: str) -> bool:
        return document_id in self.documents

    def append(self, event: NewEvent) -> int:
        tseq = len(self.events) + 1
        self.payloads.append(
            encode_event(
                event_id=event.event_id,
                till_id=self.till_id,
                tseq=tseq,
                kind=event.kind,
                moment=event.moment,
                staff_id=event.staff_id,
                business_date=event.business_date,
                body=event.body,
            )
        )
        self.events.append(event)
        self.movements += [(tseq, movement) for movement in getattr(event.body, "movements", ())]
        return tseq

    def add_document(self, document: Document, *, tseq: int) -> None:
        if document.document_id in self.documents:
            raise BadValue("that document is there")
        self._check(tseq)
        self.documents[document.document_id] = document

    def add_taking(self, taking: Taking, *, tseq: int) -> None:
        self._check(tseq)
        self.takings.append(taking)

    def keep_stocktake(self, stocktake: Stocktake, *, tseq: int) -> None:
        self._check(tseq)
        self.stocktakes.append(stocktake)

    def add_counts(self, counts: tuple[Count, ...]) -> None:
        self.counts += counts

    def save_receiving(self, receiving: Receiving) -> bool:
        new = receiving.receipt_id not in self.receivings
        self.receivings[receiving.receipt_id] = receiving
        return new

    def end_receiving(self, receipt_id: str) -> None:
        self.receivings.pop(receipt_id, None)

    def add_order_action(self, action: Action, *, tseq: int) -> None:
        self._check(tseq)
        self.actions.append((tseq, action))

    def open_shift(self, shift: Shift, *, alone: bool = True) -> None:
        if any(alone or each.staff_id == shift.staff_id for each in self.open_shifts()):
            raise BadValue("a shift is open")
        self.shifts.append(shift)

    def close_shift(self, close: ShiftClose) -> None:
        self.closes.append(close)

    def perpetual(self) -> Fen:
        return self.closes[-1].perpetual if self.closes else 0

    def acts(self, shift_id: str, *, after: int = 0) -> Acts:
        return gathered([each for each in self.numbered() if each[0] > after and shift_of(each[1]) == shift_id])

    def numbered(self) -> list[tuple[int, NewEvent]]:
        return list(enumerate(self.events, start=1))

    def open_shifts(self) -> list[Shift]:
        closed = {close.shift_id for close in self.closes}
        return [shift for shift in self.shifts if shift.shift_id not in closed]

    def save_open_cart(self, cart: Cart | None) -> None:
        self.cart = cart

    def hold_cart(self, cart: Cart) -> None:
        self.held[cart.cart_id] = cart

    def take_held(self, cart_id: str) -> Cart | None:
        return self.held.pop(cart_id, None)

    def queue_print(self, job: PrintJob) -> None:
        self.jobs.append(job)

    def name_member(self, document_id: str, member_id: str, *, tseq: int) -> None:
        self._check(tseq)
        self.named[document_id] = member_id

    def keep_sign_up(self, asked: SignUp) -> None:
        self.sign_ups.setdefault(asked.member_id, asked)

    def forget_sign_up(self, member_id: str) -> None:
        self.sign_ups.pop(member_id, None)

    def _check(self, tseq: int) -> None:
        if tseq != len(self.events):
            raise BadValue("an event comes before what it carries")


class Ledger:
    """`ports.ledger.Ledger`."""

    def __init__(self, till_id: str = "till-1") -> None:
        self.state = LedgerTransaction(till_id)
        self.fault: Exception | None = None
        """Raised by the next commit."""
        self.fault_stays = False
        """Whether every commit after it raises too, as a full disk does."""

    def transaction(self) -> AbstractContextManager[LedgerTransaction]:
        return self._transaction()

    @contextmanager
    def _transaction(self) -> Iterator[LedgerTransaction]:
        after = copy.deepcopy(self.state)
        yield after
        if self.fault is not None:
            fault = self.fault
            if not self.fault_stays:
                self.fault = None
            raise fault
        self.state = after

    def current_shift(self) -> Shift | None:
        closed = {close.shift_id for close in self.state.closes}
        return next((shift for shift in self.state.shifts if shift.shift_id not in closed), None)

    def shift_totals(self, shift_id: str) -> ShiftTotals:
        documents = [each for each in self.state.documents.values() if each.shift_id == shift_id]
        tenders = [tender for document in documents for tender in document.tenders]
        cash = sum(tender.amount for tender in tenders if tender.kind is TenderKind.CASH)
        start = next((shift.float_amount for shift in self.state.shifts if shift.shift_id == shift_id), 0)
        return ShiftTotals(
            sales=len(documents),
            total=sum(document.total for document in documents),
            cash=cash,
            expected_cash=start + cash,
            handovers=sum(getattr(event.body, "shift_id", "") == shift_id for event in self._handovers()),
        )

    def document(self, document_id: str) -> Document | None:
        return self.state.documents.get(document_id)

    def document_by_number(self, number: str) -> Document | None:
        return next((each for each in self.state.documents.values() if each.number == number), None)

    def sold_with(self, variant_id: str, serial: str) -> str:
        sold = [
            (document.number, line.quantity)
            for document in reversed(self.state.documents.values())
            for line in document.lines
            if (line.variant_id, line.serial) == (variant_id, serial)
        ]
        return sold[0][0] if sum(quantity for _, quantity in sold) > 0 else ""

    def recent_documents(self, *, limit: int = 50) -> tuple[Document, ...]:
        return tuple(reversed(self.state.documents.values()))[:limit]

    def open_cart(self) -> Cart | None:
        return self.state.cart

    def held_carts(self) -> tuple[Cart, ...]:
        return tuple(self.state.held.values())

    def moved_since(self, tseq: int) -> Mapping[str, Milli]:
        moved: Counter[str] = Counter()
        for number, movement in self.state.movements:
            if number > tseq:
                moved[movement.variant_id] += movement.quantity
        return moved

    def order_actions_since(self, tseq: int) -> tuple[OrderActed, ...]:
        bodies = [decode_body(decode_head(self.state.payloads[n - 1])) for n, _ in self.state.actions if n > tseq]
        return tuple(body for body in bodies if isinstance(body, OrderActed))

    def order_payments_since(self, tseq: int) -> Mapping[str, Fen]:
        taken: dict[str, Fen] = {}
        for event in self.state.events[tseq:]:
            if not isinstance(event.body, DocumentDone):
                continue
            document = event.body.document
            money = sum(each.amount for each in document.tenders if each.kind is not TenderKind.PREPAID)
            for order_id in {line.order_id for line in document.lines if line.order_id}:
                taken[order_id] = taken.get(order_id, 0) + money
        return taken

    def offline_uses_since(self, tseq: int) -> tuple[EntitlementUse, ...]:
        bodies = [event.body for event in self.state.events[tseq:] if isinstance(event.body, DocumentDone)]
        uses = [use for body in bodies for use in body.document.uses]
        return tuple(use for use in uses if use.offline and use.kind is not EntitlementKind.QUOTA)

    def rule_uses_since(self, tseq: int) -> tuple[RuleUse, ...]:
        bodies = [event.body for event in self.state.events[tseq:] if isinstance(event.body, DocumentDone)]
        return tuple(
            RuleUse(use.subject, document.member_id, document.business_date, -use.amount)
            for document in (body.document for body in bodies)
            for use in document.uses
            if use.kind is EntitlementKind.QUOTA
        )

    def named_member(self, document_id: str) -> str:
        return self.state.named.get(document_id, "")

    def sign_ups(self) -> tuple[SignUp, ...]:
        return tuple(self.state.sign_ups.values())

    def handovers(self, order_id: str) -> int:
        done = [action for _, action in self.state.actions if action.kind is ActionKind.HAND_OVER]
        return sum(action.order_id == order_id for action in done)

    def _handovers(self) -> list[NewEvent]:
        done = {number for number, action in self.state.actions if action.kind is ActionKind.HAND_OVER}
        return [event for number, event in enumerate(self.state.events, start=1) if number in done]
