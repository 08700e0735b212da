"""Payments over HTTP, on both databases: begun, followed by a long poll, called off, listed; nobody else's are seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from time import monotonic

import pytest

from pos.domain.ids import new_id
from pos.domain.payment.answer import Reason
from pos.domain.payment.attempt import AttemptState
from pos.domain.payment.code import SERVED, Provider
from pos.domain.payment.rules import Rules
from pos.server.payments.merchants import FOLDER
from pos.server.payments.simulator.bank import PASSWORD_S
from pos.server.payments.simulator.scenarios import Scenario
from pos.server.payments.simulator.signing import SimulatedKeys
from pos.server.payments.simulator.simulator import Simulator, SimulatorServer, now_utc
from pos.wire.codec import encode
from pos.wire.payments import CancelPayment, OpenPayments, PaymentView, StartPayment
from tests.server.conftest import Chain
from tests.server.wire_till import WireTill

NewTill = Callable[..., WireTill]
HASTY = Rules(connect_s=2, answer_s=3, query_every_s=3, after_error_s=3, deadline_s=20)


class ProvidersClock:
    """Right, until a test lets the customers' time pass; a server believes what was signed within five minutes."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        return now_utc() + self.ahead


@pytest.fixture
def providers_clock() -> ProvidersClock:
    return ProvidersClock()


@pytest.fixture
def providers(chain: Chain, simulated_keys: SimulatedKeys, providers_clock: ProvidersClock) -> Iterator[Simulator]:
    simulator = Simulator(keys=simulated_keys, clock=providers_clock)
    served = SimulatorServer(simulator)
    served.start()
    folder = chain.central.folder / FOLDER
    simulator.sign_up(folder, address=served.address, rules=dict.fromkeys(SERVED, HASTY))
    yield simulator
    served.stop()


def asked(scenario: Scenario, *, prefix: str = "13", place: int = 0, amount: int = 500) -> StartPayment:
    return StartPayment(new_id(), new_id(), amount, f"{prefix}{place:014d}{scenario.value}")


def follow(till: WireTill, view: PaymentView, *, wait: float = 0.0) -> PaymentView:
    return till.get(f"/v1/payments/{view.attempt_id}", PaymentView, version=view.version, wait=wait)


def test_a_payment_from_start_to_end(new_till: NewTill, providers: Simulator) -> None:
    till = new_till()
    start = asked(Scenario.SUCCESS)
    paid = till.post("/v1/payments", start, PaymentView)
    assert (paid.state, paid.provider, paid.amount) == (AttemptState.PAID, Provider.WECHAT, 500)
    # Sent again, because the answer was lost: the same payment, not a second one.
    assert till.post("/v1/payments", start, PaymentView) == paid
    assert len(providers.bank(Provider.WECHAT).trades) == 1
    assert till.get("/v1/payments", OpenPayments) == OpenPayments(())


def test_a_long_poll_ends_when_the_customer_has_paid(
    new_till: NewTill, providers: Simulator, providers_clock: ProvidersClock
) -> None:
    till = new_till()
    waiting = till.post("/v1/payments", asked(Scenario.PASSWORD, prefix="28"), PaymentView)
    assert waiting.state is AttemptState.WAITING
    assert 10 < waiting.left_s <= 20
    assert [each.attempt_id for each in till.get("/v1/payments", OpenPayments).payments] == [waiting.attempt_id]
    providers_clock.ahead = timedelta(seconds=PASSWORD_S)
    begun = monotonic()
    paid = follow(till, waiting, wait=25)
    assert paid.state is AttemptState.PAID
    assert monotonic() - begun < 15


def test_called_off_a_payment_answers_at_once_and_goes_back_later(new_till: NewTill, providers: Simulator) -> None:
    till = new_till()
    waiting = till.post("/v1/payments", asked(Scenario.PASSWORD_NEVER), PaymentView)
    cancel = CancelPayment(waiting.sale_id, waiting.amount, waiting.provider)
    with ThreadPoolExecutor(1) as pool:
        other = WireTill.__new__(WireTill)
        other.__dict__.update(till.__dict__)
        polling = pool.submit(follow, other, waiting, wait=20)
        off = till.post(f"/v1/payments/{waiting.attempt_id}/cancel", cancel, PaymentView)
        assert off.state is AttemptState.REVERSING
        assert polling.result(10).state is AttemptState.REVERSING
    # A second payment of that sale has to wait.
    again = StartPayment(new_id(), waiting.sale_id, 500, "134444444444444400")
    response = till.http.post(f"{till.address}/v1/payments", data=encode(again), timeout=10)
    assert (response.status_code, response.json()["reason"]) == (409, "payment_open")


def test_what_never_arrived_cannot_arrive_later(new_till: NewTill, providers: Simulator) -> None:
    till = new_till()
    start = asked(Scenario.SUCCESS)
    cancel = CancelPayment(start.sale_id, start.amount, Provider.WECHAT)
    ended = till.post(f"/v1/payments/{start.attempt_id}/cancel", cancel, PaymentView)
    assert (ended.state, ended.reason) == (AttemptState.FAILED, Reason.NOT_SENT)
    assert till.post("/v1/payments", start, PaymentView) == ended
    assert providers.bank(Provider.WECHAT).trades == {}


def test_payments_are_their_tills_own(new_till: NewTill, providers: Simulator) -> None:
    till, other = new_till(), new_till("SH01")
    paid = till.post("/v1/payments", asked(Scenario.SUCCESS), PaymentView)
    address = f"{other.address}/v1/payments/{paid.attempt_id}"
    assert other.http.get(address, timeout=10).status_code == 404
    cancel = CancelPayment(paid.sale_id, paid.amount, paid.provider)
    assert other.http.post(f"{address}/cancel", data=encode(cancel), timeout=10).status_code == 409
    stolen = StartPayment(paid.attempt_id, paid.sale_id, 500, "134444444444444400")
    assert other.http.post(f"{other.address}/v1/payments", data=encode(stolen), timeout=10).status_code == 409
    other.http.headers.pop("Authorization")
    assert other.http.get(address, timeout=10).status_code == 401


def test_what_is_no_code_is_refused(new_till: NewTill, providers: Simulator) -> None:
    till = new_till()
    for code in ("", "6901234567892", "hello", "1" * 500):
        start = StartPayment(new_id(), new_id(), 500, code)
        response = till.http.post(f"{till.address}/v1/payments", data=encode(start), timeout=10)
        assert (response.status_code, response.json()["reason"]) == (400, "no_code")
        assert code == "" or code not in response.text


def test_what_cannot_be_sent_ends_at_once(new_till: NewTill, providers: Simulator) -> None:
    till = new_till()
    union = StartPayment(new_id(), new_id(), 500, "6212345678901234567")
    assert till.post("/v1/payments", union, PaymentView).reason is Reason.NOT_SERVED
    large = asked(Scenario.SUCCESS, amount=5_000_001)
    assert till.post("/v1/payments", large, PaymentView).reason is Reason.AMOUNT
    first = asked(Scenario.SUCCESS, place=7)
    till.post("/v1/payments", first, PaymentView)
    twice = StartPayment(new_id(), new_id(), 500, first.code)
    assert till.post("/v1/payments", twice, PaymentView).reason is Reason.CODE_USED
