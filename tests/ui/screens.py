"""Brings the window to each of its screens, empty, typical, full, offline and failing, for pictures and measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt

from pos.domain.barcode import check_digit, gtin14
from pos.domain.day import DayTargets
from pos.domain.order import PaidState
from pos.domain.store_rules import StoreRules
from pos.ports.camera import CameraState
from pos.ports.catalogue import Completeness
from pos.ports.printing import JobKind, JobState
from pos.ports.scanner import ScannerState
from pos.ui.settings.devices_panel import DevicesPanel
from pos.ui.settings.printer_panel import PrinterPanel
from pos.ui.settings.view import SettingsView
from pos.ui.shift.view import ShiftView
from pos.usecases.scanning.watch_camera import Look
from pos.usecases.syncing.presence import SyncState
from tests.ui.hands import Hands
from tests.ui.member_screens import (
    member_coupons,
    member_vouchers,
    members,
    members_history,
    members_identity,
    members_join,
    members_offline,
    members_vouched,
)
from tests.ui.phone_screens import CALLED_OFF, PHONE_SCREENS
from tests.ui.promotion_screens import PROMOTIONS
from tests.ui.rights_screens import RIGHTS
from tests.ui.screens_labels import LABELS
from tests.ui.screens_marks import MARKS
from tests.ui.screens_returning import RETURNING
from tests.ui.screens_shared import SHARED
from tests.ui.screens_stock import SENT, STOCK
from tests.ui.screens_stock_grids import STOCK_GRIDS
from tests.ui.shop import BADGE, CARDIGAN, JEANS, MANAGER_PIN, SCARF
from tests.ui.voucher_screens import VOUCHER_SCREENS

CONTROL = Qt.KeyboardModifier.ControlModifier
LONG_NAME = "意大利进口高支羊绒混纺双排扣收腰中长款可拆卸毛领修身显瘦秋冬新款女式大衣外套典藏纪念版甲"


def tell(hands: Hands, *, online: bool = True, waiting: int = 0, complete: bool = True) -> None:
    """The sync loops say how things stand."""
    now = hands.shop.clock.now()
    here = 1_000_000 if complete else 412_300
    catalogue = Completeness(complete, here, expected=1_000_000, as_of=now if complete else None)
    hands.ui.status.on_sync(SyncState(online=online, since=now, waiting=waiting, parked=0, catalogue=catalogue))
    hands.settle()


def empty(hands: Hands) -> None:
    tell(hands)


def typical(hands: Hands) -> None:
    tell(hands)
    for code in (JEANS, JEANS, CARDIGAN, SCARF, BADGE):
        hands.scan(code)
    hands.type("13800002046")
    hands.press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.sell.view.cart.rows.aside != "", timeout=2_000)


def full(hands: Hands) -> None:
    """60 lines, a name of 40 characters and more, prices of seven digits before the point."""
    tell(hands)
    cart = hands.desk.sale.cart
    for number in range(60):
        body = f"690000{number:06d}"
        item = replace(
            hands.shop.jeans[0],
            variant_id=f"full-{number}",
            name=LONG_NAME if number % 3 == 0 else f"直筒牛仔裤 {number}",
            barcode=f"{body}{check_digit(body)}",
            list_price=999_999_900,
            retail_price=888_888_800 if number % 2 else 12_900,
        )
        cart = hands.shop.counter.add_item(cart, item, code=item.barcode).cart
    hands.desk.sale.put(cart)
    hands.settle()


def offline(hands: Hands) -> None:
    tell(hands, online=False, waiting=7, complete=False)
    hands.shop.central.reachable = False
    for code in (JEANS, CARDIGAN):
        hands.scan(code)


def error(hands: Hands) -> None:
    typical(hands)
    hands.scan("6999999999993")


def expired(hands: Hands) -> None:
    typical(hands)
    hands.scan(f"https://shop.example/01/{gtin14(JEANS)}/10/A1/21/7?17=281231")
    hands.scan(f"01{gtin14(JEANS)}17200101")


def paying(hands: Hands) -> None:
    typical(hands)
    hands.press(Qt.Key.Key_Plus)
    hands.type("1500")


def paying_much(hands: Hands) -> None:
    full(hands)
    hands.press(Qt.Key.Key_Plus)


def done(hands: Hands) -> None:
    paying(hands)
    hands.press(Qt.Key.Key_Return)


def search(hands: Hands) -> None:
    tell(hands)
    hands.type("牛")


def grid(hands: Hands) -> None:
    tell(hands)
    hands.scan("K2601")


def discount(hands: Hands) -> None:
    typical(hands)
    hands.press(Qt.Key.Key_F9)
    hands.type("8.5")


def approval(hands: Hands) -> None:
    discount(hands)
    hands.press(Qt.Key.Key_Return)


def more(hands: Hands) -> None:
    typical(hands)
    hands.press(Qt.Key.Key_M, CONTROL)


def assistants(hands: Hands) -> None:
    typical(hands)
    hands.press(Qt.Key.Key_D, CONTROL)


def drawer(hands: Hands) -> None:
    tell(hands)
    hands.press(Qt.Key.Key_F10)


def held(hands: Hands) -> None:
    typical(hands)
    hands.press(Qt.Key.Key_F7)
    hands.press(Qt.Key.Key_F8)


def pickup(hands: Hands) -> None:
    tell(hands)
    shop = hands.shop
    first = shop.order(1, "陈女士", "2046", ready=True)
    shop.order(2, "王先生", "8810", paid=PaidState.DEPOSIT, due=270_100, ready=True)
    shop.order(3, "赵女士", "3327", paid=PaidState.AT_COUNTER, due=79_800, ready=True)
    shop.order(4, "李女士", "1122")
    hands.press(Qt.Key.Key_F2)
    hands.scan(shop.code_of(first))
    hands.scan(JEANS)


def pickup_empty(hands: Hands) -> None:
    tell(hands)
    hands.press(Qt.Key.Key_F2)


def pickup_green(hands: Hands) -> None:
    pickup(hands)
    hands.scan(CARDIGAN)


def pickup_manager(hands: Hands) -> None:
    tell(hands)
    hands.shop.order(1, "陈女士", "2046", ready=True)
    hands.press(Qt.Key.Key_F2)
    hands.type("2046")
    hands.press(Qt.Key.Key_Return)
    for code in (JEANS, CARDIGAN):
        hands.scan(code)
    hands.press(Qt.Key.Key_Return)


def offer(hands: Hands) -> None:
    typical(hands)
    hands.scan(hands.shop.code_of(hands.shop.order(1, "陈女士", "2046", ready=True)))


def shift(hands: Hands) -> None:
    done(hands)
    hands.press(Qt.Key.Key_F6)


def count(hands: Hands) -> None:
    shift(hands)
    hands.press(Qt.Key.Key_Return)
    hands.type("300")


def count_notes(hands: Hands) -> None:
    count(hands)
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, ShiftView)
    for place, pieces in enumerate(("4", "2", "0", "3", "5")):
        field = list(view.count.pieces.values())[place]
        field.setText(pieces)
        field.textEdited.emit(pieces)
    hands.settle()


def count_differs(hands: Hands) -> None:
    count(hands)
    hands.press(Qt.Key.Key_Return)


def cash_moved(hands: Hands) -> None:
    shift(hands)
    hands.press(Qt.Key.Key_B, CONTROL)
    hands.type("500")


def shift_closed(hands: Hands) -> None:
    count_differs(hands)
    hands.type("1")
    hands.press(Qt.Key.Key_Return)
    hands.type(MANAGER_PIN)


def day_asked(hands: Hands) -> None:
    shift(hands)
    hands.press(Qt.Key.Key_R, CONTROL)


def a_managers_day(hands: Hands) -> None:
    """A day of three tills, one of them not closed, with a target."""
    hands.shop.mirror.rules = StoreRules(targets=DayTargets(usual=5_000_000))
    hands.shop.told_day()
    done(hands)
    hands.press(Qt.Key.Key_F11)
    hands.press(Qt.Key.Key_Down)
    hands.type(MANAGER_PIN)
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_R, CONTROL)


def day_offline(hands: Hands) -> None:
    hands.shop.store_desk.reachable = False
    a_managers_day(hands)


def day_banked(hands: Hands) -> None:
    a_managers_day(hands)
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, ShiftView)
    view.day.bank.click()
    hands.type("20000")


def tickets(hands: Hands) -> None:
    tell(hands)
    hands.shop.printed(
        (JobKind.SHIFT_OPENING, "SHZ01-01-261122-000001", JobState.PRINTED),
        (JobKind.RECEIPT, "RHZ01-01-261122-000001", JobState.PRINTED),
        (JobKind.RECEIPT, "RHZ01-01-261122-000002", JobState.NOT_PRINTED),
        (JobKind.PICKUP, "O-7K2M1P", JobState.UNKNOWN),
        (JobKind.RECEIPT, "RHZ01-01-261122-000003", JobState.SETTLED),
        (JobKind.RECEIPT, "RHZ01-01-261122-000004", JobState.QUEUED),
    )
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_T, CONTROL)


def tickets_empty(hands: Hands) -> None:
    tell(hands)
    hands.press(Qt.Key.Key_F6)
    hands.press(Qt.Key.Key_T, CONTROL)


def settings(hands: Hands) -> None:
    tell(hands)
    hands.ui.shell.go("settings")
    hands.settle()


def printer(hands: Hands) -> None:
    settings(hands)
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, SettingsView)
    view.printer.click()
    page = view.pages.currentWidget()
    assert page is not None
    assert isinstance(page, PrinterPanel)
    page.ways.buttons["network"].click()
    hands.type("192.168.1.50")


def devices(hands: Hands) -> None:
    settings(hands)
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, SettingsView)
    view.devices.click()
    page = view.pages.currentWidget()
    assert isinstance(page, DevicesPanel)
    page.pole.buttons["led8"].click()
    page.scale.buttons["sma"].click()
    page.drawer.buttons["trigger"].click()


def printer_seen(hands: Hands) -> None:
    printer(hands)
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, SettingsView)
    page = view.pages.currentWidget()
    assert isinstance(page, PrinterPanel)
    page.ask_what_was_seen(asks=True)


def camera(hands: Hands) -> None:
    typical(hands)
    hands.press(Qt.Key.Key_L, CONTROL)
    hands.eye.sees(SCARF)
    hands.settle()


def scanning(hands: Hands) -> None:
    hands.scanners.chosen = hands.scanners.there[:1]
    settings(hands)
    hands.scanners.told("/dev/hidraw3", ScannerState.LISTENING)
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, SettingsView)
    view.scanning.click()
    hands.settle()


def camera_missing(hands: Hands) -> None:
    typical(hands)
    hands.press(Qt.Key.Key_L, CONTROL)
    hands.eye.show(Look(CameraState.MISSING))
    hands.settle()


def sign_in(hands: Hands) -> None:
    hands.ui.lock_up()
    hands.settle()


SCREENS: dict[str, Callable[[Hands], None]] = RETURNING | STOCK | LABELS | PHONE_SCREENS | PROMOTIONS | {
    each.__name__: each
    for each in (
        empty, typical, full, offline, error, expired, paying, paying_much, done, search, grid, discount, approval,
        more, assistants, drawer, held, pickup, pickup_empty, pickup_green, pickup_manager, offer, shift, tickets,
        tickets_empty, count, count_notes, count_differs, cash_moved, shift_closed, day_asked, a_managers_day,
        day_offline, day_banked, settings, printer, printer_seen, devices,
        camera, camera_missing, scanning, member_coupons, member_vouchers, members, members_history, members_identity,
        members_join, members_offline, members_vouched,
        sign_in,
    )
} | VOUCHER_SCREENS | RIGHTS | CALLED_OFF | SENT | STOCK_GRIDS | MARKS | SHARED  # fmt: skip
"""Name → how to get there."""
