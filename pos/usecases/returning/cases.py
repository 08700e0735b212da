"""Everything that comes back, and money that is not a sale, in one value: what the screens are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pos.domain.document import Document
from pos.domain.trade_rules import TradeRules
from pos.usecases.printing.print_gift_receipt import PrintGiftReceipt
from pos.usecases.returning.correct_sale import CorrectSale
from pos.usecases.returning.find_receipt import FindReceipt
from pos.usecases.returning.propose_return import ProposeReturn
from pos.usecases.returning.protect_price import ProtectPrice
from pos.usecases.returning.return_goods import ReturnGoods
from pos.usecases.returning.return_without_receipt import ReturnWithoutReceipt
from pos.usecases.returning.void_sale import VoidSale
from pos.usecases.takings.find_deposit import FindDeposit
from pos.usecases.takings.take_money import TakeMoney


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturningCases:
    """Named after what a person does. Any of them may wait for disk or network."""

    rules: Callable[[], TradeRules]
    """The store's rules of the moment."""
    recent: Callable[[], tuple[Document, ...]]
    """This till's newest documents, newest first."""
    find_receipt: FindReceipt
    """By its number, an order's number, or a pickup code."""
    propose: ProposeReturn
    """What a return or an exchange would come to."""
    return_goods: ReturnGoods
    """Take back, or exchange."""
    without_receipt: ReturnWithoutReceipt
    """By approval, up to a limit."""
    void_sale: VoidSale
    """A sale just made."""
    protect_price: ProtectPrice
    """差价退款."""
    correct_sale: CorrectSale
    """A wrong tender or assistant."""
    print_gift: PrintGiftReceipt
    """A receipt without prices."""
    take_money: TakeMoney
    """Recharge, deposit, repayment."""
    find_deposit: FindDeposit
    """What was paid ahead."""
