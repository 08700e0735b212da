"""Twenty scenarios × every place at which the till or the server can be killed × two providers, on a virtual clock."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from pos.domain.ids import new_id
from pos.domain.payment.attempt import AttemptState
from pos.domain.payment.code import Provider
from pos.domain.tender import Tender
from pos.ports.payments import PaymentState, StartedPayment
from pos.server.payments import attempts
from pos.server.payments.simulator.scenarios import Scenario
from pos.server.payments.tables import payment_attempts as table
from pos.usecases.paying.till_payments import TillPayments
from tests.fakes.payment_book import PaymentBook
from tests.server.payments.stage import Killed, Stage, StageCentral

SERVER_PLACES = (
    "intent kept",
    "before charge",
    "after charge",
    "answer heard",
    "answer kept",
    "step taken",
    "cancel kept",
)
TILL_PLACES = (
    "till: intended",
    "till: before asking",
    "till: answered",
    "till: heard",
    "till: before cancelling",
    "till: unwanted",
    "till: before sale",
    "till: after sale",
)
GIVING_UP = ("till: before cancelling", "till: unwanted", "cancel kept")
"""Places that are reached only where the clerk loses patience."""
AGAIN = ("answer heard", "answer kept", "step taken")
"""Places at which it is killed the second time as well: then it asks after the payment, or reverses it."""
AMOUNT = 12800
GIVES_UP_AFTER_S = 9


class MortalBook(PaymentBook):
    """A book on disk, in a till that can be killed before and after each write."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage

    def intend(self, payment: object) -> None:
        super().intend(payment)  # type: ignore[arg-type]
        self._stage.fuse("till: intended")

    def hear(self, attempt_id: str, **told: object) -> None:
        super().hear(attempt_id, **told)  # type: ignore[arg-type]
        self._stage.fuse("till: heard")

    def unwant(self, attempt_id: str) -> None:
        super().unwant(attempt_id)
        self._stage.fuse("till: unwanted")


@dataclass
class PlayedSale:
    """A sale at a till that follows its payment as the real one does; what is in here is on its disk."""

    stage: Stage
    sale_id: str = field(default_factory=new_id)
    tender: Tender | None = None
    """What the finished sale counts of the payment."""
    done: bool = False
    """Whether the sale is finished: by code, or in cash after the payment came to nothing."""

    impatient: bool = False
    """Whether the clerk has tried another code."""

    def __post_init__(self) -> None:
        self.book = MortalBook(self.stage)
        self.restart()

    def restart(self) -> None:
        """The till comes up again, with what is on its disk."""
        self.payments = TillPayments(
            book=self.book,
            central=StageCentral(self.stage, till_fuse=self.stage.fuse),
            clock=self.stage.clock,
            mark_key=b"m" * 32,
            document=lambda _sale_id: None,
        )

    def play(self, code: str, *, gives_up: bool) -> StartedPayment | None:
        """From the shown code to the finished sale; what became of the payment."""
        stage, shown = self.stage, False
        gives_up_at = stage.clock() + timedelta(seconds=GIVES_UP_AFTER_S) if gives_up else None
        last: StartedPayment | None = None
        for _ in range(200):
            try:
                if not shown:
                    shown = True
                    last = self.payments.start(sale_id=self.sale_id, amount=AMOUNT, code=code)
                late = gives_up_at is not None and stage.clock() >= gives_up_at
                last = self._look(gives_up=late)
                if self.done and (last is None or last.state is not PaymentState.REVERSING):
                    return last
                if late:
                    gives_up_at = None
                self._wait(until=gives_up_at)
            except Killed as killed:
                if not str(killed).startswith("till:"):
                    raise
                stage.clock.pass_by(4)
                self.restart()
        raise AssertionError("it never ends")

    def _wait(self, *, until: datetime | None) -> None:
        """As in a long poll: until the payment has moved on, or the clerk loses patience."""
        stage = self.stage
        stage.moved.clear()
        while not stage.moved:
            due = stage.next_due()
            if due is None or (until is not None and until <= due):
                stage.clock.reach(until or stage.clock())
                return
            stage.clock.reach(due)
            stage.go_round()

    def _look(self, *, gives_up: bool) -> StartedPayment | None:
        known = self.payments.of_sale(self.sale_id)
        if not known:
            # It was never written down: the clerk takes cash.
            self.done = True
            return None
        (payment,) = known
        payment = self.payments.look(payment.payment_id)
        if gives_up and not self.done and payment.state in (PaymentState.WAITING, PaymentState.CONFIRMING):
            payment = self.payments.give_up(payment.payment_id)
        if not payment.is_final or payment.state is PaymentState.REVERSING:
            self._no_second_number(payment)
        if self.done:
            return payment
        if payment.state is PaymentState.PAID:
            self.stage.fuse("till: before sale")
            self.tender, self.done = payment.tender, True
            self.stage.fuse("till: after sale")
        elif payment.state in (PaymentState.FAILED, PaymentState.REVERSING):
            self.done = True
        return payment

    def _no_second_number(self, payment: StartedPayment) -> None:
        """An impatient clerk scans another code."""
        if self.impatient:
            return
        self.impatient = True
        provider = Provider.ALIPAY if payment.provider == "wechat" else Provider.WECHAT
        other = self.payments.start(
            sale_id=self.sale_id, amount=AMOUNT, code=self.stage.code(provider, Scenario.SUCCESS)
        )
        assert other.payment_id == payment.payment_id


def play(
    stage: Stage, provider: Provider, scenario: Scenario, place: str, *, after: int, gives_up: bool
) -> Counter[str]:
    """One case, its ledgers compared; how often each place was reached."""
    stage.fuse.lay(place, after=after)
    sale = PlayedSale(stage)
    last = sale.play(stage.code(provider, scenario), gives_up=gives_up)
    passed = stage.fuse.passed
    case = (provider.value, scenario.name, place, after, gives_up)
    assert stage.fuse.blown is bool(place), case
    stage.fuse.lay("")
    stage.settle()

    bank = stage.simulator.bank(provider)
    with stage.database.reading() as connection:
        kept = attempts.open_of_sale(connection, stage.till.store_id, sale.sale_id)
        assert kept is None, case
        server = attempts.find(connection, last.payment_id) if last is not None else None
    trade = bank.trades.get(server.attempt.number) if server is not None else None
    charged = trade.kept if trade is not None else 0
    counted = sale.tender.amount if sale.tender is not None else 0
    assert charged == counted, (*case, charged, counted)
    assert (server is not None and server.attempt.state is AttemptState.PAID) is (counted == AMOUNT), case
    if last is not None:
        ended = sale.payments.look(last.payment_id)
        assert ended.state in (PaymentState.PAID, PaymentState.FAILED), (*case, ended)
        assert (ended.state is PaymentState.PAID) is (counted > 0), case
    assert bank.complaints == [], case
    return passed


def killed_everywhere(stage: Stage, provider: Provider, scenario: Scenario) -> Counter[str]:
    """A scenario unharmed, by a patient clerk and by one who is not, then killed wherever it came by; those places."""
    killed: Counter[str] = Counter()
    for gives_up in (False, True):
        passed = play(stage, provider, scenario, "", after=0, gives_up=gives_up)
        for place in GIVING_UP if gives_up else sorted(set(passed) - set(GIVING_UP)):
            for after in range(min(passed[place], 2 if place in AGAIN else 1)):
                play(stage, provider, scenario, place, after=after, gives_up=gives_up)
                killed[place] += 1
    return killed


@pytest.mark.long
@pytest.mark.expects_log("not signed by it")
@pytest.mark.expects_log("another trade")
@pytest.mark.parametrize("provider", (Provider.WECHAT, Provider.ALIPAY))
def test_the_ledgers_agree_wherever_it_is_killed(hasty_stage: Stage, provider: Provider) -> None:
    stage = hasty_stage
    killed = {scenario: killed_everywhere(stage, provider, scenario) for scenario in Scenario}
    assert len(killed) == 20
    # Whatever becomes of a payment, it comes by these; and each place was come by.
    always = {*SERVER_PLACES, *TILL_PLACES} - {*GIVING_UP, "step taken", "till: before sale", "till: after sale"}
    for scenario, places in killed.items():
        assert always <= set(places), scenario
    assert set().union(*killed.values()) == {*SERVER_PLACES, *TILL_PLACES}
    # What the providers have in the end is what sales count, whatever happened in between.
    with stage.database.reading() as connection:
        ours = connection.execute(
            select(func.sum(table.c.amount)).where(table.c.state == "paid", table.c.provider == provider.value)
        ).scalar()
    assert ours == sum(trade.kept for trade in stage.simulator.bank(provider).trades.values())
