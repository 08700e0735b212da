from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.order import (
    Action,
    ActionKind,
    LineQuantity,
    OpenClaim,
    Order,
    OrderLine,
    OrderState,
    apply,
    give_back,
    grant,
)
from tests.examples import NOON, an_order

ACTIONS = st.builds(
    Action,
    kind=st.sampled_from(ActionKind),
    order_id=st.just("x"),
    lines=st.lists(st.builds(LineQuantity, line=st.integers(0, 4), quantity=st.integers(-2000, 5000)), max_size=4).map(
        tuple
    ),
    shelf=st.just("A-03"),
)


def done(order: Order, kind: ActionKind, line: int = 1, quantity: int = 1000) -> Order:
    return apply(order, Action(kind=kind, order_id=order.order_id, lines=(LineQuantity(line, quantity),)))[0]


def ready(order: Order) -> Order:
    return apply(order, Action(kind=ActionKind.READY, order_id=order.order_id, shelf="A-03"))[0]


@given(st.lists(st.integers(1, 4000), min_size=1, max_size=3), st.lists(ACTIONS, max_size=12))
def test_whatever_is_done_the_figures_of_a_line_hold(quantities: list[int], actions: list[Action]) -> None:
    order = an_order(*quantities)
    for action in actions:
        order, excess = apply(order, action)

        assert all(0 <= line.collected <= line.picked for line in order.lines)
        assert all(line.short >= 0 and line.picked + line.short <= line.quantity for line in order.lines)
        assert [line.quantity for line in order.lines] == quantities
        assert {over.line for over in excess} <= {wanted.line for wanted in action.lines}


@given(st.integers(1, 4000), st.lists(st.tuples(st.sampled_from(ActionKind), st.integers(1, 3000)), max_size=8))
def test_what_is_done_and_the_excess_are_what_was_wanted(quantity: int, steps: list[tuple[ActionKind, int]]) -> None:
    order = an_order(quantity)
    figure = {ActionKind.PICK: "picked", ActionKind.SHORT: "short", ActionKind.HAND_OVER: "collected"}
    for kind, wanted in steps:
        after, excess = apply(order, Action(kind=kind, order_id="x", lines=(LineQuantity(1, wanted),)))
        over = sum(each.quantity for each in excess)
        name = figure.get(kind)
        moved = getattr(after.lines[0], name) - getattr(order.lines[0], name) if name else 0

        assert moved + over == wanted
        order = after


def test_an_order_from_the_rail_to_the_customer() -> None:
    order = an_order(1000, 1000)
    assert order.state is OrderState.TO_PICK
    order = done(order, ActionKind.PICK)
    order = done(order, ActionKind.SHORT, line=2)
    assert order.state is OrderState.SHORT
    order = ready(order)
    assert (order.state, order.shelf) == (OrderState.READY, "A-03")
    handover = Action(
        kind=ActionKind.HAND_OVER,
        order_id=order.order_id,
        lines=(LineQuantity(1, 1000),),
        moment=NOON,
        by="小李",
        where="王府井店 02",
    )
    order, excess = apply(order, handover)
    assert order.state is OrderState.COLLECTED
    assert excess == ()
    assert (order.handed_over_by, order.handed_over_at, order.handed_over_where) == ("小李", NOON, "王府井店 02")


def test_a_part_handed_over_leaves_the_rest() -> None:
    order = done(an_order(1000, 2000, ready=True), ActionKind.HAND_OVER, line=2)

    assert order.state is OrderState.PARTLY_COLLECTED
    assert [line.to_collect for line in order.lines] == [1000, 1000]


def test_the_last_picked_piece_sold_to_somebody_else_is_not_ready_any_more() -> None:
    order = done(an_order(1000, ready=True), ActionKind.SHORT)

    assert order.state is OrderState.SHORT
    assert order.lines[0].picked == 0


def test_what_turns_up_after_all_is_not_short() -> None:
    line = done(done(an_order(2000), ActionKind.SHORT, quantity=2000), ActionKind.PICK).lines[0]

    assert (line.picked, line.short) == (1000, 1000)


def test_handing_over_what_nobody_marked_as_picked_picks_it() -> None:
    line = done(done(an_order(2000), ActionKind.SHORT, quantity=2000), ActionKind.HAND_OVER).lines[0]

    assert (line.picked, line.short, line.collected) == (1000, 1000, 1000)


def test_handing_over_twice_is_excess() -> None:
    order = done(an_order(1000, ready=True), ActionKind.HAND_OVER)
    again, excess = apply(order, Action(ActionKind.HAND_OVER, order.order_id, (LineQuantity(1, 1000),)))

    assert again.lines == order.lines
    assert excess == (LineQuantity(1, 1000),)


@given(
    st.lists(st.integers(1, 4000), min_size=1, max_size=3),
    st.lists(ACTIONS, max_size=6),
    st.lists(st.tuples(st.sampled_from((ActionKind.PICK, ActionKind.SHORT)), st.integers(1, 3000)), max_size=4),
)
def test_a_claim_made_good_is_counted_once(
    quantities: list[int], before: list[Action], meanwhile: list[tuple[ActionKind, int]]
) -> None:
    """Whether the server had granted it first or not, and whatever happened in between."""
    order = an_order(*quantities)
    for action in before:
        order, _ = apply(order, action)
    ready = tuple(LineQuantity(line.line, line.to_collect) for line in order.lines if line.to_collect)
    handover = Action(ActionKind.HAND_OVER, "x", ready, NOON, "小李", "王府井店 02")
    granted = grant(order, handover, claim_id="c")
    for kind, quantity in meanwhile:
        granted = done(granted, kind, quantity=quantity)
    counted, excess = apply(granted, handover, claim_id="c")

    assert granted.claims == (OpenClaim("c", ready),)
    assert [line.collected for line in counted.lines] == [line.collected for line in granted.lines]
    assert (counted.claims, excess) == ((), ())


def test_a_claim_given_back_was_never_granted() -> None:
    order = an_order(1000, 2000, ready=True)
    first = apply(order, Action(ActionKind.HAND_OVER, "x", (LineQuantity(2, 1000),), NOON, "小李", "王府井店 02"))[0]
    handover = Action(ActionKind.HAND_OVER, "x", (LineQuantity(1, 1000), LineQuantity(2, 1000)), NOON, "小王", "01")

    assert give_back(grant(order, handover, claim_id="c"), "c") == order
    assert give_back(grant(first, handover, claim_id="c"), "c").lines == first.lines
    assert give_back(order, "c") is order


def test_a_handover_in_place_of_its_claim_may_take_less() -> None:
    order = an_order(1000, 2000, ready=True)
    whole = Action(ActionKind.HAND_OVER, "x", (LineQuantity(1, 1000), LineQuantity(2, 2000)))
    part = Action(ActionKind.HAND_OVER, "x", (LineQuantity(2, 1000),))
    after, excess = apply(grant(order, whole, claim_id="c"), part, claim_id="c")

    assert ([line.collected for line in after.lines], excess) == ([0, 1000], ())


def test_a_line_that_is_not_there_and_lines_of_ready_are_excess() -> None:
    order = an_order(1000, ready=True)

    assert apply(order, Action(ActionKind.PICK, "x", (LineQuantity(9, 1),)))[1] == (LineQuantity(9, 1),)
    assert apply(order, Action(ActionKind.READY, "x", (LineQuantity(1, 1000),)))[1] == (LineQuantity(1, 1000),)


@pytest.mark.parametrize(
    "order, state",
    (
        (replace(an_order(1000, ready=True), cancelled=True, expired=True), OrderState.CANCELLED),
        (replace(an_order(1000, ready=True), expired=True), OrderState.EXPIRED),
        (an_order(1000, ready=True), OrderState.READY),
        (an_order(1000, picked=True), OrderState.TO_PICK),
    ),
)
def test_states(order: Order, state: OrderState) -> None:
    assert order.state is state


def test_collected_is_collected_even_when_it_has_lapsed_since() -> None:
    assert replace(done(an_order(1000, ready=True), ActionKind.HAND_OVER), expired=True).state is OrderState.COLLECTED


def test_an_order_said_to_be_ready_with_nothing_picked_is_not() -> None:
    assert ready(an_order(1000)).state is OrderState.TO_PICK


def test_lines_by_number() -> None:
    order = an_order(1000, 2000)

    assert order.line_of(2) == order.lines[1]
    assert order.line_of(3) is None
    assert isinstance(order.lines[0], OrderLine)
