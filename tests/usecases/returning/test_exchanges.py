"""Goods both ways in one document."""

from dataclasses import replace

import pytest

from pos.domain.cart import Cart, add
from pos.domain.catalogue import Item
from pos.domain.document import DocumentKind
from pos.domain.ids import new_id
from pos.domain.paying import Payment
from pos.domain.pricing import price
from pos.domain.refund import refundable
from pos.domain.tender import Tender, TenderKind, cash
from pos.domain.trade_rules import ExchangePrice, TradeRules
from pos.usecases.returning.propose_return import Wish, of_other_styles
from pos.usecases.returning.return_goods import ReturnOutcome
from tests.examples import NOON, an_item
from tests.usecases.returning.counter import COAT, DRESS, DRESS_L, SCARF, Returning


@pytest.fixture
def counter() -> Returning:
    return Returning()


def with_out(wish: Wish, *items: Item) -> Wish:
    cart = Cart(cart_id=new_id(), started=NOON)
    for item in of_other_styles(wish.refundable, wish.chosen, items):
        cart = replace(
            cart, lines=(*cart.lines, *add(replace(cart, lines=()), item, code="x").lines), next_line=cart.next_line + 1
        )
    return replace(wish, out=items, priced=price(cart))


def test_another_size_costs_nothing_whatever_todays_price(counter: Returning) -> None:
    sale = counter.sell(DRESS, off=5_000, tenders=(Tender(TenderKind.CARD, 24_900, reference="T-1"),))
    dearer = replace(DRESS_L, retail_price=99_900)
    wish = with_out(counter.wish(sale, (1, 1000)), dearer)
    done = counter.cases.return_goods(wish, counter.duty)

    document = done.document
    assert document is not None
    assert (document.kind, document.total, document.tenders) == (DocumentKind.EXCHANGE, 0, ())
    assert [(line.quantity, line.paid) for line in document.lines] == [(-1000, -24_900), (1000, 24_900)]
    assert [(movement.variant_id, movement.quantity) for _, movement in counter.ledger.state.movements[-2:]] == [
        (DRESS.variant_id, 1000),
        (DRESS_L.variant_id, -1000),
    ]
    assert refundable(sale, (document,)).nothing_left
    back = counter.take_back(document, (2, 1000)).document
    assert back is not None
    assert [(t.kind, t.amount) for t in back.tenders] == [("card", -24_900)]


def test_only_the_difference_is_paid(counter: Returning) -> None:
    sale = counter.sell(DRESS)
    wish = with_out(counter.wish(sale, (1, 1000)), COAT)
    assert counter.cases.propose(wish).total == 70_000
    assert counter.cases.return_goods(wish, counter.duty).outcome is ReturnOutcome.NOT_SETTLED
    short = Payment(70_000, (Tender(TenderKind.CARD, 100, reference="1"),))
    assert counter.cases.return_goods(wish, counter.duty, payment=short).outcome is ReturnOutcome.NOT_SETTLED

    done = counter.cases.return_goods(wish, counter.duty, payment=Payment(70_000, (cash(70_000, 70_000),))).document
    assert done is not None
    assert (done.total, [t.amount for t in done.tenders], [t.amount for t in done.carried]) == (
        70_000,
        [70_000],
        [29_900],
    )
    back = counter.take_back(done, (2, 1000)).document
    assert back is not None
    assert [(t.kind, t.amount) for t in back.tenders] == [("cash", -99_900)]


def test_what_is_cheaper_gives_the_difference_back(counter: Returning) -> None:
    paid = (Tender(TenderKind.CARD, 50_000, reference="T-1"), Tender(TenderKind.CASH, 49_900, given=49_900))
    sale = counter.sell(COAT, tenders=paid)
    done = counter.cases.return_goods(with_out(counter.wish(sale, (1, 1000)), DRESS), counter.duty).document

    assert done is not None
    assert sum(t.amount for t in done.tenders) == done.total == -70_000
    assert sum(t.amount for t in done.carried) == 29_900
    assert all(part.left == 0 for part in refundable(sale, (done,)).tenders)
    rest = counter.take_back(done, (2, 1000)).document
    assert rest is not None
    sums: dict[str, int] = {}
    for tender in (*done.tenders, *rest.tenders):
        sums[tender.kind] = sums.get(tender.kind, 0) + tender.amount
    assert sums == {"card": -50_000, "cash": -49_900}


def test_another_style_at_the_original_promotion(counter: Returning) -> None:
    sale = counter.sell(DRESS, off=14_950)
    wish = with_out(counter.wish(sale, (1, 1000)), COAT)
    assert counter.cases.propose(wish).total == 99_900 - 14_950
    counter.rules = TradeRules(exchange=ExchangePrice.ORIGINAL)
    assert counter.cases.propose(wish).total == 49_950 - 14_950


def test_pieces_of_one_line_go_for_two_sizes_and_a_coat(counter: Returning) -> None:
    sale = counter.sell(DRESS, quantity=3000, off=100)
    another = an_item(3, size="XL")
    proposal = counter.cases.propose(with_out(counter.wish(sale, (1, 3000)), DRESS_L, another, SCARF))

    assert [line.quantity for line in proposal.back] == [-1000, -1000, -1000]
    assert proposal.total == 3_900 + proposal.back[2].paid
    assert sum(line.paid for line in proposal.back) == -sale.total
    assert [line.line for line in proposal.lines] == [1, 2, 3, 4, 5, 6]
