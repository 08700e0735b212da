"""By which ways money goes back, mixed as customers mix them: no payment gives back more than it took."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.coming_back import Chosen, lines_back, same_style_line
from pos.domain.document import Document, DocumentKind, DocumentLine
from pos.domain.paying import CashRounding, Rounding
from pos.domain.refund import Refundable, refundable, total_of
from pos.domain.tender import Tender, TenderKind
from pos.domain.ways_back import Way, carried_over, ways_back
from tests.domain.test_refund import a_document, sales
from tests.examples import NOON, an_item

ROUNDINGS = [CashRounding(step, way) for step in (1, 10, 100) for way in Rounding]
MANY = 9
"""Documents after which everything comes back."""


def within_bounds(left: Refundable) -> None:
    """What is left of each payment is something, and all of it together is what the goods cost."""
    for part in left.tenders:
        if part.tender.kind is not TenderKind.ROUNDING:
            assert part.left >= 0, part
            assert 0 <= part.gift_left <= part.left, part
    assert sum(part.left for part in left.tenders) == sum(each.cost(each.left) for each in left.lines)


def an_exchange(left: Refundable, back: DocumentLine) -> Document:
    out = same_style_line(back, an_item(9), code="6901234500099", number=2)
    carried = carried_over(left.tenders, -back.paid)
    assert sum(tender.amount for tender in carried) == -back.paid
    return a_document((back, out), (), kind=DocumentKind.EXCHANGE, carried=carried)


def a_correction(left: Refundable, place: int) -> Document:
    wrong = next(part for part in left.tenders if part.place == place)
    away = Tender(wrong.tender.kind, -wrong.left, change=wrong.left, of_tender=place)
    right = Tender(TenderKind.CARD, wrong.left, reference="T-9")
    return a_document((), (away, right), kind=DocumentKind.CORRECTION, corrects=left.document.document_id)


@given(sales(), st.data())
def test_no_payment_gives_back_more_than_it_took_however_it_comes_back(sale: Document, data: st.DataObject) -> None:
    later: list[Document] = []
    while not (left := refundable(sale, later)).nothing_left:
        within_bounds(left)
        chosen = tuple(Chosen(each.line.line, each.left) for each in left.lines if each.left)
        if len(later) < MANY:
            one = data.draw(st.sampled_from(chosen))
            chosen = (Chosen(one.line, data.draw(st.integers(1, one.quantity))),)
        lines = lines_back(left, chosen)
        paid = [part.place for part in left.tenders if part.tender.kind is TenderKind.CASH and part.left > 0]
        what = data.draw(st.sampled_from(("return", "exchange", "correct"))) if len(later) < MANY else "return"
        if what == "correct" and paid:
            done = a_correction(left, paid[0])
        elif what == "exchange":
            done = an_exchange(left, lines[0])
        else:
            way, rounding = data.draw(st.sampled_from(Way)), data.draw(st.sampled_from(ROUNDINGS))
            tenders = ways_back(left.tenders, -total_of(lines), way=way, rounding=rounding)
            assert sum(tender.amount for tender in tenders) == total_of(lines)
            done = a_document(lines, tenders, kind=DocumentKind.RETURN)
        later.append(replace(done, moment=NOON + timedelta(minutes=len(later))))
        if what == "exchange" and data.draw(st.booleans()):
            # What went out comes back by the exchange's own receipt.
            within_bounds(refundable(sale, later))
            sale, later = done, []
    within_bounds(left)
    assert sum(part.left for part in left.tenders) == 0
