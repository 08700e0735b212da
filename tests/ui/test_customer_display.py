"""What the customer sees while the clerk works: the second window, and a pole display that is slower than the clerk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from pos.domain.paying import Payment
from pos.ports.customer_display import NOBODY, CustomerView, Showing, ShownLine
from pos.ui.customer.controller import CustomerController
from pos.ui.customer.view import SHOWN, CustomerWindow
from pos.ui.customer.watch import CustomerWatch
from pos.ui.desk import Desk
from tests.fakes.customer_display import CustomerDisplay
from tests.ui.hands import Hands
from tests.ui.shop import JEANS, SCARF

COAT = ShownLine("双面羊绒大衣 驼色 M", "1", 239_900, saved=10_000)


@pytest.fixture
def desk(selling: Hands) -> Desk:
    assert selling.ui.desk is not None
    return selling.ui.desk


@pytest.fixture
def customer(desk: Desk) -> Iterator[CustomerController]:
    window = CustomerWindow(look=desk.look, pictures=desk.pictures)
    window.resize(1280, 800)
    controller = CustomerController(window=window, watch=desk.customer, language=desk.language, store="岸线")
    yield controller
    controller.stop()


def said(customer: CustomerController) -> str:
    page = customer.display.page
    return " ".join(part for part in (page.label, page.figure, page.words) if part)


def test_from_the_first_item_to_the_change(selling: Hands, customer: CustomerController) -> None:
    assert said(customer) == "Welcome"
    selling.scan(JEANS)
    assert said(customer) == "Total ￥299.00"
    assert [(row.name.split()[0], row.amount) for row in customer.display.page.rows] == [("直筒牛仔裤", "299.00")]
    selling.press(Qt.Key.Key_Plus)
    assert said(customer) == "To pay ￥299.00"
    selling.press(Qt.Key.Key_Escape)
    assert said(customer) == "Total ￥299.00"
    selling.press(Qt.Key.Key_Plus)
    selling.type("300")
    selling.press(Qt.Key.Key_Return)
    selling.settle()
    assert said(customer) == "Your change ￥1.00 Thank you"
    selling.press(Qt.Key.Key_Return)
    assert said(customer) == "Welcome"


def test_goods_are_shown_in_turn_while_nobody_is_being_served(selling: Hands, customer: CustomerController) -> None:
    assert customer.display.page.picture == ""
    customer.show_pictures(selling.shop.catalogue.newest_pictures(9))
    assert customer.display.page.picture == "k2601-1.webp"
    assert customer.turns_pictures
    selling.scan(JEANS)
    assert customer.display.page.picture == ""
    assert not customer.turns_pictures


def test_what_goes_with_the_cart_is_shown_while_goods_are_rung_up(
    selling: Hands, desk: Desk, customer: CustomerController
) -> None:
    shop = selling.shop
    shop.catalogue.goes["K2601"] = ("Y2605", "F2611")
    watch = CustomerWatch(offload=desk.offload, goes_with=partial(shop.catalogue.matching, limit=3))
    watch.follow(desk.sale)
    watch.changed.connect(customer.show)
    watch.suggest(wanted=True)
    selling.scan(JEANS)
    selling.qtbot.waitUntil(lambda: bool(watch.view.matching), timeout=5_000)
    assert [(card.name, card.price) for card in customer.display.page.cards] == [
        ("羊毛针织开衫", "￥499.00"),
        ("真丝方巾", "￥129.00"),
    ]
    selling.scan(SCARF)
    assert [match.name for match in watch.view.matching] == ["羊毛针织开衫"]
    watch.paying(Payment(due=39_800), desk.sale.priced, asks_for_code=False)
    assert watch.view.matching == ()
    watch.stopped_paying(desk.sale.priced)
    selling.settle()
    selling.press(Qt.Key.Key_Delete)
    selling.press(Qt.Key.Key_Delete)
    assert watch.view.matching == ()


def test_what_is_saved_and_what_was_paid_already(desk: Desk, customer: CustomerController) -> None:
    view = CustomerView(showing=Showing.PAYING, lines=(COAT,), total=239_900, saved=10_000, due=139_900)
    customer.show(view)
    assert customer.display.page.notes == (
        ("You save", "￥100.00"),
        ("Total", "￥2,399.00"),
        ("Paid", "￥1,000.00"),
    )
    assert customer.display.page.rows[0].note == "× 1   saved 100.00"
    customer.show(replace(view, asks_for_code=True, due=239_900))
    assert customer.display.page.words == "Please show your payment code"
    customer.show(replace(view, due=-5_000))
    assert said(customer) == "You get back ￥50.00"
    customer.show(CustomerView(showing=Showing.DONE, total=5_000, received=5_000))
    assert said(customer) == "Paid ￥50.00 Thank you"


def test_every_state_is_painted_and_hidden_without_a_second_screen(customer: CustomerController) -> None:
    lines = tuple(replace(COAT, name=f"{COAT.name} {n} 一个很长很长的名字") for n in range(SHOWN + 5))
    for showing in Showing:
        customer.show(CustomerView(showing=showing, lines=lines, total=10**9, saved=5, due=10**9, asks_for_code=True))
        for size in ((1280, 800), (1024, 600), (1920, 1080)):
            customer.display.resize(*size)
            image: QImage = customer.display.grab().toImage()
            colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
            assert len(colours) > 8
    customer.place()
    assert not customer.display.isVisible()


def test_a_pole_display_gets_the_newest_view_it_has_time_for(desk: Desk, selling: Hands) -> None:
    pole = CustomerDisplay()
    watch = CustomerWatch(offload=desk.offload, pole=pole.show)
    watch.selling(desk.sale.priced)
    assert (watch.view, pole.views) == (NOBODY, [])
    watch.follow(desk.sale)
    for _ in range(5):
        selling.scan(JEANS)
    selling.settle()
    assert watch.view.lines[0].quantity == "5"
    assert pole.views[-1] == watch.view
    pole.there = False
    watch.paying(Payment(due=100), desk.sale.priced, asks_for_code=False)
    selling.settle()
    assert pole.views[-1].showing is Showing.PAYING


def test_who_is_no_member_yet_can_scan_where_to_become_one(desk: Desk, selling: Hands) -> None:
    join = "https://shop.example/join?s=HZ01"
    watch = CustomerWatch(join=join)
    window = CustomerWindow(look=desk.look, pictures=desk.pictures)
    window.resize(1280, 800)
    controller = CustomerController(window=window, watch=watch, language=desk.language, store="岸线")
    watch.follow(desk.sale)
    assert read_codes(window) == [join]
    selling.scan(JEANS)
    assert read_codes(window) == [join]
    selling.type("13800002046")
    selling.press(Qt.Key.Key_Return)
    selling.qtbot.waitUntil(lambda: watch.view.member_code == "", timeout=5_000)
    assert read_codes(window) == []
    controller.stop()


def read_codes(window: CustomerWindow) -> list[str]:
    """What a phone held before the screen reads."""
    return [each.text for each in zxingcpp.read_barcodes(window.grab().toImage())]


def test_a_window_that_is_gone_is_not_painted_again(desk: Desk) -> None:
    """Words and views that come later must not start its pictures again: six seconds on there is nothing to paint."""
    window = CustomerWindow(look=desk.look, pictures=desk.pictures)
    controller = CustomerController(window=window, watch=desk.customer, language=desk.language, store="岸线")
    controller.stop()
    before = window.page

    desk.language.changed.emit()
    desk.customer.changed.emit(CustomerView(showing=Showing.PAYING, lines=(COAT,), total=1, saved=0, due=1))

    assert window.page == before
    assert not controller.turns_pictures
