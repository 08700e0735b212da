"""The codes of a tag at the window: every form rings it up, and what may not be sold is said in dark red."""

import pytest
from PySide6.QtCore import Qt

from pos.domain.barcode import gtin14
from pos.domain.own_code import OwnCode
from pos.domain.scan.own import hold_code
from pos.domain.scan.rules import Recall, ScanRules
from pos.ui.sounds import Sound
from tests.ui.hands import Hands
from tests.ui.shop import JEANS, Shop

G = gtin14(JEANS)


@pytest.mark.parametrize(
    "text",
    (
        f"https://shop.example/s/01/{G}/10/A1/21/7?17=281231&store=BJ01",
        f"]d201{G}17281231" + "10A1\x1d217",
        f"01{G}1728123110A1^217",
    ),
)
def test_every_form_of_a_tag_rings_it_up_with_its_lot_and_number(selling: Hands, text: str) -> None:
    selling.scan(text)

    assert selling.lines == [("直筒牛仔裤", "1", "299.00")]
    (line,) = selling.desk.sale.cart.lines
    assert (line.trace.lot, line.trace.serial) == ("A1", "7")
    assert selling.desk.sounds.last is Sound.FOUND


def test_what_is_past_its_date_is_refused_with_the_date(selling: Hands) -> None:
    selling.scan(f"01{G}17200101")

    assert selling.lines == []
    assert "2020-01-01" in selling.notice
    assert selling.desk.sounds.last is Sound.REFUSED


def test_a_recalled_lot_is_refused_with_the_reason(selling: Hands, shop: Shop) -> None:
    shop.mirror.scanning = ScanRules(recalls=(Recall(G, lots=("A1",), reason="染料超标"),))

    selling.scan(f"01{G}10A1")
    assert selling.lines == []
    assert "染料超标" in selling.notice
    assert selling.desk.sounds.last is Sound.REFUSED

    selling.scan(JEANS)
    assert len(selling.lines) == 1
    assert "look at its label" in selling.notice


def test_the_same_piece_twice_is_one(selling: Hands) -> None:
    selling.scan(f"01{G}217")
    selling.scan(f"https://shop.example/01/{G}/21/7")

    assert len(selling.lines) == 1
    assert "in the cart already" in selling.notice


def test_a_piece_that_was_sold_before_is_rung_up_with_a_warning(selling: Hands) -> None:
    selling.scan(f"01{G}217")
    selling.press(Qt.Key.Key_Plus)
    selling.press(Qt.Key.Key_Return)
    (sold,) = selling.shop.ledger.recent_documents()
    selling.scan(f"https://shop.example/01/{G}/21/7")

    assert len(selling.lines) == 1
    assert f"sold before: {sold.number}" in selling.notice
    assert selling.desk.sounds.last is Sound.ATTENTION


def test_what_is_no_goods_is_named(selling: Hands) -> None:
    for text, words in (
        ("https://example.com/hello", "web address"),
        ("00006141411234567890", "label of a box"),
        (f"{OwnCode.SHELF}-ABC234", "shelf"),
        (JEANS[:-1] + "2", "digits is wrong"),
    ):
        selling.scan(text)
        assert words in selling.notice
    assert selling.lines == []


def test_the_slip_of_a_cart_on_hold_takes_it_up(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    code = hold_code(selling.desk.sale.cart.cart_id)
    selling.sell.view.hold.click()
    selling.settle()
    assert selling.lines == []

    selling.scan("H-AAAAAAAA")
    selling.settle()
    assert "No sale on hold here has that slip" in selling.notice

    selling.scan(code)
    selling.settle()
    assert selling.lines == [("直筒牛仔裤", "1", "299.00")]


def test_a_pickup_hands_out_nothing_past_its_date(selling: Hands, shop: Shop) -> None:
    selling.scan(shop.code_of(shop.order(2, "陈女士", "2046", ready=True)))
    selling.scan(f"01{G}17200101")

    assert selling.ui.pickup is not None
    assert selling.desk.sounds.last is Sound.REFUSED
