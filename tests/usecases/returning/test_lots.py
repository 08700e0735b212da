"""What comes back and what goes out for it says which lot or piece it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pos.domain.cart import Cart, add
from pos.domain.ids import new_id
from pos.domain.mark import Mark
from pos.domain.paying import Payment
from pos.domain.pricing import price
from pos.domain.scan import read_scan
from pos.domain.tender import cash
from pos.domain.trace import Trace
from pos.ui.returning.opened import Opened
from pos.usecases.returning.find_receipt import FoundReceipt, ReceiptOutcome
from pos.usecases.returning.propose_return import Wish
from pos.usecases.returning.return_without_receipt import Brought, without_receipt
from tests.domain.test_refund import a_document, a_line
from tests.examples import NOON
from tests.usecases.returning.counter import COAT, DRESS, DRESS_L, SCARF, Returning

A = Mark("A1", date(2027, 3, 31))


def test_what_was_sold_comes_back_to_its_lot_and_what_goes_out_has_its_own() -> None:
    counter = Returning()
    sale = counter.sell(DRESS)
    known = replace(counter.found(sale), lines=tuple(
        replace(left, line=left.line.marked(A)) for left in counter.found(sale).lines
    ))  # fmt: skip
    coat = price(add(Cart(new_id(), NOON), COAT, code="x", trace=Trace(serial="from the cart")))
    wish = replace(
        counter.wish(sale, (1, 1000)), refundable=known, out=(DRESS_L, COAT), marks=(Mark("L9"),), priced=coat
    )
    due = counter.cases.propose(wish).total
    done = counter.cases.return_goods(wish, counter.duty, payment=Payment(due, (cash(due, due),)))

    assert done.document is not None
    moved = [movement for _, movement in counter.ledger.state.movements[-3:]]
    assert [(each.variant_id, each.quantity, each.mark) for each in moved] == [
        (DRESS.variant_id, 1000, A),
        (DRESS_L.variant_id, -1000, Mark("L9")),
        (COAT.variant_id, -1000, None),
    ]


def test_without_a_receipt_the_code_says_it() -> None:
    counter = Returning()
    document_id, price_asked = new_id(), SCARF.retail_price
    brought = (Brought(SCARF, 1000, price_asked, mark=Mark(serial="S7")), Brought(SCARF, 1000, 0))
    counter.cases.without_receipt(
        brought,
        counter.duty,
        document_id=document_id,
        reason="no receipt",
        approval=counter.yes(without_receipt(document_id, price_asked)),
    )

    marks = [movement.mark for _, movement in counter.ledger.state.movements[-2:]]
    assert marks == [Mark(serial="S7"), None]


def test_of_two_lines_the_one_whose_number_was_scanned_comes_back() -> None:
    lines = tuple(replace(a_line(n, 1000, 10_000), variant_id=COAT.variant_id, serial=f"S{n}") for n in (1, 2))
    sale = a_document(lines, (cash(20_000, 20_000),))
    counter = Returning()
    refundable = replace(counter.found(counter.sell(COAT)), document=sale)
    left = refundable.lines[0]
    refundable = replace(refundable, lines=tuple(replace(left, line=line) for line in lines))
    opened = Opened(FoundReceipt(ReceiptOutcome.FOUND, refundable), Wish(new_id(), refundable))

    assert opened.place(COAT, read_scan("]d20106901234500011" + "21S2").mark) == 2
    assert opened.place(COAT) == 1
    assert opened.place(COAT, Mark(serial="S3")) == 0
    assert (opened.wish.out, opened.wish.marks) == ((COAT,), (Mark(serial="S3"),))
