"""Decide whether goods may go: the server where it can be reached, else the till as far as it can know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pos.domain.errors import Unreachable
from pos.domain.order import Order
from pos.domain.pickup import Decision, Proof, Redemption, decide_offline, refusal
from pos.domain.store import Till
from pos.ports.central import Central
from pos.wire.orders import Claim


@dataclass(frozen=True, slots=True)
class Grant:
    """A decision that lets goods go."""

    decision: Decision
    """`DONE`."""
    claim: Claim
    """What was asked for, under the id that the event will bear."""
    proof: Proof
    """On what grounds."""


class DecideHandover:
    """Asks the server first."""

    def __init__(self, *, central: Central, send_events: Callable[[], object]) -> None:
        self._central = central
        self._send_events = send_events

    def __call__(self, order: Order, till: Till, claim: Claim) -> Grant | Decision:
        """A grant, or the decision that says why not."""
        paying = claim.paying is not None
        try:
            answer = self._central.claim(claim)
            can = refusal(order, store_id=till.store.store_id, paying=paying) is None
            if answer.outcome is Redemption.NOT_READY and can:
                # The server has not heard yet what this till did to the order.
                self._send_events()
                answer = self._central.claim(claim)
        except Unreachable:
            return _alone(order, till, claim)
        decision = Decision(outcome=answer.outcome, decided_offline=False, order=answer.order or order)
        return Grant(decision, claim, Proof.SERVER) if answer.outcome is Redemption.DONE else decision


def _alone(order: Order, till: Till, claim: Claim) -> Grant | Decision:
    decision = decide_offline(
        order,
        code_verified=bool(claim.code),
        store_id=till.store.store_id,
        till_id=till.till_id,
        paying=claim.paying is not None,
    )
    if decision.outcome is Redemption.DONE:
        return Grant(decision, claim, Proof.SIGNATURE)
    if decision.outcome is Redemption.NEEDS_MANAGER and claim.approval is not None:
        return Grant(replace(decision, outcome=Redemption.DONE), claim, Proof.MANAGER)
    return decision
