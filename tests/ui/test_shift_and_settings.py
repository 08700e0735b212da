"""The shift's end, what waits for the manager, and what may be set."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt

from pos.domain.errors import DiskFull
from pos.domain.staff import Role
from pos.ports.catalogue import Completeness
from pos.ports.ledger import Parked
from pos.ui.language import Tongue
from pos.ui.preferences import Preferences
from pos.ui.shift.view import ShiftView
from pos.ui.theme import Shade
from pos.usecases.syncing.presence import SyncState
from tests.ui.hands import Hands
from tests.ui.shop import JEANS, MANAGER_PIN, Shop


def shift_view(hands: Hands) -> ShiftView:
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, ShiftView)
    return view


def test_cash_is_counted_before_it_is_compared(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Plus)
    selling.press(Qt.Key.Key_Return)
    selling.press(Qt.Key.Key_F6)
    assert not any("599.00" in fact.value for fact in shift_view(selling).facts.rows)
    selling.press(Qt.Key.Key_Return)
    selling.type("598.5")
    selling.press(Qt.Key.Key_Return)
    assert shift_view(selling).reason.preview.text() == "\N{MINUS SIGN}0.50"

    selling.type("1")
    selling.press(Qt.Key.Key_Return)

    assert shop.ledger.current_shift() is None
    assert shift_view(selling).facts.rows[-1].value == "\N{MINUS SIGN}0.50"
    selling.press(Qt.Key.Key_Return)
    assert selling.ui.shell.current == "gate"
    assert selling.ui.session.staff is None


def test_a_shift_is_not_closed_over_an_open_cart(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_F6)
    selling.press(Qt.Key.Key_Return)

    saying = shift_view(selling).notice.saying
    assert saying is not None
    assert saying.headline == "A sale is still being rung up"
    assert shop.ledger.current_shift() is not None


def test_a_parked_event_is_shown_to_the_manager_only(selling: Hands, shop: Shop) -> None:
    shop.parked.append(Parked(tseq=7, kind="document", reason="unknown_item", moment=shop.clock.now()))
    selling.press(Qt.Key.Key_F6)
    assert not shift_view(selling).parked.isVisible()

    selling.press(Qt.Key.Key_F11)
    selling.press(Qt.Key.Key_Down)
    selling.type(MANAGER_PIN)
    selling.press(Qt.Key.Key_F6)

    assert selling.ui.session.staff is not None
    assert selling.ui.session.staff.role is Role.MANAGER
    assert [row.title for row in shift_view(selling).parked.rows.rows] == ["Sale 7"]


def test_language_theme_and_back_without_a_restart(selling: Hands) -> None:
    selling.scan(JEANS)
    for preferences, words in (
        (Preferences(tongue=Tongue.CHINESE, shade=Shade.DARK, sounds=False), "收款"),
        (Preferences(tongue=Tongue.ENGLISH, shade=Shade.LIGHT, sounds=False), "Take the money"),
    ):
        selling.ui.set_preferences(preferences)
        selling.settle()

        assert selling.sell.view.primary.text() == words
        assert selling.ui.look.shade is preferences.shade
        assert selling.kept[-1] == preferences
    assert selling.lines == [("直筒牛仔裤", "1", "299.00")]


def test_the_status_bar_speaks_of_the_network_in_the_shops_words(selling: Hands, shop: Shop) -> None:
    state = SyncState(
        online=False,
        since=shop.clock.now(),
        waiting=7,
        parked=0,
        catalogue=Completeness(complete=False, variants=1_200, expected=1_000_000),
    )

    selling.ui.status.on_sync(state)
    selling.settle()
    offline = [segment.words for segment in selling.ui.window.status.left]
    selling.ui.status.on_sync(replace(state, online=True, waiting=0))
    selling.settle()
    online = [segment.words for segment in selling.ui.window.status.left]

    assert offline == ["Offline since 09:00, selling as usual", "To send 7", "Goods coming in 1,200 of 1,000,000"]
    assert online[:2] == ["Online", "To send 0"]


def test_the_status_bar_says_until_when_the_goods_are_up_to_date(selling: Hands, shop: Shop) -> None:
    now = shop.clock.now()
    said = []
    for before in (timedelta(), timedelta(minutes=30), timedelta(days=1)):
        goods = Completeness(complete=True, variants=1_200, expected=1_200, as_of=now - before)
        selling.ui.status.on_sync(SyncState(online=True, since=now, waiting=0, parked=0, catalogue=goods))
        selling.settle()
        said.append(selling.ui.window.status.left[2].words)

    assert said == ["Goods 1,200 · synced 09:00", "Goods 1,200 · synced 08:30", "Goods 1,200 · synced Yesterday 09:00"]


def test_a_full_disk_is_said_and_the_cart_stays(selling: Hands, shop: Shop) -> None:
    selling.scan(JEANS)
    selling.press(Qt.Key.Key_Plus)

    shop.ledger.fault, shop.ledger.fault_stays = DiskFull("no room"), True
    selling.press(Qt.Key.Key_Return)

    assert selling.notice.startswith("The disk is full; this was not saved.")
    assert selling.lines == [("直筒牛仔裤", "1", "299.00")]
