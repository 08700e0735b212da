"""A till asks to hand an order over: the server decides, once."""

from __future__ import annotations

from functools import partial

from sqlalchemy import select

from pos.domain.balance import due_for
from pos.domain.errors import BadValue
from pos.domain.moments import to_ms
from pos.domain.order import Action, ActionKind, LineQuantity, Order, give_back, grant
from pos.domain.pickup import Proof, Redemption, parse_pickup_code, refusal
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.enrolment.sessions import TillIdentity
from pos.server.keys import Keys
from pos.server.orders.holding import StockChange, hold_for, settle_stock
from pos.server.orders.projection import all_ready
from pos.server.orders.repository import lock_orders, save_order
from pos.server.orders.tables import claims
from pos.server.transaction import Transaction
from pos.wire.codec import encode
from pos.wire.orders import Claim, ClaimAnswer


class ClaimDesk:
    """Grants handovers."""

    def __init__(self, *, database: Database, keys: Keys, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock

    def claim(self, till: TillIdentity, claim: Claim) -> ClaimAnswer:
        """Decide a claim. Repeating a claim that was granted gets the grant again.

        The order's row is locked while it is decided, so that of two tills at the same moment one is granted and the
        other is told who, when and where.
        """
        if claim.code and not self._true_code(claim):
            return ClaimAnswer(outcome=Redemption.FORGED)
        return self._database.write(partial(self._decide, till=till, claim=claim))

    def _true_code(self, claim: Claim) -> bool:
        try:
            code = parse_pickup_code(claim.code)
        except BadValue:
            return False
        return code.order_id == claim.order_id and self._keys.chain_signed(code.signed_part, code.signature)

    def _decide(self, tx: Transaction, *, till: TillIdentity, claim: Claim) -> ClaimAnswer:
        order = lock_orders(tx, [claim.order_id]).get(claim.order_id)
        if order is None:
            return ClaimAnswer(outcome=Redemption.UNKNOWN)
        before = tx.connection.execute(select(claims).where(claims.c.claim_id == claim.claim_id)).first()
        if before is not None:
            if (before.till_id, before.order_id) != (till.till_id, order.order_id):
                return ClaimAnswer(outcome=Redemption.FORGED, order=order)
            if before.event_id is not None:
                return ClaimAnswer(outcome=Redemption.ALREADY, order=order)
        granted = order.claim_of(claim.claim_id)
        if granted is not None and claim.lines in ((), granted.lines):
            return ClaimAnswer(outcome=Redemption.DONE, order=order)
        if not claim.code and claim.approval is None and not order.deliver:
            return ClaimAnswer(outcome=Redemption.NEEDS_MANAGER, order=order)
        # Of what was granted under this id before nothing went out: the till asks for other lines instead.
        free = give_back(order, claim.claim_id)
        lines = claim.lines or all_ready(free)
        paying = claim.paying is not None
        refused = refusal(free, store_id=till.store_id, paying=paying) or _not_there(free, lines)
        if refused is None and paying and not (free.owes and claim.paying == due_for(free, lines)):
            refused = Redemption.DUE_CHANGED
        if refused is not None:
            return ClaimAnswer(outcome=refused, order=order)
        action = Action(
            kind=ActionKind.HAND_OVER,
            order_id=order.order_id,
            lines=lines,
            moment=self._clock(),
            by=claim.staff_name,
            where=till.where,
        )
        after = grant(free, action, claim_id=claim.claim_id)
        save_order(tx, after)
        self._remember(tx, till, claim, after, lines)
        stock = StockChange()
        hold_for(tx, after, stock)
        settle_stock(tx, order.store_id, stock, clock=self._clock)
        return ClaimAnswer(outcome=Redemption.DONE, order=after)

    def _remember(
        self, tx: Transaction, till: TillIdentity, claim: Claim, order: Order, lines: tuple[LineQuantity, ...]
    ) -> None:
        row = {
            "store_id": order.store_id,
            "claim_id": claim.claim_id,
            "order_id": order.order_id,
            "till_id": till.till_id,
            "staff_name": claim.staff_name,
            "proof": (Proof.SERVER if claim.code or order.deliver else Proof.MANAGER).value,
            "lines": encode(lines).decode(),
            "moment_ms": to_ms(self._clock()),
            "event_id": None,
        }
        tx.put(claims, [row])


def _not_there(order: Order, lines: tuple[LineQuantity, ...]) -> Redemption | None:
    """Why the lines a till names cannot go out, although the order can."""
    numbers = [wanted.line for wanted in lines]
    for wanted in lines:
        line = order.line_of(wanted.line)
        if line is None or not 0 < wanted.quantity <= line.to_collect or numbers.count(wanted.line) > 1:
            return Redemption.ALREADY if line is not None and line.collected else Redemption.NOT_READY
    return None
