"""What can still come back, to the fen and the piece, however it comes back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.coming_back import (
    Chosen,
    at_same_discount,
    gift_kept,
    gifts_owed,
    lines_back,
    piece_now,
    protected_line,
    same_style_line,
    value_of,
)
from pos.domain.document import Allocation, Document, DocumentKind, DocumentLine, Funder
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.paying import CashRounding, Payment, take, take_cash, take_recorded
from pos.domain.quantity import extend
from pos.domain.refund import Refundable, after, refundable, total_of
from pos.domain.tax import tax_within
from pos.domain.tender import METHODS, Tender, TenderKind, TenderMethod
from pos.domain.ways_back import Way, carried_over, ways_back
from tests.examples import DUTY, NOON, an_item

CARD = next(method for method in METHODS if method.kind is TenderKind.CARD)
VOUCHER = next(method for method in METHODS if method.kind is TenderKind.VOUCHER)
PHONE = "0190f000-0000-7000-8000-0000000000aa"


def a_line(number: int, quantity: int, unit: int, off: tuple[int, ...] = ()) -> DocumentLine:
    item = an_item(number)
    paid = extend(unit, quantity) - sum(off)
    return DocumentLine(
        line=number,
        variant_id=item.variant_id,
        style_code=item.style_code,
        name=item.name,
        colour=item.colour,
        size=item.size,
        quantity=quantity,
        list_price=unit,
        retail_price=unit,
        paid=paid,
        tax_rate=1300,
        tax_amount=tax_within(paid, 1300),
        allocations=tuple(
            Allocation(f"rule-{n}", f"活动 {n}", amount, Funder.CHAIN) for n, amount in enumerate(off, 1)
        ),
    )


def a_document(lines: tuple[DocumentLine, ...], tenders: tuple[Tender, ...], **changes: object) -> Document:
    document = Document(
        document_id=new_id(),
        number="RBJ01-02-261122-000007",
        kind=DocumentKind.SALE,
        store_id=DUTY.till.store.store_id,
        till_id=DUTY.till.till_id,
        shift_id=DUTY.shift.shift_id,
        staff_id=DUTY.staff.staff_id,
        moment=NOON,
        offset_minutes=480,
        business_date=DUTY.shift.business_date,
        lines=lines,
        tenders=tenders,
        total=total_of(lines),
    )
    return replace(document, **changes)  # type: ignore[arg-type]


def a_return(sold: Refundable, lines: tuple[DocumentLine, ...], tenders: tuple[Tender, ...], nth: int) -> Document:
    return a_document(lines, tenders, kind=DocumentKind.RETURN, moment=NOON + timedelta(minutes=nth))


@st.composite
def sales(draw: st.DrawFn) -> Document:
    lines = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        quantity = draw(st.sampled_from((1000, 2000, 3000, 7000, 250, 1333)))
        unit = draw(st.integers(1, 200_000))
        gross = extend(unit, quantity)
        first = draw(st.integers(0, gross))
        lines.append(a_line(number, quantity, unit, tuple(filter(None, (first, draw(st.integers(0, gross - first)))))))
    total = total_of(lines)
    payment = Payment(due=total)
    for kind in draw(st.lists(st.sampled_from(("card", "voucher", "phone", "value", "cash")), max_size=4)):
        if payment.remaining <= 0:
            break
        amount = draw(st.integers(1, payment.remaining))
        match kind:
            case "card":
                payment = take_recorded(payment, CARD, amount, reference="T-1").payment
            case "voucher":
                payment = take_recorded(payment, VOUCHER, amount, reference="V-1").payment
            case "phone":
                payment = take(payment, Tender(TenderKind.PAYMENT_CODE, amount, tender_id=PHONE)).payment
            case "value":
                gift = draw(st.integers(0, amount))
                payment = take(payment, Tender(TenderKind.STORED_VALUE, amount, gift=gift, tender_id=new_id())).payment
            case _:
                payment = take_cash(payment, amount).payment
    if payment.remaining > 0:
        step = draw(st.sampled_from((1, 10, 100)))
        payment = take_cash(payment, payment.remaining, rounding=CashRounding(step)).payment
    return a_document(tuple(lines), payment.tenders)


def money(tenders: tuple[Tender, ...]) -> dict[tuple[str, str], tuple[int, int]]:
    """Amount and gift by kind and number."""
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    for tender in tenders:
        key = (tender.kind, tender.refunds or tender.tender_id)
        amount, gift = sums.get(key, (0, 0))
        sums[key] = (amount + tender.amount, gift + tender.gift)
    return {key: value for key, value in sums.items() if any(value)}


@given(sales(), st.data())
def test_what_comes_back_in_parts_is_what_was_paid_to_the_fen(sale: Document, data: st.DataObject) -> None:
    step = data.draw(st.sampled_from((1, 10, 100)))
    later: list[Document] = []
    while not (left := refundable(sale, later)).nothing_left:
        some = [each for each in left.lines if each.left]
        wanted = data.draw(st.lists(st.sampled_from(some), min_size=1, unique_by=lambda each: each.line.line))
        chosen = tuple(Chosen(e.line.line, data.draw(st.integers(1, e.left))) for e in wanted)
        if len(later) > 6:
            chosen = tuple(Chosen(each.line.line, each.left) for each in some)
        lines = lines_back(left, chosen)
        tenders = ways_back(left.tenders, -total_of(lines), rounding=CashRounding(step))
        assert sum(tender.amount for tender in tenders) == total_of(lines)
        assert all(tender.change == -tender.amount for tender in tenders if tender.kind is TenderKind.CASH)
        for line in lines:
            assert extend(line.retail_price, line.quantity) - sum(p.amount for p in line.allocations) == line.paid
        later.append(a_return(left, lines, tenders, len(later)))

    assert sum(each.total for each in later) == -sale.total
    assert sum(line.tax_amount for each in later for line in each.lines) == -sum(li.tax_amount for li in sale.lines)
    back = tuple(tender for each in later for tender in each.tenders)
    assert money(back) == {key: (-a, -g) for key, (a, g) in money(sale.tenders).items()}
    assert all(each.left == 0 for each in left.tenders)
    for line in sale.lines:
        with pytest.raises(BadValue):
            lines_back(left, (Chosen(line.line, 1),))


@given(sales())
def test_all_at_once_gives_each_payment_back_as_it_came(sale: Document) -> None:
    left = refundable(sale, ())
    lines = lines_back(left, tuple(Chosen(each.line.line, each.left) for each in left.lines))
    tenders = ways_back(left.tenders, sale.total)

    assert money(tenders) == {key: (-a, -g) for key, (a, g) in money(sale.tenders).items()}
    for line, back in zip(sale.lines, lines, strict=True):
        assert (back.paid, back.tax_amount, back.quantity) == (-line.paid, -line.tax_amount, -line.quantity)
        assert [p.amount for p in back.allocations] == [-p.amount for p in line.allocations]


def test_pieces_of_a_line_cost_what_is_stored_and_the_last_takes_the_rest() -> None:
    sale = a_document((a_line(1, 3000, 10_000, (10_000,)),), (Tender(TenderKind.PREPAID, 20_000),))
    costs = []
    later: list[Document] = []
    for nth in range(3):
        left = refundable(sale, later)
        lines = lines_back(left, (Chosen(1, 1000),))
        costs.append(-lines[0].paid)
        later.append(a_return(left, lines, ways_back(left.tenders, costs[-1]), nth))

    assert costs == [6_667, 6_666, 6_667]


def test_the_same_return_told_twice_counts_once_and_two_different_ones_are_both_seen() -> None:
    sale = a_document((a_line(1, 1000, 5_000),), (Tender(TenderKind.PREPAID, 5_000),))
    left = refundable(sale, ())
    lines = lines_back(left, (Chosen(1, 1000),))
    first, second = (a_return(left, lines, ways_back(left.tenders, 5_000), nth) for nth in (1, 2))

    assert refundable(sale, (first, first)).line(1).returned == 1000
    both = refundable(sale, (second, first))
    assert (both.line(1).returned, both.line(1).left, both.nothing_left) == (2000, 0, True)
    assert both.later == (first, second)
    assert not both.untouched
    with pytest.raises(BadValue):
        both.line(9)


def test_a_return_of_a_return_has_nothing_to_give() -> None:
    sale = a_document((a_line(1, 1000, 5_000),), (Tender(TenderKind.PREPAID, 5_000),))
    left = refundable(sale, ())
    returned = a_return(left, lines_back(left, (Chosen(1, 1000),)), ways_back(left.tenders, 5_000), 1)

    assert refundable(returned, ()).nothing_left
    assert refundable(returned, ()).tenders == ()


@pytest.mark.parametrize("chosen", ((Chosen(1, 1001),), (Chosen(1, 0),), (Chosen(1, 500), Chosen(1, 500))))
def test_what_cannot_be_chosen(chosen: tuple[Chosen, ...]) -> None:
    sale = a_document((a_line(1, 1000, 5_000),), (Tender(TenderKind.PREPAID, 5_000),))
    with pytest.raises(BadValue):
        lines_back(refundable(sale, ()), chosen)


def test_a_customer_may_want_it_in_another_way() -> None:
    tenders = (
        Tender(TenderKind.CARD, 6_000, reference="T-1"),
        Tender(TenderKind.VOUCHER, 3_000, reference="V-1"),
        Tender(TenderKind.DEPOSIT, 500, reference="D-1"),
        Tender(TenderKind.CASH, 500, given=500),
    )
    left = refundable(a_document((a_line(1, 1000, 10_000),), tenders), ())

    onto = ways_back(left.tenders, 10_000, way=Way.STORED_VALUE)
    notes = ways_back(left.tenders, 10_000, way=Way.CASH)
    assert sorted((t.kind, t.amount) for t in onto) == [
        ("stored_value", -6_000),
        ("stored_value", -500),
        ("stored_value", -500),
        ("voucher", -3_000),
    ]
    assert sum(t.amount for t in notes if t.kind is TenderKind.CASH) == -7_000
    assert {t.of_tender for t in notes} == {1, 2, 3, 4}
    assert [t.kind for t in ways_back(left.tenders, 10_000)] == ["cash", "card", "voucher", "cash"]
    with pytest.raises(BadValue):
        ways_back(left.tenders, -1)


def test_what_may_not_be_refunded_goes_back_in_cash_and_unknown_ones_too() -> None:
    mall = TenderMethod("mall", TenderKind.RECORDED, name="商场收银", refundable=False)
    coupon = TenderMethod("platform", TenderKind.RECORDED, name="平台券", money=False, refundable=False)
    paid = (
        Tender(TenderKind.RECORDED, 6_000, method="mall"),
        Tender(TenderKind.RECORDED, 3_000, method="platform"),
        Tender(TenderKind.RECORDED, 1_000, method="of-yesterday"),
    )
    left = refundable(a_document((a_line(1, 1000, 10_000),), paid), ())
    back = ways_back(left.tenders, 10_000, methods={"mall": mall, "platform": coupon})

    assert [(t.kind, t.method, t.amount) for t in back] == [
        ("cash", "", -6_000),
        ("recorded", "platform", -3_000),
        ("cash", "", -1_000),
    ]


def test_more_than_the_payments_have_goes_back_in_cash() -> None:
    assert ways_back((), 5_000) == (Tender(TenderKind.CASH, -5_000, change=5_000),)


def test_an_exchange_carries_the_money_over_to_what_went_out() -> None:
    paid = (Tender(TenderKind.CARD, 6_000, reference="T-1"), Tender(TenderKind.CASH, 3_950, given=3_950),
            Tender(TenderKind.ROUNDING, 50))  # fmt: skip
    sale = a_document((a_line(1, 1000, 10_000),), paid)
    left = refundable(sale, ())
    (back,) = lines_back(left, (Chosen(1, 1000),))
    out = same_style_line(back, an_item(2, retail=99_900), code="6901234500028", number=2)
    exchange = a_document(
        (back, out), (), kind=DocumentKind.EXCHANGE, total=0, carried=carried_over(left.tenders, 10_000)
    )

    assert (out.paid, out.quantity, out.retail_price, out.variant_id) == (10_000, 1000, 10_000, an_item(2).variant_id)
    assert refundable(sale, (exchange,)).nothing_left
    assert all(each.left == 0 for each in refundable(sale, (exchange,)).tenders)
    again = refundable(exchange, ())
    assert [each.line.line for each in again.lines] == [2]
    assert money(ways_back(again.tenders, 10_000)) == {key: (-a, 0) for key, (a, _) in money(paid).items()}


def test_what_an_exchange_rounded_is_no_payment_and_what_is_not_coins_is_rounded() -> None:
    paid = (Tender(TenderKind.CARD, 10_000, reference="T-1"),)
    sale = a_document((a_line(1, 1000, 10_000),), paid)
    left = refundable(sale, ())
    step = CashRounding(10)
    back = ways_back(left.tenders, 6_007, way=Way.CASH, rounding=step)
    assert [(t.kind, t.amount, t.change) for t in back] == [("cash", -6_000, 6_000), ("rounding", -7, 0)]
    gone = lines_back(left, (Chosen(1, 1000),))
    out = replace(gone[0], line=2, quantity=1000, paid=3_993, tax_amount=0, returns_document="", returns_line=0)
    exchange = a_document(
        (*gone, out),
        back,
        kind=DocumentKind.EXCHANGE,
        total=-6_007,
        carried=carried_over(after(left.tenders, back), 3_993),
    )
    again = refundable(exchange, ())
    assert [(part.tender.kind, part.left) for part in again.tenders] == [("card", 3_993)]
    assert all(part.left == 0 for part in refundable(sale, (exchange,)).tenders)

    # What an exchange carried over of cash need not be an amount in coins.
    coins = (Tender(TenderKind.CASH, 3_993, given=3_993, of_tender=1),)
    carried = refundable(a_document((*gone, out), (), kind=DocumentKind.EXCHANGE, total=0, carried=coins), ())
    handed = ways_back(carried.tenders, 3_993, rounding=step)
    assert [(t.kind, t.amount) for t in handed] == [("cash", -3_990), ("rounding", -3)]


def test_a_correction_moves_a_payment() -> None:
    sale = a_document((a_line(1, 1000, 5_000),), (Tender(TenderKind.CASH, 5_000, given=5_000),))
    wrong = Tender(TenderKind.CASH, -5_000, change=5_000, of_tender=1)
    right = Tender(TenderKind.CARD, 5_000, reference="T-7")
    fixed = refundable(sale, (a_document((), (wrong, right), kind=DocumentKind.CORRECTION, corrects=sale.document_id),))

    assert [(each.tender.kind, each.left) for each in fixed.tenders] == [("cash", 0), ("card", 5_000)]
    assert [(t.kind, t.amount, t.of_tender) for t in ways_back(fixed.tenders, 5_000)] == [("card", -5_000, 2)]


def test_a_protected_piece_gives_back_what_it_cost_in_the_end() -> None:
    sale = a_document((a_line(1, 3000, 10_000),), (Tender(TenderKind.PREPAID, 30_000),))
    first = refundable(sale, ())
    came = a_return(first, lines_back(first, (Chosen(1, 1000),)), ways_back(first.tenders, 10_000), 1)
    left = refundable(sale, (came,))
    assert piece_now(left.line(1), 8_000) == 4_000
    line = protected_line(left.line(1), 4_000, document_id=sale.document_id, number=1)
    cheaper = a_document(
        (line,), ways_back(left.tenders, 4_000), kind=DocumentKind.PRICE_PROTECTION, moment=NOON + timedelta(hours=1)
    )
    now = refundable(sale, (came, cheaper))

    assert (line.quantity, line.paid, line.covers) == (0, -4_000, 2_000)
    assert (now.line(1).unprotected, piece_now(now.line(1), 1)) == (0, 0)
    assert now.line(1).cost(1_000) == now.line(1).cost(2_000) / 2 == 8_000
    back = lines_back(now, (Chosen(1, 2_000),))
    assert [(part.rule_id, part.amount) for part in back[0].allocations] == [("price-protection", -4_000)]
    assert back[0].paid == -16_000
    assert (
        back[0].tax_amount == -(tax_within(30_000, 1300) - 1_150 - tax_within(4_000, 1300)) - 1
        or back[0].tax_amount < 0
    )


def test_a_gift_hangs_on_what_its_rule_touched() -> None:
    given = replace(a_line(3, 1000, 3_900, (3_900,)), allocations=(Allocation("满赠", "满赠", 3_900, Funder.CHAIN),))
    bearing = replace(a_line(1, 1000, 10_000), allocations=(Allocation("满赠", "满赠", 0, Funder.CHAIN),))
    sale = a_document((bearing, a_line(2, 1000, 5_000), given), (Tender(TenderKind.PREPAID, 15_000),))
    left = refundable(sale, ())

    assert gifts_owed(left, (Chosen(2, 1000),)) == ()
    (owed,) = gifts_owed(left, (Chosen(1, 1000),))
    assert (owed.line.line, value_of(owed)) == (3, 3_900)
    assert gifts_owed(left, (Chosen(1, 1000), Chosen(3, 1000))) == ()
    alone = refundable(replace(sale, lines=(a_line(1, 1000, 10_000), given)), ())
    assert [each.line.line for each in gifts_owed(alone, (Chosen(1, 1000),))] == [3]
    kept = gift_kept(given, 1000, number=5)
    assert (kept.paid, kept.quantity, kept.allocations) == (3_900, 1000, ())


def test_another_style_can_go_out_at_the_original_promotion() -> None:
    sold = a_line(1, 1000, 10_000, (2_000,))
    left = refundable(a_document((sold,), (Tender(TenderKind.PREPAID, 8_000),)), ())
    (back,) = lines_back(left, (Chosen(1, 1000),))

    dearer = at_same_discount(a_line(2, 1000, 20_000), back)
    assert (dearer.paid, [part.amount for part in dearer.allocations]) == (16_000, [4_000])
    assert at_same_discount(a_line(2, 1000, 20_000, (10_000,)), back).paid == 10_000
    free = replace(back, retail_price=0, paid=0, allocations=())
    assert at_same_discount(a_line(2, 1000, 20_000), free).paid == 20_000
