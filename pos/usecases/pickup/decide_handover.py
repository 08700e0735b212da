"""Decide whether goods may go: the server where it can be reached, else the till as far as it can know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pos.domain.errors import Unreachable
from pos.domain.ids import new_id
from pos.domain.order import LineQuantity, Order
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
    """Asks the server first. It remembers claims whose answer was lost: the server may have said yes to them."""

    def __init__(self, *, central: Central, send_events: Callable[[], object]) -> None:
        self._central = central
        self._send_events = send_events
        self._unfinished: dict[str, Claim] = {}

    def __call__(self, order: Order, till: Till, wanted: Claim) -> Grant | Decision:
        """A grant, or the decision that says why not. Its claim counts as unfinished until `finish` is called."""
        claim = self._under_first_id(wanted)
        self._unfinished[order.order_id] = claim
        try:
            answer = self._central.claim(claim)
            if answer.outcome is Redemption.NOT_READY and refusal(order, store_id=till.store.store_id) is None:
                # The server has not heard yet what this till did to the order.
                self._send_events()
                claim = self._unfinished[order.order_id] = replace(claim, claim_id=new_id())
                answer = self._central.claim(claim)
        except Unreachable:
            return _alone(order, till, claim)
        decision = Decision(outcome=answer.outcome, decided_offline=False, order=answer.order or order)
        if answer.outcome is Redemption.DONE:
            return Grant(decision, claim, Proof.SERVER)
        self.finish(order.order_id)
        return decision

    def asked_for(self, order_id: str) -> tuple[LineQuantity, ...]:
        """The lines of an unfinished claim. The feed may show them as collected by now: by this very claim."""
        claim = self._unfinished.get(order_id)
        return claim.lines if claim else ()

    def finish(self, order_id: str) -> None:
        """What was granted is recorded, or was refused for good."""
        self._unfinished.pop(order_id, None)

    def _under_first_id(self, claim: Claim) -> Claim:
        before = self._unfinished.get(claim.order_id)
        if before is not None and (before.code, before.lines) == (claim.code, claim.lines):
            return replace(claim, claim_id=before.claim_id)
        return claim


def _alone(order: Order, till: Till, claim: Claim) -> Grant | Decision:
    decision = decide_offline(order, code_verified=bool(claim.code), store_id=till.store.store_id, till_id=till.till_id)
    if decision.outcome is Redemption.DONE:
        return Grant(decision, claim, Proof.SIGNATURE)
    if decision.outcome is Redemption.NEEDS_MANAGER and claim.approval is not None:
        return Grant(replace(decision, outcome=Redemption.DONE), claim, Proof.MANAGER)
    return decision
