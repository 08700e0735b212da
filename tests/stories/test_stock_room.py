"""Steps 9 and 10 of the day in the concept, through real windows, on a server that is a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytest_bdd import given, scenarios, then, when
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from pos.bootstrap.server import open_central
from pos.commands.bench.served import served
from pos.domain.staff import Role
from pos.domain.transfer import TransferLine
from pos.server.database import open_database
from pos.server.staff.service import StaffEntry
from pos.server.stock.tables import stock_levels
from pos.server.stocktakes.review import MOVEMENTS_UNCERTAIN
from pos.ui.stock.view import StockView
from pos.usecases.syncing.enrol_till import EnrolOutcome
from tests.integration.counter import enrol
from tests.server.conftest import BARCODES, fill
from tests.stories.test_exchange import RealShop
from tests.stories.till import StoryTill
from tests.ui.hands import Hands
from tests.ui.shop import CLERK_PIN, MANAGER_PIN, Shop

scenarios("stock_room.feature", features_base_dir=str(Path(__file__).parent))

BOXES = ("069012345000000011", "069012345000000028", "069012345000000035", "069012345000000042")
"""SSCCs."""
WALL = "S-WALL22"
ENTER, STOCK, SELL = Qt.Key.Key_Return, Qt.Key.Key_F4, Qt.Key.Key_F1


@dataclass
class Staffed:
    """A till, the hands at it, and what they see."""

    till: StoryTill
    hands: Hands

    @property
    def view(self) -> StockView:
        """The stock screen."""
        found = self.hands.ui.window.findChild(StockView)
        assert found is not None
        return found

    @property
    def said(self) -> str:
        """The one line of the stock screen."""
        saying = self.view.notice.saying
        return f"{saying.headline} | {saying.rest}" if saying is not None else ""

    def touch(self, title: str) -> None:
        """Touch what is called so at the left, as soon as it is there."""
        places = self.view.places

        def there() -> bool:
            return any(title in row.title for row in places.rows.rows)

        self.hands.qtbot.waitUntil(there, timeout=30_000)
        places.chosen.emit(next(row.key for row in places.rows.rows if title in row.title))
        self.hands.settle()

    def scan_many(self, code: str, n: int) -> None:
        """Scan one and type how many there are."""
        self.hands.scan(code)
        self.hands.type(str(n))
        self.hands.press(ENTER)

    def sell(self, code: str, n: int) -> None:
        """Sell for cash, and come back to the stock room."""
        self.hands.press(SELL)
        for _ in range(n):
            self.hands.scan(code)
        self.hands.press(Qt.Key.Key_Plus)
        self.hands.press(ENTER)
        done = self.till.files.ledger.recent_documents
        self.hands.qtbot.waitUntil(lambda: bool(done()), timeout=10_000)
        self.hands.press(STOCK)


@dataclass
class Afternoon:
    """What there is."""

    folder: Path
    qtbot: QtBot
    stack: ExitStack
    address: str = ""
    variants: tuple[str, ...] = ()
    stores: dict[str, str] = field(default_factory=dict)
    codes: dict[str, list[str]] = field(default_factory=dict)
    tills: list[Staffed] = field(default_factory=list)

    def open_shop(self) -> None:
        """Head office is set up, then its server started."""
        folder = self.folder / "central"
        central = open_central(folder)
        chain = fill(central)
        self.variants = chain.variants
        self.stores = {"BJ01": chain.near.store_id, "SH01": chain.far.store_id}
        both = (("BJ01", Role.CLERK), ("SH01", Role.CLERK))
        central.staff.put(
            [
                StaffEntry("1", "小李", both, pin=CLERK_PIN),
                StaffEntry("2", "王店长", (("BJ01", Role.MANAGER), ("SH01", Role.MANAGER)), pin=MANAGER_PIN),
            ]
        )
        self.codes = {store: [central.enrolment.new_code(store).code for _ in range(2)] for store in self.stores}
        central.close()
        self.address = self.stack.enter_context(served(folder))

    def staff_till(self, store: str) -> None:
        """A till of a store, with a clerk at its window."""
        folder = self.folder / f"till-{len(self.tills)}"
        folder.mkdir()
        assert enrol(folder, self.address, self.codes[store].pop()) is EnrolOutcome.ENROLLED
        till = StoryTill(folder, self.address)
        self.stack.callback(till.close)
        assert till.becomes(lambda: till.files.catalogue.completeness().complete)
        assert till.becomes(lambda: len(till.counter.list_staff()) == 2)
        for each in self.tills:
            each.hands.ui.wedge.fall_silent()
        hands = Hands(qtbot=self.qtbot, shop=cast("Shop", RealShop(till)))
        hands.begin_work()
        self.tills.append(Staffed(till, hands))

    def at(self, place: int) -> Staffed:
        """Go to a till: its window comes to the front, and its scanner is the one that is held."""
        for each in self.tills:
            each.hands.ui.wedge.fall_silent()
        mine = self.tills[place]
        mine.hands.ui.wedge._silent = False
        mine.hands.ui.window.activateWindow()
        self.qtbot.waitUntil(mine.hands.ui.window.isActiveWindow)
        return mine

    def go_home(self) -> None:
        """Close the windows."""
        for each in self.tills:
            each.hands.leave()

    def levels(self, store: str) -> list[int]:
        """Whole pieces of each variant in a store, as head office has them once every till has sent all."""
        assert all(each.till.all_sent() for each in self.tills)
        database = open_database(self.folder / "central", None)
        mine = stock_levels.c.store_id == self.stores[store]
        try:
            with database.reading() as connection:
                rows = connection.execute(select(stock_levels.c.variant_id, stock_levels.c.quantity).where(mine))
                levels = {row.variant_id: row.quantity // 1000 for row in rows}
        finally:
            database.close()
        return [levels[variant] for variant in self.variants]


@pytest.fixture
def afternoon(tmp_path: Path, qtbot: QtBot) -> Iterator[Afternoon]:
    with ExitStack() as stack:
        here = Afternoon(tmp_path, qtbot, stack)
        yield here
        here.go_home()


@given("a till in Beijing and a till in Shanghai, 100 pieces of everything in both stores")
def two_stores(afternoon: Afternoon) -> None:
    afternoon.open_shop()
    afternoon.staff_till("BJ01")
    afternoon.staff_till("SH01")


@when("Shanghai sends 4 boxes with 30 pieces each")
def four_boxes(afternoon: Afternoon) -> None:
    """Boxes with labels are packed in a warehouse; its program is played by the use case."""
    shanghai = afternoon.tills[1]
    duty = shanghai.hands.ui.session.duty
    assert duty is not None
    lines = [
        TransferLine(variant, sent=30_000, box=box)
        for variant, box in zip(afternoon.variants[:4], BOXES, strict=True)
    ]  # fmt: skip
    send = shanghai.till.counter.stock.transfer.send
    assert send(duty, None, lines, receiver=afternoon.stores["BJ01"]).transfer is not None


@then("120 pieces are on their way and in nobody's shop")
def on_their_way(afternoon: Afternoon) -> None:
    assert afternoon.levels("SH01") == [70] * 4 + [100] * 6
    assert afternoon.levels("BJ01") == [100] * 10
    stock, here = afternoon.tills[0].till.counter.stock, afternoon.stores["BJ01"]
    assert afternoon.tills[0].till.becomes(lambda: len(stock.receive.expected(here)) == 1)


@when("Beijing scans the paper and the labels of three boxes")
def three_boxes(afternoon: Afternoon) -> None:
    beijing = afternoon.at(0)
    (delivery,) = beijing.till.counter.stock.receive.expected(afternoon.stores["BJ01"])
    beijing.hands.press(STOCK)
    beijing.hands.scan(delivery.number)
    for box in BOXES[:3]:
        beijing.hands.scan(f"00{box}")
    assert beijing.view.figure.text() == "90"
    beijing.hands.scan(f"00{BOXES[0]}")
    assert "Accepted already" in beijing.said


@when("opens the fourth, with 27 pieces and 2 of another size in it")
def fourth_box(afternoon: Afternoon) -> None:
    beijing = afternoon.at(0)
    beijing.scan_many(BARCODES[3], 27)
    beijing.scan_many(BARCODES[4], 2)
    beijing.hands.press(ENTER)


@then("the screen says what is missing and what is of the wrong size")
def differences_said(afternoon: Afternoon) -> None:
    beijing = afternoon.at(0)
    assert beijing.view.figure.text() == "119"
    assert beijing.said.startswith("missing 3 · wrong size 2")


@when("it is posted")
def post_delivery(afternoon: Afternoon) -> None:
    beijing = afternoon.at(0)
    beijing.hands.press(ENTER)
    assert "Posted" in beijing.said


@then("Beijing has 119 pieces more")
def more_in_beijing(afternoon: Afternoon) -> None:
    assert afternoon.levels("BJ01") == [130, 130, 130, 127, 102, *[100] * 5]


@when("Shanghai finds the three on its shelf")
def settle(afternoon: Afternoon) -> None:
    shanghai = afternoon.at(1)
    moves, here = shanghai.till.counter.stock.transfer, afternoon.stores["SH01"]
    assert shanghai.till.becomes(lambda: len(moves.unsettled(here)) == 1)
    shanghai.hands.press(STOCK)
    shanghai.touch("Send or ask")
    shanghai.touch("To 北京店")
    assert {row.right for row in shanghai.view.lines.rows.rows} == {"−3", "2"}
    shanghai.hands.press(ENTER)
    assert "Settled" in shanghai.said


@then("no piece is lost and none is twice")
def all_there(afternoon: Afternoon) -> None:
    beijing, shanghai = afternoon.levels("BJ01"), afternoon.levels("SH01")
    assert shanghai == [70, 70, 70, 73, 98, *[100] * 5]
    assert [here + there for here, there in zip(beijing, shanghai, strict=True)] == [200] * 10


@given("two tills in Beijing, 100 pieces of everything in the store")
def two_tills(afternoon: Afternoon) -> None:
    afternoon.open_shop()
    afternoon.staff_till("BJ01")
    afternoon.staff_till("BJ01")


@when("the first till opens a stocktake of the wall with the manager's yes")
def open_stocktake(afternoon: Afternoon) -> None:
    first = afternoon.at(0)
    first.hands.press(STOCK)
    first.view.new.click()
    first.hands.scan(WALL)
    first.hands.press(ENTER)
    first.hands.type(MANAGER_PIN)
    assert first.till.all_sent()


@then("the second till can count in it")
def second_sees_it(afternoon: Afternoon) -> None:
    second = afternoon.at(1)
    second.hands.press(STOCK)
    second.touch("Stocktake")
    assert second.view.title.text() == WALL


@when("the first counts 100 red ones, and 3 black ones are sold before the second counts 97 of them")
def count_two_kinds(afternoon: Afternoon) -> None:
    first = afternoon.at(0)
    first.scan_many(BARCODES[0], 100)
    first.sell(BARCODES[5], 3)
    wait_out(first)
    second = afternoon.at(1)
    second.scan_many(BARCODES[5], 97)
    assert second.view.figure.text() == "97"


@when("both count a third kind, 98 of it in all, and one of those is sold after that")
def count_together(afternoon: Afternoon) -> None:
    second = afternoon.at(1)
    second.scan_many(BARCODES[6], 50)
    first = afternoon.at(0)
    first.scan_many(BARCODES[6], 48)
    wait_out(first)
    wait_out(second)
    first.sell(BARCODES[6], 1)


def wait_out(staffed: Staffed) -> None:
    """Wait until what happened at this till is surely over: sales and counts within its uncertainty are questions."""
    clock = staffed.till.parts.clock
    now = clock.now()

    def over() -> bool:
        unsure = clock.uncertainty()
        return unsure is not None and clock.now() > now + MOVEMENTS_UNCERTAIN + 3 * unsure

    assert staffed.till.becomes(over)


@then("head office finds that two pieces are missing, and nothing else")
def two_missing(afternoon: Afternoon) -> None:
    assert all(each.till.all_sent() for each in afternoon.tills)
    first = afternoon.at(0)
    first.view.review.click()
    first.hands.qtbot.waitUntil(lambda: "difference" in first.said, timeout=30_000)
    differing = [row for row in first.view.lines.rows.rows if row.right != "0"]
    assert [(row.title, row.right, row.right_note) for row in differing] == [("女士风衣 · 黑 · M", "−2", "−1,798.00")]


@when("the manager posts it")
def post_stocktake(afternoon: Afternoon) -> None:
    first = afternoon.at(0)
    first.hands.press(ENTER)
    first.hands.type(MANAGER_PIN)
    assert "Posted" in first.said


@then("head office's stock is right to the piece")
def right_to_the_piece(afternoon: Afternoon) -> None:
    assert afternoon.levels("BJ01") == [100] * 5 + [97, 97, 100, 100, 100]
