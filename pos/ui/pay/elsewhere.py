"""Payments that somebody else confirms: the pay screen asks, waits, and is told of a tender or of nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from pos.domain.cart import Cart
from pos.domain.holding import NO_PROOF, Held, Proof, ProofKind
from pos.domain.money import Fen
from pos.domain.tender import Tender
from pos.ui.desk import Desk
from pos.ui.language import translate
from pos.ui.member.coupons import of_right
from pos.ui.offload import Lane
from pos.ui.outcomes import of_fault
from pos.ui.parts.notice import Saying
from pos.usecases.members.redeem_right import RightTaken
from pos.usecases.members.spend_stored_value import Spent

Answer = Callable[[Tender | None, Saying | None], None]
"""Told once what came of it: a tender, or why there is none."""


ChooseRight = Callable[[str, Callable[[str], None], Callable[[], None]], None]
"""A voucher's code, what is told the right's id, and what is told that none was chosen."""


class Elsewhere(Protocol):
    """One kind of such payments."""

    def ready(self) -> bool:
        """Whether it can be asked for now."""

    def ask(self, amount: Fen, text: str, then: Answer) -> None:
        """Ask for `amount` (fen, above 0). `text`: what the customer showed or the clerk typed; kept nowhere."""

    def give_up(self, tender: Tender, then: Answer) -> None:
        """The customer wants it back before the sale is completed."""


class StoredValue:
    """储值, of the sale's member."""

    def __init__(self, *, desk: Desk) -> None:
        self._desk = desk

    def ready(self) -> bool:
        """Where the sale has a member."""
        return self._desk.sale.cart.member is not None

    def ask(self, amount: Fen, text: str, then: Answer) -> None:
        """Hold it at head office, or within this till's allowance."""
        cart, spend = self._desk.sale.cart, self._desk.counter.members.spend_stored_value
        member = cart.member
        if member is None:
            return
        typed = text.strip()
        password = typed.isdigit() and len(typed) == 6
        proof = Proof(ProofKind.PASSWORD if password else ProofKind.CODE, typed) if typed else NO_PROOF

        def spent(answer: Spent) -> None:
            if answer.tender is None:
                then(None, of_held(answer.outcome))
                return
            self._desk.sale.put(answer.cart)
            then(answer.tender, None)

        self._desk.offload.run(
            Lane.NETWORK,
            lambda: spend(cart, member, amount, proof),
            spent,
            lambda fault: then(None, of_fault(fault)),
        )

    def give_up(self, tender: Tender, then: Answer) -> None:
        """Let it go."""
        cart, spend = self._desk.sale.cart, self._desk.counter.members.spend_stored_value

        def released(after: Cart) -> None:
            self._desk.sale.put(after)
            then(None, None)

        self._desk.offload.run(
            Lane.NETWORK,
            lambda: spend.release(cart, tender.tender_id),
            released,
            lambda fault: then(None, of_fault(fault)),
        )


class OwnVoucher:
    """A voucher that the chain sold: one of its rights pays."""

    def __init__(self, *, desk: Desk, choose: ChooseRight) -> None:
        """`choose`: asks which right; told whom to tell when none was chosen."""
        self._desk = desk
        self._choose = choose

    def ready(self) -> bool:
        """Always: whether head office can be reached is known when it is asked."""
        return True

    def ask(self, amount: Fen, text: str, then: Answer) -> None:
        """Hold the right of the voucher that the customer chooses."""
        self._choose(text, lambda right_id: self._take(amount, text, right_id, then), lambda: then(None, None))

    def _take(self, amount: Fen, text: str, right_id: str, then: Answer) -> None:
        priced, right = self._desk.sale.priced, self._desk.counter.members.redeem_right

        def took(answer: RightTaken) -> None:
            if answer.tender is None:
                then(None, of_right(answer))
                return
            sale = self._desk.sale
            sale.put(replace(sale.cart, uses=answer.cart.uses))
            then(answer.tender, None)

        self._desk.offload.run(
            Lane.NETWORK,
            lambda: right.pay(priced, text, amount, right_id),
            took,
            lambda fault: then(None, of_fault(fault)),
        )

    def give_up(self, tender: Tender, then: Answer) -> None:
        """Let its right go."""
        cart, right = self._desk.sale.cart, self._desk.counter.members.redeem_right

        def released(after: Cart) -> None:
            self._desk.sale.put(replace(self._desk.sale.cart, uses=after.uses))
            then(None, None)

        self._desk.offload.run(
            Lane.NETWORK,
            lambda: right.release(cart, tender.tender_id),
            released,
            lambda fault: then(None, of_fault(fault)),
        )


def of_held(outcome: Held) -> Saying:
    """Why it was not held. Nothing was taken."""
    words = {
        Held.NOT_ENOUGH: translate("Pay", "There is not so much on the account."),
        Held.PROOF_WANTED: translate("Pay", "Ask for the member's dynamic code, SMS code or password."),
        Held.PROOF_WRONG: translate("Pay", "That code or password is not right."),
        Held.LOCKED_OUT: translate("Pay", "Too many wrong codes: take the money in another way."),
        Held.OFFLINE_PROOF_WANTED: translate("Pay", "Offline only the dynamic code on the phone counts."),
        Held.BEYOND_ALLOWANCE: translate("Pay", "Head office cannot be reached, and this is more than may be taken."),
    }
    head = words.get(outcome, translate("Pay", "The account cannot be used now."))
    return Saying("warn", head, translate("Pay", "Nothing was taken."))
