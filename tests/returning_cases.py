"""What comes back, on fakes, wired as the till wires it."""

from __future__ import annotations

from collections.abc import Callable

from pos.domain.document import Document
from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.order import Order
from pos.domain.pricing import price
from pos.domain.store import Till
from pos.domain.takings import Taking
from pos.domain.trade_rules import TradeRules
from pos.ports.printing import JobKind, PrintJob
from pos.usecases.printing.print_gift_receipt import PrintGiftReceipt
from pos.usecases.returning.cases import ReturningCases
from pos.usecases.returning.correct_sale import CorrectSale
from pos.usecases.returning.find_receipt import FindReceipt
from pos.usecases.returning.propose_return import ProposeReturn
from pos.usecases.returning.protect_price import ProtectPrice
from pos.usecases.returning.return_goods import ReturnGoods
from pos.usecases.returning.return_without_receipt import ReturnWithoutReceipt
from pos.usecases.returning.void_sale import VoidSale
from pos.usecases.returning.write_document import WriteDocument
from pos.usecases.takings.find_deposit import FindDeposit
from pos.usecases.takings.take_money import TakeMoney
from tests.fakes.catalogue import Catalogue
from tests.fakes.clock import Clock
from tests.fakes.ledger import Ledger
from tests.fakes.receipts import Receipts
from tests.fakes.returns import Returns


def returning_cases(
    *,
    ledger: Ledger,
    receipts: Receipts,
    catalogue: Catalogue,
    clock: Clock,
    till: Till,
    rules: Callable[[], TradeRules],
    orders: Callable[[], tuple[Order, ...]] = tuple,
) -> ReturningCases:
    """The use cases; their tickets are empty."""

    def ticket(document: Document, _duty: Duty, original: str) -> PrintJob:
        return PrintJob(document.document_id, JobKind.RETURN, document.document_id, original.encode(), document.moment)

    def taking_ticket(taking: Taking, _duty: Duty) -> PrintJob:
        return PrintJob(taking.taking_id, JobKind.RECHARGE, taking.taking_id, b"", taking.moment)

    def gift(document: Document) -> PrintJob:
        return PrintJob(new_id(), JobKind.GIFT_RECEIPT, document.document_id, b"", clock.now())

    returns = Returns(ledger)
    write = WriteDocument(ledger=ledger, clock=clock, catalogue=catalogue, ticket=ticket)
    propose = ProposeReturn(catalogue=catalogue, rules=rules, today=lambda: till.store.day(clock.now()))
    return ReturningCases(
        rules=rules,
        recent=lambda: ledger.recent_documents(limit=20),
        find_receipt=FindReceipt(ledger=ledger, returns=returns, receipts=receipts, catalogue=catalogue, orders=orders),
        propose=propose,
        return_goods=ReturnGoods(propose=propose, write=write, returns=returns, receipts=receipts),
        without_receipt=ReturnWithoutReceipt(write=write, rules=rules),
        void_sale=VoidSale(write=write, returns=returns),
        protect_price=ProtectPrice(
            write=write,
            returns=returns,
            catalogue=catalogue,
            clock=clock,
            rules=rules,
            today=lambda: till.store.day(clock.now()),
            price=price,
        ),
        correct_sale=CorrectSale(write=write, returns=returns, clock=clock),
        print_gift=PrintGiftReceipt(ledger=ledger, ticket=gift),
        take_money=TakeMoney(ledger=ledger, returns=returns, clock=clock, ticket=taking_ticket),
        find_deposit=FindDeposit(returns=returns, receipts=receipts),
    )
