from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.cart import Cart, DiscountBy, ManualDiscount, put
from pos.domain.catalogue import ItemKind
from pos.domain.document import AssistantShare, Document, DocumentKind, Fulfilment
from pos.domain.errors import BadValue, DiskFull
from pos.domain.ids import new_id
from pos.domain.member import Member
from pos.domain.money import MAX_FEN
from pos.domain.pricing import price
from pos.domain.quantity import extend
from pos.domain.staff import Approval, Deed, Permission, Staff
from pos.domain.stock import MovementKind
from pos.domain.tender import Tender, TenderKind
from pos.ports.printing import JobKind
from pos.usecases.selling.complete_sale import Completed, SaleOutcome
from pos.usecases.selling.take_payment import Payment, add_cash, paying_by, start
from pos.usecases.stock.shown_stock import shown_stock
from pos.wire.event import DocumentDone, decode_body, decode_head
from tests.examples import ASSISTANT, CLERK, DUTY, MANAGER, NOON, SHIFT, STORE, TILL, a_cart, an_item
from tests.usecases.counter import Shop

YES = Approval(MANAGER.staff_id, Permission.DISCOUNT, "老顾客", NOON)


def sell(shop: Shop, cart: Cart, *, given: int | None = None) -> Completed:
    priced = price(cart)
    payment = start(priced)
    if priced.total:
        payment = add_cash(payment, priced.total if given is None else given)
    return shop.complete_sale(priced, payment, shop.duty())


def sold(shop: Shop, cart: Cart) -> Document:
    document = sell(shop, cart).document
    assert document is not None
    return document


def test_a_yes_to_a_payment_goes_with_that_payment_alone() -> None:
    shop, cart = Shop(), a_cart(an_item(1, retail=10_000))
    yes = [
        Approval(MANAGER.staff_id, Permission.ON_ACCOUNT, "挂账", NOON, deed.subject, deed.detail)
        for deed in (
            paying_by(cart.cart_id, "on_account", 10_000, " 张三 "),
            paying_by(cart.cart_id, "on_account", 9_000, "李四"),
        )
    ]
    priced = price(replace(cart, approvals=tuple(yes)))
    owed = Tender(TenderKind.ON_ACCOUNT, 10_000, reference="张三")
    document = shop.complete_sale(priced, Payment(10_000, (owed,)), shop.duty()).document

    assert document is not None
    assert document.approvals == (yes[0],)


def test_what_is_owed_is_not_booked_without_a_yes_to_it() -> None:
    shop, cart = Shop(), a_cart(an_item(1, retail=10_000))
    owed = Payment(10_000, (Tender(TenderKind.ON_ACCOUNT, 10_000, reference="张三"),))
    deed = paying_by(cart.cart_id, "on_account", 10_000, "张三")
    others = [
        paying_by(cart.cart_id, "on_account", 10_000, "李四"),
        paying_by(cart.cart_id, "on_account", 9_999, "张三"),
        paying_by(new_id(), "on_account", 10_000, "张三"),
    ]

    def complete(*deeds: Deed, staff: Staff = CLERK) -> SaleOutcome:
        yes = tuple(
            Approval(MANAGER.staff_id, Permission.ON_ACCOUNT, "挂账", NOON, each.subject, each.detail) for each in deeds
        )
        priced = price(replace(cart, approvals=yes))
        return shop.complete_sale(priced, owed, replace(shop.duty(), staff=staff)).outcome

    assert complete() is SaleOutcome.APPROVAL_WANTED
    assert complete(*others) is SaleOutcome.APPROVAL_WANTED
    assert complete(*others, staff=ASSISTANT) is SaleOutcome.APPROVAL_WANTED
    assert shop.ledger.state.documents == {}
    assert complete(*others, deed) is SaleOutcome.DONE


def test_one_transaction_holds_the_sale() -> None:
    shop = Shop()
    cart = a_cart(an_item(1, retail=10_000), an_item(2, retail=6_350))
    shop.keep_cart(cart)
    completed = sell(shop, cart, given=20_000)
    document = completed.document

    assert (completed.outcome, completed.change, completed.open_drawer) == (SaleOutcome.DONE, 3_650, True)
    assert document is not None
    assert document.document_id == cart.cart_id
    assert document.number == "RBJ01-02-261122-000001"
    assert (document.kind, document.total, document.business_date) == (DocumentKind.SALE, 16_350, date(2026, 11, 22))
    assert (document.store_id, document.till_id, document.shift_id) == (STORE.store_id, TILL.till_id, SHIFT.shift_id)
    assert (document.staff_id, document.moment, document.offset_minutes) == (CLERK.staff_id, NOON, 480)
    state = shop.ledger.state
    assert shop.kinds() == ["document"]
    assert shop.ledger.document(cart.cart_id) == document
    assert shop.ledger.open_cart() is None
    assert [(job.kind, job.document_id) for job in state.jobs] == [(JobKind.RECEIPT, cart.cart_id)]
    body = decode_body(decode_head(state.payloads[0]))
    assert isinstance(body, DocumentDone)
    assert body.document == document
    assert body.movements == tuple(movement for _, movement in state.movements)


def test_what_was_sold_left_the_stock() -> None:
    shop = Shop()
    shop.mirror.has(an_item(1).variant_id, 1_000)
    sell(shop, a_cart(an_item(1), an_item(2), quantity=3_000))
    moved = [movement for _, movement in shop.ledger.state.movements]

    assert [(each.variant_id, each.quantity, each.kind) for each in moved] == [
        (an_item(1).variant_id, -3_000, MovementKind.SALE),
        (an_item(2).variant_id, -3_000, MovementKind.SALE),
    ]
    assert {(each.store_id, each.document_id, each.moment) for each in moved} == {
        (STORE.store_id, a_cart().cart_id, NOON)
    }
    # What the customer holds in the hand is sold, whatever the figure says.
    assert shown_stock(shop.mirror, shop.ledger, [an_item(1).variant_id]) == {an_item(1).variant_id: -2_000}


@pytest.mark.parametrize("kind, moves", ((ItemKind.SERVICE, 0), (ItemKind.OPEN_PRICE, 0), (ItemKind.BAG, 1)))
def test_services_and_typed_prices_move_no_stock(kind: ItemKind, moves: int) -> None:
    shop = Shop()
    sell(shop, a_cart(an_item(kind=kind)))

    assert len(shop.ledger.state.movements) == moves


def test_completing_twice_is_completing_once() -> None:
    shop, cart = Shop(), a_cart(an_item())
    first = sell(shop, cart, given=30_000)
    again = sell(shop, cart, given=50_000)

    assert (again.outcome, again.document, again.change) == (SaleOutcome.ALREADY, first.document, 100)
    assert not again.open_drawer
    assert len(shop.ledger.state.events) == len(shop.ledger.state.jobs) == 1


def test_a_sale_of_nothing_needs_no_tender_and_no_drawer() -> None:
    completed = sell(Shop(), a_cart(an_item(retail=0)))

    assert (completed.outcome, completed.open_drawer) == (SaleOutcome.DONE, False)
    assert completed.document is not None
    assert (completed.document.total, completed.document.tenders) == (0, ())


def test_what_is_not_paid_is_not_sold() -> None:
    shop, priced = Shop(), price(a_cart(an_item()))
    unpaid = start(priced)
    of_another_cart = add_cash(Payment(due=priced.total - 1), priced.total)

    for payment in (unpaid, add_cash(unpaid, 100), of_another_cart):
        assert shop.complete_sale(priced, payment, shop.duty()).outcome is SaleOutcome.NOT_SETTLED
    assert shop.ledger.state.events == []


def test_a_fault_leaves_nothing_half() -> None:
    shop, cart = Shop(), a_cart(an_item())
    shop.keep_cart(cart)
    shop.ledger.fault = DiskFull("no room")

    with pytest.raises(DiskFull):
        sell(shop, cart)
    assert shop.restore_cart() == cart
    assert (shop.ledger.state.events, shop.ledger.state.jobs) == ([], [])
    assert sold(shop, cart).number == "RBJ01-02-261122-000001"


def test_a_sale_without_paper() -> None:
    shop, priced = Shop(), price(a_cart(an_item()))
    shop.complete_sale(priced, add_cash(start(priced), MAX_FEN), shop.duty(), print_ticket=False)

    assert len(shop.ledger.state.documents) == 1
    assert shop.ledger.state.jobs == []


def test_numbers_have_no_gap() -> None:
    shop = Shop()
    carts = [replace(a_cart(an_item()), cart_id=f"0190d000-0000-7000-8000-{n:012d}") for n in range(3)]

    assert [sold(shop, cart).number[-6:] for cart in carts] == ["000001", "000002", "000003"]


def test_after_midnight_it_is_still_yesterday_until_the_cut_off() -> None:
    shop = Shop()
    shop.clock.pass_by(14 * 3600)  # 02:00
    document = sold(shop, a_cart(an_item()))

    assert (document.business_date, document.number[:15]) == (date(2026, 11, 22), "RBJ01-02-261122")


def test_lines_say_everything() -> None:
    shop = Shop()
    cart = a_cart(an_item(1, retail=10_000, listed=12_000, tax_rate=900), an_item(2, retail=5_000))
    discount = ManualDiscount(DiscountBy.PERCENT, 8000, "瑕疵", YES)
    line = replace(
        cart.line(1),
        discount=discount,
        note="改短",
        fulfilment=Fulfilment.ALTERED,
        assistants=(AssistantShare("a"), AssistantShare("b", 2)),
    )
    cart = replace(put(cart, line), assistants=(AssistantShare(ASSISTANT.staff_id),))
    first, second = sold(shop, cart).lines

    assert (first.line, first.list_price, first.retail_price, first.paid) == (1, 12_000, 10_000, 8_000)
    assert (first.tax_rate, first.tax_amount, first.tax_included) == (900, 661, True)
    assert (first.note, first.fulfilment, first.code) == ("改短", Fulfilment.ALTERED, "DR0001")
    assert [share.staff_id for share in first.assistants] == ["a", "b"]
    assert (second.line, second.assistants) == (2, (AssistantShare(ASSISTANT.staff_id),))


def test_every_yes_is_recorded_once() -> None:
    price_yes = replace(YES, permission=Permission.OPEN_PRICE)
    discount = ManualDiscount(DiscountBy.AMOUNT, 100, "送", YES)
    cart = a_cart(an_item(1), an_item(2), an_item(3))
    cart = put(cart, replace(cart.line(1), approval=price_yes, discount=discount))
    cart = put(cart, replace(cart.line(2), discount=discount))
    cart = put(cart, replace(cart.line(3), discount=replace(discount, approval=None)))
    whole = replace(discount, approval=replace(YES, reason="凑整"))

    assert sold(Shop(), replace(cart, discount=whole)).approvals == (price_yes, YES, replace(YES, reason="凑整"))
    assert sold(Shop(), replace(cart, discount=replace(discount, approval=None))).approvals == (price_yes, YES)


def test_a_member_is_an_id_in_the_document() -> None:
    member = Member(member_id="m-1", name="赵女士", phone_masked="138****2046")

    assert sold(Shop(), replace(a_cart(an_item()), member=member)).member_id == "m-1"


def test_head_office_may_want_every_sale_credited() -> None:
    till = replace(TILL, store=replace(STORE, assistant_required=True))
    shop = Shop(till=till)
    cart = a_cart(an_item(1), an_item(2, kind=ItemKind.BAG))
    credited = put(cart, replace(cart.line(1), assistants=(AssistantShare(ASSISTANT.staff_id),)))

    assert sell(shop, cart).outcome is SaleOutcome.ASSISTANT_WANTED
    assert shop.ledger.state.events == []
    assert sell(shop, credited).outcome is SaleOutcome.DONE
    another = replace(cart, cart_id="0190d000-0000-7000-8000-000000000009", assistants=(AssistantShare("x"),))
    assert sell(shop, another).outcome is SaleOutcome.DONE


@given(
    st.lists(
        st.tuples(st.integers(0, 10**6), st.integers(1, 9_000), st.integers(0, 10_000), st.booleans()),
        min_size=1,
        max_size=6,
    ),
    st.integers(0, 10**6),
)
def test_the_invariants_of_a_document(lines: list[tuple[int, int, int, bool]], off: int) -> None:
    cart = a_cart()
    for number, (retail, quantity, rate, included) in enumerate(lines, start=1):
        item = an_item(number, retail=retail, tax_included=included)
        cart = replace(
            cart,
            lines=(*cart.lines, *a_cart(item, quantity=quantity).lines),
        )
        cart = replace(cart, lines=(*cart.lines[:-1], replace(cart.lines[-1], line_id=number)))
        cart = put(cart, replace(cart.line(number), discount=ManualDiscount(DiscountBy.PERCENT, rate, "")))
    document = sold(Shop(), replace(cart, discount=ManualDiscount(DiscountBy.AMOUNT, off, "")))

    for line in document.lines:
        taken = sum(allocation.amount for allocation in line.allocations)
        assert extend(line.retail_price, line.quantity) - taken == line.paid >= 0
    on_top = sum(line.tax_amount for line in document.lines if not line.tax_included)
    assert document.total == sum(line.paid for line in document.lines) + on_top
    assert document.total == sum(tender.amount for tender in document.tenders)
    assert [line.line for line in document.lines] == list(range(1, len(lines) + 1))


def test_cash_in_parts() -> None:
    payment = start(price(a_cart(an_item(retail=16_350))))
    part = add_cash(payment, 10_000)
    whole = add_cash(part, 7_000)

    assert (payment.remaining, payment.change, payment.settled) == (16_350, 0, False)
    assert (part.remaining, part.change, part.settled) == (6_350, 0, False)
    assert (whole.remaining, whole.change, whole.settled) == (0, 650, True)
    assert [tender.kind for tender in whole.tenders] == [TenderKind.CASH] * 2
    assert DUTY.till == TILL


@pytest.mark.parametrize("given", (0, -100, MAX_FEN + 1))
def test_cash_that_cannot_be(given: int) -> None:
    with pytest.raises(BadValue):
        add_cash(Payment(due=100), given)


def test_what_is_paid_takes_no_more() -> None:
    with pytest.raises(BadValue):
        add_cash(Payment(due=0), 100)
