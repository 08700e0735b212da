"""A voucher of the chain's own, scanned: one that was given takes something off, one that was bought pays."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.domain.voucher import RightTo, Voucher, VoucherRight
from tests.ui.hands import Hands
from tests.ui.rights_screens import BUNDLE, SOLD, bundles
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


def test_the_customer_chooses_one_of_a_vouchers_rights(selling: Hands, shop: Shop) -> None:
    bundles(shop)
    view, sale = selling.sell.view, selling.desk.sale
    for code in (CARDIGAN, SCARF, BUNDLE):
        selling.scan(code)
    rows = selling.sell._steps.rights.panel.choices.rows.rows  # type: ignore[union-attr]
    assert [(row.chip, row.right) for row in rows] == [
        ("Used already", "99.00"), ("Good now", "\N{MINUS SIGN}30.00"), ("Good now", "F2611"), ("Not yet good", ""),
        ("For other stores", "\N{MINUS SIGN}50.00"), ("Over", "19.90"),
    ]  # fmt: skip
    assert rows[4].detail == "no last day · 滨江店、萧山店 and 1 more"
    # A touch on one that is not good says so, and takes nothing.
    selling.sell._steps.rights.panel.choices.chosen.emit(rows[4].key)  # type: ignore[union-attr]
    assert "cannot be taken" in selling.notice
    # The first good one is marked; an arrow goes to the next, the voucher shown again takes it.
    selling.press(Qt.Key.Key_Down)
    selling.scan(BUNDLE)
    assert (view.totals.due, selling.notice.startswith("From the voucher: 送真丝方巾")) == ("499.00", True)
    selling.scan(BUNDLE)
    selling.press(ENTER)
    # The 30.00 come off both goods first: 23.84 of them off the cardigan.
    assert view.totals.due == "475.16"
    # What is in the sale can be taken out again.
    selling.scan(BUNDLE)
    selling.sell._steps.rights.panel.choices.mark(2)  # type: ignore[union-attr]
    selling.press(ENTER)
    assert (view.totals.due, len(shop.member_desk.released)) == ("598.00", 1)
    # Without a choice nothing is held, and the next scan goes to the sale.
    selling.scan(BUNDLE)
    selling.scan(CARDIGAN)
    assert (len(sale.cart.uses), sum(line.quantity for line in sale.cart.lines)) == (1, 3_000)

    selling.press(PLUS)
    selling.scan(SOLD)
    assert selling.sell.view.primary.text().startswith("Take this right")
    selling.scan(SCARF)
    assert "Nothing was scanned" in selling.notice
    selling.press(Qt.Key.Key_Escape)
    assert list(sale.cart.tenders) == []
    selling.scan(SOLD)
    selling.press(Qt.Key.Key_Down)
    selling.press(ENTER)
    # The scarf: 129.00 less its share of 30.00 over 1,127.00.
    assert [(paid.kind.value, paid.amount) for paid in sale.cart.tenders] == [("voucher", 12_557)]
    selling.press(ENTER)
    (document,) = shop.ledger.state.documents.values()
    assert sorted(taken.subject[-4:] for taken in document.uses) == ["bb02", "bb08"]
