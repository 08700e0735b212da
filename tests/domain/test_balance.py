from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.balance import due_for, price_of, settle
from pos.domain.errors import BadValue
from pos.domain.order import Action, ActionKind, LineQuantity, OpenClaim, Order, PaidState, apply
from tests.examples import an_order


def unpaid(*lines: tuple[int, int], due: int, paid: PaidState = PaidState.AT_COUNTER) -> Order:
    """An order of (thousandths, price of the line) …"""
    order = an_order(*(quantity for quantity, _ in lines), ready=True, paid=paid, due=due)
    priced = tuple(replace(line, paid=price) for line, (_, price) in zip(order.lines, lines, strict=True))
    return replace(order, lines=priced, total=sum(price for _, price in lines))


def after(order: Order, *lines: LineQuantity) -> Order:
    return apply(order, Action(ActionKind.HAND_OVER, order.order_id, lines))[0]


def test_everything_that_goes_is_paid() -> None:
    order = unpaid((1000, 29_900), (2000, 10_001), due=39_901)

    assert due_for(order, (LineQuantity(1, 1000), LineQuantity(2, 2000))) == 39_901
    assert due_for(order, (LineQuantity(2, 1000),)) == 5_001
    assert due_for(after(order, LineQuantity(2, 1000)), (LineQuantity(2, 1000),)) == 5_000


def test_a_deposit_is_used_up_first() -> None:
    """300.00 of which 99.00 were paid online: the first piece costs 1.00 more, the others their price."""
    order = unpaid((1000, 10_000), (1000, 10_000), (1000, 10_000), due=20_100, paid=PaidState.DEPOSIT)
    first = settle(after(order, LineQuantity(1, 1000)), 100)

    assert due_for(order, (LineQuantity(1, 1000),)) == 100
    assert (first.due, first.paid) == (20_000, PaidState.DEPOSIT)
    assert due_for(first, (LineQuantity(2, 1000), LineQuantity(3, 1000))) == 20_000


def test_a_deposit_may_cover_a_part() -> None:
    order = unpaid((1000, 10_000), (1000, 10_000), due=5_000, paid=PaidState.DEPOSIT)

    assert due_for(order, (LineQuantity(1, 1000),)) == 0
    assert due_for(after(order, LineQuantity(1, 1000)), (LineQuantity(2, 1000),)) == 5_000


def test_a_paid_order_costs_nothing_more() -> None:
    paid = an_order(1000, ready=True)

    assert not paid.owes
    assert due_for(paid, (LineQuantity(1, 1000),)) == 0
    assert not unpaid((1000, 100), due=0).owes


def test_a_collected_order_is_paid_whatever_its_short_pieces_would_have_cost() -> None:
    order = unpaid((1000, 10_000), (1000, 10_000), due=20_000)
    short = apply(order, Action(ActionKind.SHORT, "x", (LineQuantity(2, 1000),)))[0]
    done = settle(after(short, LineQuantity(1, 1000)), 10_000)

    assert (done.due, done.paid) == (0, PaidState.PAID)


def test_what_is_only_promised_is_still_owed() -> None:
    order = after(unpaid((1000, 10_000), (1000, 10_000), due=20_000), LineQuantity(1, 1000), LineQuantity(2, 1000))
    promised = replace(order, claims=(OpenClaim("c", (LineQuantity(2, 1000),)),))

    assert settle(promised, 10_000).due == 10_000


def test_more_than_there_is_has_no_price() -> None:
    with pytest.raises(BadValue):
        price_of(unpaid((1000, 100), due=100), LineQuantity(1, 2000))


@given(
    st.lists(st.tuples(st.integers(1, 5), st.integers(0, 100_000)), min_size=1, max_size=4),
    st.integers(0, 100),
    st.randoms(use_true_random=False),
)
def test_however_it_is_divided_the_sum_is_what_was_due(
    lines: list[tuple[int, int]], percent: int, chance: object
) -> None:
    total = sum(price for _, price in lines)
    due = total * percent // 100
    order = unpaid(*((pieces * 1000, price) for pieces, price in lines), due=due)
    pieces = [LineQuantity(line.line, 1000) for line in order.lines for _ in range(line.quantity // 1000)]
    chance.shuffle(pieces)  # type: ignore[attr-defined]
    taken = 0
    for piece in pieces:
        now = due_for(order, (piece,))
        taken += now
        order = settle(after(order, piece), now) if order.owes else after(order, piece)

    assert taken == due
    assert not order.owes
