from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import BadValue
from pos.domain.order import Action, ActionKind, LineQuantity, Order, PaidState, apply
from pos.domain.own_code import encode
from pos.domain.pickup import (
    Decision,
    PickupCode,
    Redemption,
    WhyManager,
    decide_offline,
    parse_pickup_code,
    refusal,
    signed_part,
)
from tests.examples import STORE, TILL, an_order

CODES = st.builds(
    PickupCode,
    order_id=st.uuids().map(str),
    store_id=st.uuids().map(str),
    signature=st.binary(min_size=64, max_size=64),
)
READY = an_order(1000, 1000, ready=True)


def collected(order: Order, *lines: int) -> Order:
    handed = tuple(LineQuantity(line, 1000) for line in lines)
    return apply(order, Action(ActionKind.HAND_OVER, order.order_id, handed))[0]


@given(CODES)
def test_codes_come_back_in_either_case(code: PickupCode) -> None:
    assert parse_pickup_code(f" {str(code).lower()}\n") == code
    assert code.signed_part == signed_part(code.order_id, code.store_id)


def test_what_is_signed_names_its_purpose_order_and_store() -> None:
    order_id, store_id = "00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002"

    assert signed_part(order_id, store_id) == b"guitai pickup 1\0" + bytes(15) + b"\1" + bytes(15) + b"\2"


@pytest.mark.parametrize(
    "text", ("", "GP", "GPAAAA", "GP" + encode(bytes(95)), "GP" + encode(bytes(97)), "M" + encode(bytes(96)))
)
def test_what_is_no_pickup_code(text: str) -> None:
    with pytest.raises(BadValue):
        parse_pickup_code(text)


@pytest.mark.parametrize(
    "order, why_not",
    (
        (READY, None),
        (collected(READY, 1), None),
        (replace(READY, cancelled=True), Redemption.CANCELLED),
        (collected(READY, 1, 2), Redemption.ALREADY),
        (replace(collected(READY, 1, 2), store_id="elsewhere"), Redemption.ALREADY),
        (replace(READY, store_id="elsewhere"), Redemption.OTHER_STORE),
        (replace(READY, expired=True), Redemption.EXPIRED),
        (an_order(1000), Redemption.NOT_READY),
        (an_order(1000, picked=True), Redemption.NOT_READY),
        (replace(READY, paid=PaidState.AT_COUNTER, due=100), Redemption.NOT_PAID),
        (replace(READY, paid=PaidState.DEPOSIT, due=100), Redemption.NOT_PAID),
        (replace(READY, paid=PaidState.AT_COUNTER, due=0), None),
    ),
)
def test_why_an_order_cannot_be_handed_over(order: Order, why_not: Redemption | None) -> None:
    assert refusal(order, store_id=STORE.store_id) is why_not


def test_who_comes_for_the_rest_before_it_is_picked_is_not_told_that_it_is_gone() -> None:
    order = an_order(1000, 1000)
    picked, _ = apply(order, Action(ActionKind.PICK, order.order_id, (LineQuantity(1, 1000),)))

    assert refusal(collected(replace(picked, ready=True), 1), store_id=STORE.store_id) is Redemption.NOT_READY


def decide(order: Order, *, verified: bool = True, till_id: str = TILL.till_id) -> Decision:
    return decide_offline(order, code_verified=verified, store_id=STORE.store_id, till_id=till_id)


@pytest.mark.parametrize(
    "decision, outcome, why",
    (
        (decide(READY), Redemption.DONE, None),
        (decide(READY, verified=False), Redemption.NEEDS_MANAGER, WhyManager.NO_CODE),
        (decide(READY, till_id="another"), Redemption.NEEDS_MANAGER, WhyManager.NOT_DESIGNATED),
        (decide(collected(READY, 1, 2)), Redemption.ALREADY, None),
        (decide(collected(READY, 1, 2), verified=False), Redemption.ALREADY, None),
    ),
)
def test_what_a_till_decides_alone(decision: Decision, outcome: Redemption, why: WhyManager | None) -> None:
    assert (decision.outcome, decision.why) == (outcome, why)
    assert decision.decided_offline
