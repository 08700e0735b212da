"""A voucher of the chain's own, scanned: one that was given takes something off, one that was bought pays."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.domain.voucher import RightTo, Voucher, VoucherRight
from tests.ui.hands import Hands
from tests.ui.shop import CARDIGAN, SCARF, Shop

GIVEN, BOUGHT = "VAAAABBBBCCCC", "VDDDDEEEEFFFF"
PLUS, ENTER = Qt.Key.Key_Plus, Qt.Key.Key_Return


def vouchers(shop: Shop) -> None:
    """30.00 off that was given; a scarf that was paid for."""
    off = VoucherRight("0198f000-0000-7000-8000-00000000aa01", "立减 30", RightTo.MONEY_OFF, worth=3_000)
    scarf = VoucherRight("0198f000-0000-7000-8000-00000000aa02", "真丝方巾", RightTo.GOODS, style_code="F2611")
    shop.member_desk.vouchers = {
        GIVEN: Voucher("v-1", GIVEN, "新人礼", (off,)),
        BOUGHT: Voucher("v-2", BOUGHT, "方巾券", (scarf,), price=9_900),
    }


def test_what_was_given_takes_something_off_and_what_was_bought_pays(selling: Hands, shop: Shop) -> None:
    vouchers(shop)
    view = selling.sell.view
    selling.scan(CARDIGAN)
    selling.scan(SCARF)
    selling.scan(BOUGHT)
    selling.settle()
    assert "show it while paying" in selling.notice
    assert view.totals.due == "628.00"
    selling.scan(GIVEN)
    selling.settle()
    assert (view.totals.due, selling.notice.startswith("From the voucher: 立减 30")) == ("598.00", True)
    selling.scan(GIVEN)
    selling.settle()
    assert "Used already" in selling.notice

    selling.press(PLUS)
    selling.scan(BOUGHT)
    selling.settle()
    # The scarf is 129.00 less its part of the 30.00: 30.00 x 129.00 / 628.00 = 6.16.
    assert [(each.kind.value, each.amount) for each in selling.desk.sale.cart.tenders] == [("voucher", 12_284)]
    selling.panel.undone.emit(0)
    selling.settle()
    assert selling.desk.sale.cart.tenders == ()
    selling.scan(BOUGHT)
    selling.settle()
    selling.press(ENTER)
    selling.settle()
    (document,) = shop.ledger.state.documents.values()
    paid = [(each.kind.value, each.amount, each.reference) for each in document.tenders]
    assert paid == [("voucher", 12_284, BOUGHT), ("cash", 47_516, "")]
    assert sorted((use.kind.value, use.subject[-4:], use.amount) for use in document.uses) == [
        ("voucher", "aa01", -1), ("voucher", "aa02", -1),
    ]  # fmt: skip
