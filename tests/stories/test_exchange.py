"""09:40 in the day of the concept: a dress is collected, does not fit, and becomes an M. Real windows and server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from pos.bootstrap.server import open_central
from pos.domain.document import DocumentKind
from pos.domain.order import OrderState
from pos.domain.staff import Role
from pos.server.staff.service import StaffEntry
from pos.server.stock.tables import stock_levels
from pos.usecases.syncing.enrol_till import EnrolOutcome
from pos.wire.orders import OrderPlaced, PlacedLine, PlaceOrder
from tests.installation import with_tables
from tests.integration.counter import enrol
from tests.server.conftest import BARCODES, Chain, fill, serving
from tests.stories.till import StoryTill
from tests.ui.hands import Hands
from tests.ui.shop import CLERK_PIN, Shop

DRESS_S, DRESS_M = BARCODES[0], BARCODES[1]


class RealShop:
    """What the hands need of a shop: a till that the program has built, and devices of the shop for tests."""

    def __init__(self, till: StoryTill) -> None:
        parts = till.parts
        self.counter, self.clock, self.till = parts.counter, parts.clock, parts.till
        self.ledger = parts.files.ledger
        self.clerk = parts.counter.list_staff()[0]
        self._devices = Shop()

    def __getattr__(self, name: str) -> object:
        return getattr(self._devices, name)


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Chain]:
    central = open_central(with_tables(tmp_path / "central"))
    filled = fill(central)
    central.staff.put([StaffEntry("1", "小李", (("BJ01", Role.CLERK),), pin=CLERK_PIN)])
    yield filled
    central.close()


def placed(chain: Chain) -> OrderPlaced:
    line = PlacedLine(1000, 59_900, variant_id=chain.variants[0])
    request = PlaceOrder(store_code="BJ01", customer="陈女士", phone="13812342046", lines=(line,))
    answer = chain.central.orders.place("shop", "key-1", request)
    assert isinstance(answer, OrderPlaced)
    return answer


def test_an_online_dress_is_collected_and_exchanged_for_m_in_the_same_minute(
    chain: Chain, tmp_path: Path, qtbot: QtBot
) -> None:
    order = placed(chain)
    with serving(chain.central) as address:
        (tmp_path / "till").mkdir()
        assert enrol(tmp_path / "till", address, chain.central.enrolment.new_code("BJ01").code) is EnrolOutcome.ENROLLED
        till = StoryTill(tmp_path / "till", address)
        assert till.becomes(lambda: till.files.catalogue.completeness().complete)
        assert till.becomes(lambda: len(till.counter.list_staff()) == 1)
        assert till.becomes(lambda: len(till.counter.list_orders()) == 1)
        hands = Hands(qtbot=qtbot, shop=cast("Shop", RealShop(till)))
        hands.begin_work()

        hands.press(Qt.Key.Key_F2)
        hands.scan(order.pickup_code)
        hands.scan(DRESS_S)  # off the rail
        hands.press(Qt.Key.Key_Return)  # on the shelf
        hands.press(Qt.Key.Key_Return)
        hands.scan(order.pickup_code)
        hands.scan(DRESS_S)
        hands.press(Qt.Key.Key_Return)  # handed over
        assert till.becomes(lambda: till.counter.list_orders()[0].state is OrderState.COLLECTED)

        hands.press(Qt.Key.Key_F3)
        hands.scan(order.pickup_code)
        hands.scan(DRESS_M)
        hands.press(Qt.Key.Key_Return)
        assert till.becomes(lambda: len(till.files.ledger.recent_documents()) == 1)
        (exchange,) = till.files.ledger.recent_documents()
        assert (exchange.kind, exchange.total, exchange.tenders) == (DocumentKind.EXCHANGE, 0, ())
        assert [(line.size, line.quantity) for line in exchange.lines] == [("S", -1000), ("M", 1000)]
        assert till.all_sent()
        with chain.central.database.reading() as connection:
            levels = dict(
                connection.execute(
                    select(stock_levels.c.variant_id, stock_levels.c.quantity).where(
                        stock_levels.c.store_id == chain.near.store_id
                    )
                ).all()
            )
        assert [levels[variant] for variant in chain.variants[:2]] == [100_000, 99_000]
        hands.leave()
        till.close()
