"""A counter where something was sold already."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.cart import Cart, DiscountBy, ManualDiscount, add, add_ordered
from pos.domain.catalogue import Item
from pos.domain.coming_back import Chosen
from pos.domain.document import Document, Fulfilment
from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.member import Member
from pos.domain.paying import Payment
from pos.domain.pricing import price
from pos.domain.refund import Refundable
from pos.domain.staff import Approval, Deed
from pos.domain.tender import Tender, cash
from pos.domain.trade_rules import TradeRules
from pos.ports.printing import JobKind, PrintJob
from pos.usecases.returning.propose_return import Wish
from pos.usecases.returning.return_goods import Returned
from pos.usecases.selling.complete_sale import CompleteSale
from tests.examples import CLERK, MANAGER, NOON, SHIFT, TILL, an_item
from tests.fakes.catalogue import Catalogue
from tests.fakes.clock import Clock
from tests.fakes.ledger import Ledger
from tests.fakes.receipts import Receipts
from tests.returning_cases import returning_cases

DRESS, DRESS_L, COAT, SCARF = an_item(1), an_item(2, size="L"), an_item(11, retail=99_900), an_item(21, retail=3_900)
MEMBER = Member(member_id="0190f000-0000-7000-8000-000000000003", name="赵女士", phone_masked="138****2046")


class Returning:
    """The use cases on fakes; `sell` rings something up first."""

    def __init__(self) -> None:
        self.rules = TradeRules()
        self.catalogue = Catalogue(DRESS, DRESS_L, COAT, SCARF)
        self.clock = Clock(NOON)
        self.ledger = Ledger(TILL.till_id)
        self.receipts = Receipts()
        self.duty = Duty(till=TILL, staff=CLERK, shift=SHIFT)
        self.manager = Duty(till=TILL, staff=MANAGER, shift=SHIFT)
        self.cases = returning_cases(
            ledger=self.ledger,
            receipts=self.receipts,
            catalogue=self.catalogue,
            clock=self.clock,
            till=TILL,
            rules=lambda: self.rules,
        )

    def sell(
        self,
        *items: Item,
        quantity: int = 1000,
        member: Member | None = None,
        tenders: tuple[Tender, ...] = (),
        off: int = 0,
        order_id: str = "",
    ) -> Document:
        """A finished sale, in cash unless it says otherwise. `off`: fen taken off the whole; `order_id`: what the first
        piece is sent by from another store."""
        cart = Cart(cart_id=new_id(), started=NOON, member=member)
        for place, item in enumerate(items):
            if order_id and place == 0:
                cart = add_ordered(
                    cart,
                    item,
                    order_id=order_id,
                    quantity=quantity,
                    unit_price=item.retail_price,
                    fulfilment=Fulfilment.DELIVERED,
                    note="",
                )
                continue
            cart = add(cart, item, code=item.style_code, quantity=quantity)
        if off:
            cart = replace(cart, discount=ManualDiscount(DiscountBy.AMOUNT, off, "活动"))
        priced = price(cart)
        payment = Payment(priced.total, tenders or (cash(priced.total, priced.total),))

        def receipt(document: Document, *_: object) -> PrintJob:
            return PrintJob(new_id(), JobKind.RECEIPT, document.document_id, b"", NOON)

        complete = CompleteSale(ledger=self.ledger, clock=self.clock, receipt=receipt)
        document = complete(priced, payment, self.duty).document
        assert document is not None
        self.clock.pass_by(60)
        return document

    def found(self, sale: Document) -> Refundable:
        """What the till says can come back of a sale."""
        found = self.cases.find_receipt(sale.number).refundable
        assert found is not None
        return found

    def wish(self, sale: Document, *chosen: tuple[int, int], **changes: object) -> Wish:
        """A wish to bring (line, thousandths) back."""
        lines = tuple(Chosen(line, quantity) for line, quantity in chosen)
        wish = Wish(return_id=new_id(), refundable=self.found(sale), chosen=lines)
        return replace(wish, **changes)  # type: ignore[arg-type]

    def take_back(self, sale: Document, *chosen: tuple[int, int], **changes: object) -> Returned:
        """Do it."""
        returned = self.cases.return_goods(self.wish(sale, *chosen, **changes), self.duty)
        self.clock.pass_by(60)
        return returned

    def yes(self, deed: Deed | None) -> Approval:
        """The manager's yes to a deed."""
        assert deed is not None
        return Approval(
            manager_id=MANAGER.staff_id,
            permission=deed.permission,
            reason="同意",
            moment=self.clock.now(),
            subject=deed.subject,
            detail=deed.detail,
            asked_by=CLERK.staff_id,
        )
