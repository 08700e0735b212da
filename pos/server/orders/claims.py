"""A till asks to hand an order over: the server decides, once."""

from __future__ import annotations

from functools import partial

import msgspec
from sqlalchemy import insert, select

from pos.domain.errors import BadValue
from pos.domain.moments import to_ms
from pos.domain.order import Action, ActionKind, LineQuantity, Order, apply
from pos.domain.pickup import Proof, Redemption, parse_pickup_code, refusal
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.enrolment.sessions import TillIdentity
from pos.server.keys import Keys
from pos.server.orders.holding import StockChange, hold_for, settle_stock
from pos.server.orders.projection import granted_lines
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
            ours = (before.till_id, before.order_id) == (till.till_id, order.order_id)
            return ClaimAnswer(outcome=Redemption.DONE if ours else Redemption.FORGED, order=order)
        if not claim.code and claim.approval is None:
            return ClaimAnswer(outcome=Redemption.NEEDS_MANAGER, order=order)
        own = _open_grant(tx, till, order)
        if own is not None and claim.lines in ((), own[1]):
            # The till lost our answer, or fell over before it could write the handover down: the same grant again.
            self._remember(tx, till, claim, order, grant_id=own[0], lines=own[1])
            return ClaimAnswer(outcome=Redemption.DONE, order=order)
        refused = refusal(order, store_id=till.store_id)
        if refused is not None:
            return ClaimAnswer(outcome=refused, order=order)
        lines = granted_lines(order, claim.lines)
        refused = _not_there(order, lines)
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
        after, _ = apply(order, action)
        save_order(tx, after)
        self._remember(tx, till, claim, order, grant_id=claim.claim_id, lines=lines)
        stock = StockChange()
        hold_for(tx, after, stock)
        settle_stock(tx, order.store_id, stock, clock=self._clock)
        return ClaimAnswer(outcome=Redemption.DONE, order=after)

    def _remember(
        self,
        tx: Transaction,
        till: TillIdentity,
        claim: Claim,
        order: Order,
        *,
        grant_id: str,
        lines: tuple[LineQuantity, ...],
    ) -> None:
        row = {
            "store_id": order.store_id,
            "claim_id": claim.claim_id,
            "grant_id": grant_id,
            "order_id": order.order_id,
            "till_id": till.till_id,
            "staff_name": claim.staff_name,
            "proof": (Proof.SERVER if claim.code else Proof.MANAGER).value,
            "lines": encode(lines).decode(),
            "moment_ms": to_ms(self._clock()),
            "event_id": None,
        }
        tx.connection.execute(insert(claims), row)


def _open_grant(tx: Transaction, till: TillIdentity, order: Order) -> tuple[str, tuple[LineQuantity, ...]] | None:
    """The till's newest grant of an order whose handover has not arrived yet, and what it takes."""
    mine = (claims.c.store_id == order.store_id) & (claims.c.order_id == order.order_id)
    waiting = (claims.c.till_id == till.till_id) & claims.c.event_id.is_(None)
    newest = select(claims).where(mine & waiting).order_by(claims.c.moment_ms.desc()).limit(1)
    row = tx.connection.execute(newest).first()
    return (row.grant_id, msgspec.json.decode(row.lines, type=tuple[LineQuantity, ...])) if row else None


def _not_there(order: Order, lines: tuple[LineQuantity, ...]) -> Redemption | None:
    """Why the lines a till names cannot go out, although the order can."""
    for wanted in lines:
        line = order.line_of(wanted.line)
        if line is None or wanted.quantity <= 0 or wanted.quantity > line.to_collect:
            return Redemption.ALREADY if line is not None and line.collected else Redemption.NOT_READY
    return None
