"""10:10, 11:30 and 21:30 in the day of the concept: a balance, a gold member, and two drawers that are counted.

Real windows on a real server, with its payment providers played. 09:40 is in `test_exchange.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pos.bootstrap.server import open_central
from pos.domain.coupon import CouponKind
from pos.domain.document import Document
from pos.domain.order import OrderState, PaidState
from pos.domain.own_code import ALPHABET
from pos.domain.payment.code import Provider
from pos.domain.staff import Role
from pos.domain.tender import TenderKind
from pos.server.central import Central
from pos.server.coupons.entries import IssueEntry
from pos.server.members.service import MemberEntry
from pos.server.payments.merchants import FOLDER
from pos.server.payments.simulator.scenarios import Scenario
from pos.server.payments.simulator.simulator import Simulator, SimulatorServer
from pos.server.staff.service import StaffEntry
from pos.ui.day.view import DayView
from pos.ui.language import Tongue
from pos.ui.member.view import MemberPanel
from pos.ui.shift.view import ShiftView
from pos.usecases.syncing.enrol_till import EnrolOutcome
from pos.wire.orders import OrderPlaced, PlacedLine, PlaceOrder
from tests.installation import with_tables
from tests.integration.counter import enrol
from tests.server.conftest import BARCODES, Chain, fill, serving
from tests.soak.ledger_sales import verified
from tests.stories.test_exchange import RealShop
from tests.stories.till import StoryTill
from tests.ui.hands import Hands
from tests.ui.shop import CLERK_PIN, MANAGER_PIN, Shop

ENTER, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
PHONE = "13812342046"
WECHAT = f"13{7:014d}{Scenario.SUCCESS.value}"
BADGE = "B" + ALPHABET[:16]
RULES = {
    "rules": [
        {
            "id": "half",
            "name": "第二件半价",
            "benefit": {"type": "nth_piece", "pay": 50},
        },
        {
            "id": "off30",
            "name": "满1000减30",
            "exclusive": ["coupon 满减券"],
            "conditions": [{"type": "order_amount", "at_least": 1000}],
            "benefit": {"type": "off", "amount": 30},
        },
    ]
}


@dataclass
class Money:
    """Head office, two tills of one store and whoever is at them."""

    folder: Path
    qtbot: QtBot
    central: Central
    chain: Chain
    simulator: Simulator
    address: str
    hands: list[Hands] = field(default_factory=list)
    tills: list[StoryTill] = field(default_factory=list)

    def staff_till(self) -> Hands:
        """A till with the clerk at its window, 300.00 in its drawer."""
        folder = self.folder / f"till-{len(self.tills)}"
        folder.mkdir()
        assert enrol(folder, self.address, self.central.enrolment.new_code("BJ01").code) is EnrolOutcome.ENROLLED
        till = StoryTill(folder, self.address)
        self.tills.append(till)
        assert till.becomes(lambda: till.files.catalogue.completeness().complete)
        assert till.becomes(lambda: len(till.counter.list_staff()) == 3)
        for each in self.hands:
            each.ui.wedge.fall_silent()
        hands = Hands(qtbot=self.qtbot, shop=cast("Shop", RealShop(till)), tongue=Tongue.ENGLISH)
        self.hands.append(hands)
        hands.begin_work()
        return hands

    def at(self, place: int) -> Hands:
        """Go to a till."""
        for each in self.hands:
            each.ui.wedge.fall_silent()
        mine = self.hands[place]
        mine.ui.wedge._silent = False
        mine.ui.window.activateWindow()
        self.qtbot.waitUntil(mine.ui.window.isActiveWindow)
        return mine

    def sold(self, place: int, count: int) -> Document:
        """The newest document of a till, once there are so many."""
        recent = self.tills[place].files.ledger.recent_documents
        assert self.tills[place].becomes(lambda: len(recent()) == count)
        return recent()[0]

    def look(self, name: str, place: int = 0) -> None:
        """Keep a picture of what is on the screen."""
        self.hands[place].settle()
        self.hands[place].ui.window.grab().save(str(self.folder / f"{name}.png"))


@pytest.fixture
def money(tmp_path: Path, qtbot: QtBot) -> Iterator[Money]:
    central = open_central(with_tables(tmp_path / "central"))
    chain = fill(central)
    central.staff.put(
        [
            StaffEntry("1", "小李", (("BJ01", Role.CLERK),), pin=CLERK_PIN),
            StaffEntry("2", "王店长", (("BJ01", Role.MANAGER),), pin=MANAGER_PIN),
            StaffEntry("3", "小陈", (("BJ01", Role.ASSISTANT),), pin="333333", badge=BADGE),
        ]
    )
    central.promotions.put(RULES)
    simulator = Simulator()
    providers = SimulatorServer(simulator)
    providers.start()
    simulator.sign_up(tmp_path / "central" / FOLDER, address=providers.address)
    with ExitStack() as stack:
        stack.callback(central.close)
        stack.callback(providers.stop)
        here = Money(tmp_path, qtbot, central, chain, simulator, stack.enter_context(serving(central)))
        yield here
        for hands in here.hands:
            hands.leave()
        for till in here.tills:
            till.close()


def test_a_presale_balance_a_gold_member_and_two_drawers(money: Money) -> None:
    presale_balance(money)
    gold_member(money)
    assert two_drawers(money) == ["0.00", "+0.50"]


def presale_balance(money: Money) -> None:
    """10:10: 99.00 was paid online; of 2,800.00 after 满3000减200 she pays 1,000 in cash, the rest with her phone."""
    lines = (PlacedLine(5000, 280_000, variant_id=money.chain.variants[4]),)
    placed = money.central.orders.place(
        "shop", "presale-1", PlaceOrder("BJ01", "陈女士", PHONE, lines, paid=PaidState.DEPOSIT, due=270_100)
    )
    assert isinstance(placed, OrderPlaced)
    hands = money.staff_till()
    till = money.tills[0]
    assert till.becomes(lambda: len(till.counter.list_orders()) == 1)
    hands.press(Qt.Key.Key_F2)
    hands.scan(placed.pickup_code)
    for _ in range(5):
        hands.scan(BARCODES[4])
    hands.press(ENTER)
    hands.press(ENTER)
    hands.scan(placed.pickup_code)
    for _ in range(5):
        hands.scan(BARCODES[4])
    money.look("presale-due")
    hands.press(ENTER)
    hands.type("1000")
    hands.press(ENTER)
    money.look("presale-rest")
    hands.scan(WECHAT)

    sale = money.sold(0, 1)
    money.look("presale-done")
    assert [(t.kind, t.amount) for t in sale.tenders] == [
        (TenderKind.PREPAID, 9_900),
        (TenderKind.CASH, 100_000),
        (TenderKind.PAYMENT_CODE, 170_100),
    ]
    assert till.becomes(lambda: till.counter.list_orders()[0].state is OrderState.COLLECTED)
    assert sum(trade.kept for trade in money.simulator.bank(Provider.WECHAT).trades.values()) == 170_100


def gold_member(money: Money) -> None:
    """11:30: three pieces, 第二件半价, her coupon beats 满减, 500 points, and who advised her is credited."""
    fifty = IssueEntry("N50", "满 300 减 50", CouponKind.AMOUNT, value=5_000, threshold=30_000, stacking="满减券")
    money.central.loyalty.coupons.put(fifty)
    home = money.chain.near.store_id
    (member_id,) = money.central.members.put(
        [MemberEntry("赵女士", PHONE, level="金卡", points=560, home_store_id=home)]
    )
    (coupon,) = money.central.loyalty.coupons.issue_to("N50", [member_id], reason="campaign")
    hands = money.at(0)
    till = money.tills[0]
    assert till.becomes(lambda: bool(till.files.mirror.promotions()))
    hands.press(Qt.Key.Key_F1)
    hands.press(Qt.Key.Key_Escape)
    for code in BARCODES[:3]:
        hands.scan(code)
    hands.type(PHONE)
    hands.press(ENTER)
    hands.scan(coupon.code)
    hands.scan(BADGE)
    hands.sell.view.member.click()
    hands.settle()
    panel = hands.sell.view.window().findChild(MemberPanel)
    assert panel is not None
    panel.entry.setText(money.central.members.dynamic_code(member_id))
    hands.press(Qt.Key.Key_J, CONTROL)
    money.look("gold-member")
    # 3 x 599.00, the second at half its price, less 50.00 by the coupon, less 5.00 by 500 points.
    assert hands.sell.view.totals.due == "1,442.50"
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_I, CONTROL)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        hands.press(key)
    told = {row.title: row.chip or row.detail for row in hands.panel.reasons.rows.rows}
    money.look("gold-why")
    assert told["满1000减30"] == "满 300 减 50 is better"
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_Plus)
    hands.press(ENTER)
    sale = money.sold(0, 2)
    money.look("gold-paid")
    assert (sale.total, sale.member_id) == (144_250, member_id)
    advised = next(each.staff_id for each in till.counter.list_staff() if each.role is Role.ASSISTANT)
    assert {share.staff_id for line in sale.lines for share in line.assistants} == {advised}
    assert till.all_sent()
    member = money.central.members.get(member_id)
    assert member is not None
    assert member.points == 560 - 500 + 1_442


def shift_screen(hands: Hands) -> ShiftView:
    hands.press(Qt.Key.Key_F6)
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, ShiftView)
    return view


def two_drawers(money: Money) -> list[str]:
    """21:30: two tills, two drawers; one holds 0.50 too much, which is explained; then the day is closed.

    The differences of both.
    """
    hands = money.staff_till()
    hands.scan(BARCODES[9])
    hands.press(Qt.Key.Key_Plus)
    hands.type("600")
    hands.press(ENTER)
    assert money.sold(1, 1).total == 59_900

    closed = []
    for place, counted in ((0, "2742.5"), (1, "899.5")):
        hands = money.at(place)
        hands.press(Qt.Key.Key_F11)
        hands.press(Qt.Key.Key_Down)
        hands.type(MANAGER_PIN)
        view = shift_screen(hands)
        hands.press(ENTER)
        hands.type(counted)
        money.look(f"counted-{place}", place)
        hands.press(ENTER)
        if place:
            # Only now it says what should have been there.
            assert view.reason.preview.text() == "+0.50"
            view.reason.presets[0].click()
        hands.settle()
        money.look(f"closed-{place}", place)
        assert money.tills[place].counter.open_shift.current() is None
        closed.append(view.facts.rows[-1].value)
        assert money.tills[place].all_sent()
    hands.press(Qt.Key.Key_R, CONTROL)
    day = hands.ui.window.findChild(DayView)
    assert day is not None
    money.look("day", 1)
    tiles = {tile.label: tile.value for tile in day.tiles.tiles}
    assert tiles["Tickets · pieces"] == "3 · 9"
    hands.press(ENTER)
    hands.settle()
    money.look("day-closed", 1)
    shown = hands.ui.window.findChild(ShiftView)
    assert shown is not None
    assert shown.notice.saying is not None
    assert "is closed" in shown.notice.saying.headline
    assert all(till.all_sent() for till in money.tills)
    assert [verified(money.folder / f"till-{place}").findings for place in (0, 1)] == [(), ()]
    return closed
