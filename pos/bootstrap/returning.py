"""What comes back, and money that is not a sale, put together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pos.bootstrap.ground import Ground
from pos.bootstrap.return_tickets import ReturnTickets
from pos.domain.cart import Cart
from pos.domain.pricing import PricedCart, price
from pos.domain.trade_rules import TradeRules
from pos.remote.receipts import HttpReceipts
from pos.storage.ledger.returns import SqlReturns
from pos.usecases.pickup.list_orders import ListOrders
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

RECENT = 20
"""Documents that the screen lists."""


def returning_cases(
    ground: Ground, orders: ListOrders, *, price: Callable[[Cart], PricedCart] = price
) -> ReturningCases:
    """On an open till. `price`: what a cart costs today."""
    files, clock, till = ground.files, ground.clock, ground.till
    ledger, catalogue, mirror = files.ledger, files.catalogue, files.mirror
    returns, receipts = SqlReturns(file=files.ledger_file), HttpReceipts(ground.central)
    tickets = ReturnTickets(
        texts=ground.wording,
        people=mirror.staff,
        member=mirror.member,
        number=lambda taking_id: taking.number if (taking := returns.taking_by_id(taking_id)) else taking_id,
        now=clock.now,
        templates=ground.wording.templates,
    )
    write = WriteDocument(ledger=ledger, clock=clock, catalogue=catalogue, ticket=tickets.returned)

    def rules() -> TradeRules:
        return mirror.store_rules().trade

    def today() -> date:
        return till.store.day(clock.now())

    propose = ProposeReturn(catalogue=catalogue, rules=rules, today=today)
    return ReturningCases(
        rules=rules,
        recent=lambda: ledger.recent_documents(limit=RECENT),
        find_receipt=FindReceipt(ledger=ledger, returns=returns, receipts=receipts, catalogue=catalogue, orders=orders),
        propose=propose,
        return_goods=ReturnGoods(propose=propose, write=write, returns=returns, receipts=receipts),
        without_receipt=ReturnWithoutReceipt(write=write, rules=rules),
        void_sale=VoidSale(write=write, returns=returns),
        protect_price=ProtectPrice(
            write=write, returns=returns, catalogue=catalogue, clock=clock, rules=rules, today=today, price=price
        ),
        correct_sale=CorrectSale(write=write, returns=returns, clock=clock),
        print_gift=PrintGiftReceipt(ledger=ledger, ticket=lambda document: tickets.gift(document, till.store)),
        take_money=TakeMoney(ledger=ledger, returns=returns, clock=clock, ticket=tickets.taking),
        find_deposit=FindDeposit(returns=returns, receipts=receipts),
    )
