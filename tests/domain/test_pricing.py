from dataclasses import replace
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.cart import Cart, CartLine, DiscountBy, ManualDiscount, add, put
from pos.domain.document import Funder
from pos.domain.pricing import MANUAL_LINE, MANUAL_ORDER, price, reduction
from pos.domain.quantity import ONE, extend
from tests.examples import a_cart, an_item

DISCOUNTS = st.one_of(
    st.none(),
    st.builds(ManualDiscount, by=st.just(DiscountBy.AMOUNT), value=st.integers(0, 10**7), reason=st.just("熟客")),
    st.builds(ManualDiscount, by=st.just(DiscountBy.PERCENT), value=st.integers(0, 10_000), reason=st.just("样品")),
)
ITEMS = st.builds(
    an_item,
    st.integers(1, 30),
    retail=st.integers(0, 10**6),
    listed=st.integers(0, 10**6),
    tax_rate=st.sampled_from((0, 300, 900, 1300)),
    tax_included=st.booleans(),
)


@st.composite
def carts(draw: st.DrawFn) -> Cart:
    lines = tuple(
        CartLine(
            line_id=line_id,
            item=item,
            quantity=draw(st.integers(1, 20_000)),
            unit_price=item.retail_price,
            code="x",
            discount=draw(DISCOUNTS),
        )
        for line_id, item in enumerate(draw(st.lists(ITEMS, max_size=8)), start=1)
    )
    return replace(a_cart(), lines=lines, discount=draw(DISCOUNTS))


@given(carts())
def test_all_figures_add_up(cart: Cart) -> None:
    priced = price(cart)

    for line in priced.lines:
        assert line.gross == extend(line.line.unit_price, line.line.quantity)
        assert line.paid == line.gross - sum(each.amount for each in line.allocations)
        assert line.paid >= 0
        assert all(each.amount > 0 and each.funder is Funder.STORE for each in line.allocations)
    on_top = sum(line.tax for line in priced.lines if not line.line.item.tax_included)
    assert priced.total == sum(line.paid for line in priced.lines) + on_top
    assert priced.discount == sum(each.amount for line in priced.lines for each in line.allocations)
    assert priced.gross - priced.discount + on_top == priced.total
    assert priced.list_total >= priced.gross
    assert priced.pieces == sum(line.quantity for line in cart.lines)
    assert price(cart) == priced


@given(carts(), st.randoms(use_true_random=False))
def test_the_order_of_the_lines_changes_no_line(cart: Cart, random: object) -> None:
    shuffled = list(cart.lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert set(price(replace(cart, lines=tuple(shuffled))).lines) == set(price(cart).lines)


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12), DISCOUNTS, st.randoms(use_true_random=False))
def test_the_order_of_scanning_whole_pieces_does_not_change_the_total(
    scans: list[int], discount: ManualDiscount | None, random: object
) -> None:
    again = list(scans)
    random.shuffle(again)  # type: ignore[attr-defined]
    totals = {
        price(
            replace(
                reduce(lambda cart, n: add(cart, an_item(n, retail=n * 333), code="x"), order, a_cart()),
                discount=discount,
            )
        ).total
        for order in (scans, again)
    }

    assert len(totals) == 1


@given(carts())
def test_a_discount_on_the_sale_is_what_was_promised(cart: Cart) -> None:
    before = price(replace(cart, discount=None))
    after = price(cart)
    paid = sum(line.paid for line in before.lines)
    promised = reduction(paid, cart.discount) if cart.discount else 0

    assert after.discount - before.discount == promised


def test_a_discount_on_a_line_says_why() -> None:
    cart = a_cart(an_item(1, retail=10_000), an_item(2, retail=5_000))
    cart = put(cart, replace(cart.line(1), discount=ManualDiscount(DiscountBy.PERCENT, 8500, "瑕疵")))
    first, second = price(cart).lines

    assert [(each.rule_id, each.rule_name, each.amount) for each in first.allocations] == [(MANUAL_LINE, "瑕疵", 1500)]
    assert (first.paid, second.paid, second.allocations) == (8500, 5000, ())


def test_a_discount_on_the_sale_is_shared_by_what_each_line_still_costs() -> None:
    cart = a_cart(an_item(1, retail=10_000), an_item(2, retail=10_000), an_item(3, retail=10_000))
    cart = put(cart, replace(cart.line(1), discount=ManualDiscount(DiscountBy.AMOUNT, 10_000, "送")))
    cart = replace(cart, discount=ManualDiscount(DiscountBy.AMOUNT, 1_001, "熟客"))
    lines = price(cart).lines

    assert [line.paid for line in lines] == [0, 9_499, 9_500]
    assert lines[1].allocations[0].rule_id == MANUAL_ORDER


def test_no_discount_takes_more_than_there_is() -> None:
    cart = replace(a_cart(an_item(retail=100)), discount=ManualDiscount(DiscountBy.AMOUNT, 10**6, "送"))

    assert price(cart).total == 0


@pytest.mark.parametrize(
    "included, tax, total",
    ((True, 1300, 11_300), (False, 1469, 12_769)),
)
def test_tax_is_within_the_price_or_on_top(included: bool, tax: int, total: int) -> None:
    priced = price(a_cart(an_item(retail=11_300, tax_rate=1300, tax_included=included)))

    assert (priced.lines[0].tax, priced.total) == (tax, total)


def test_a_tag_below_the_price_asked_is_no_saving() -> None:
    priced = price(a_cart(an_item(1, retail=200, listed=100), an_item(2, retail=200, listed=500)))

    assert (priced.list_total, priced.gross, priced.pieces) == (700, 400, 2 * ONE)
