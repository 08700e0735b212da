"""The real window over a counter on fakes, and hands to drive it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.hands import Hands
from tests.ui.shop import Shop


@pytest.fixture
def shop() -> Shop:
    """The counter behind the window."""
    return Shop()


@pytest.fixture
def hands(qtbot: QtBot, shop: Shop) -> Iterator[Hands]:
    """The window, shown, nobody signed in."""
    driver = Hands(qtbot=qtbot, shop=shop)
    yield driver
    driver.leave()


@pytest.fixture
def selling(hands: Hands) -> Hands:
    """The clerk signed in, the shift open, an empty cart."""
    hands.begin_work()
    return hands
