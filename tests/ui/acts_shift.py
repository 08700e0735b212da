"""On the shift's screen, the day's and the till's own, by permission."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt

from pos.domain.money import yuan
from pos.domain.staff import Permission, Verdict
from pos.ports.ledger import Parked
from pos.ports.printing import JobKind, JobState
from pos.ui.settings.view import SettingsView
from pos.ui.shift.view import ShiftView
from tests.ui.acts import Act, events, written
from tests.ui.hands import Hands
from tests.ui.shop import CLERK_PIN

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def on_shift(hands: Hands) -> ShiftView:
    hands.press(Qt.Key.Key_F6)
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, ShiftView)
    return view


def moves_cash(way: int) -> Callable[[Hands], None]:
    """0: in, 1: out, 2: into the safe."""

    def move(hands: Hands) -> None:
        view = on_shift(hands)
        hands.press(Qt.Key.Key_B, CONTROL)
        view.moving.ways[way].click()
        hands.type("5")
        view.moving.presets[0].click()
        hands.press(ENTER)

    return move


def reports(hands: Hands) -> None:
    on_shift(hands)
    hands.press(Qt.Key.Key_X, CONTROL)


def counts_cash(hands: Hands, *, too_much: int) -> None:
    shift = hands.ui.session.shift
    assert shift is not None
    expected = hands.shop.counter.close_shift.totals(shift).expected_cash
    on_shift(hands)
    hands.press(ENTER)
    hands.type(yuan(expected + too_much).replace(",", ""))
    hands.press(ENTER)


def opens(hands: Hands) -> None:
    """Nobody has opened one: the clerk comes past the gate with nothing else to do."""
    shop, duty = hands.shop, hands.ui.session.duty
    assert duty is not None
    shop.counter.close_shift(duty, shop.counter.close_shift.totals(duty.shift).expected_cash)
    hands.ui.session.in_shift(None)
    name = shop.clerk.name.lower()
    record = shop.mirror.people[name]
    shop.mirror.people[name] = replace(record, staff=duty.staff)
    hands.press(Qt.Key.Key_F11)
    hands.type(CLERK_PIN)
    hands.type("300")
    hands.press(ENTER)
    shop.mirror.people[name] = record


def closes(hands: Hands) -> None:
    counts_cash(hands, too_much=0)


def closes_different(hands: Hands) -> None:
    counts_cash(hands, too_much=100)
    hands.type("found")
    hands.press(ENTER)


def prints_again(hands: Hands) -> None:
    if not hands.shop.queue.jobs:
        hands.shop.printed((JobKind.RECEIPT, "RHZ01-01-261122-000001", JobState.PRINTED))
    on_shift(hands)
    hands.press(Qt.Key.Key_T, CONTROL)
    hands.press(ENTER)


def sees_day(hands: Hands) -> None:
    on_shift(hands)
    hands.press(Qt.Key.Key_R, CONTROL)


def days_seen(hands: Hands) -> int:
    return sum(view.day.isVisible() and bool(view.day.tiles.tiles) for view in hands.ui.window.findChildren(ShiftView))


def closes_day(hands: Hands) -> None:
    """The newest that is not closed yet."""
    sees_day(hands)
    for _ in range(events("day_closed")(hands)):
        hands.press(Qt.Key.Key_Left)
    hands.press(ENTER)


def banks(hands: Hands) -> None:
    view = on_shift(hands)
    hands.press(Qt.Key.Key_R, CONTROL)
    view.day.bank.click()
    hands.type("200")
    view.day.banking.slip.setText("0043")
    hands.press(ENTER)


def looks_at_parked(hands: Hands) -> None:
    if not hands.shop.parked:
        hands.shop.parked.append(Parked(7, "document", "unknown_item", hands.shop.clock.now()))
    on_shift(hands)


def parked_seen(hands: Hands) -> int:
    return sum(view.parked.isVisible() for view in hands.ui.window.findChildren(ShiftView))


def enrols_again(hands: Hands) -> None:
    hands.ui.shell.go("settings")
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, SettingsView)
    view.again.click()


SHIFT = {
    # At the gate: a manager signs in herself.
    Permission.OPEN_SHIFT: Act(opens, events("shift_opened"), unlike={Verdict.APPROVAL: Verdict.DENIED}),
    Permission.CASH_IN: Act(moves_cash(0), written),
    Permission.CASH_OUT: Act(moves_cash(1), written),
    Permission.CASH_DROP: Act(moves_cash(2), written),
    Permission.X_REPORT: Act(reports, written),
    Permission.CLOSE_SHIFT: Act(closes, lambda hands: len(hands.shop.ledger.state.closes)),
    Permission.CLOSE_DIFFERENT: Act(closes_different, lambda hands: len(hands.shop.ledger.state.closes)),
    Permission.REPRINT: Act(prints_again, lambda hands: len(hands.shop.queue.jobs) + len(hands.shop.ledger.state.jobs)),
    Permission.SEE_DAY: Act(sees_day, days_seen),
    Permission.CLOSE_DAY: Act(closes_day, events("day_closed"), able=(Permission.SEE_DAY,)),
    Permission.BANK_CASH: Act(banks, written, able=(Permission.SEE_DAY,)),
    # A list that is there or is not: nobody is asked.
    Permission.SEE_PARKED: Act(looks_at_parked, parked_seen, unlike={Verdict.APPROVAL: Verdict.DENIED}),
    # It cannot be taken back: asked of whoever may, too.
    Permission.ENROL_AGAIN: Act(
        enrols_again, lambda hands: hands.enrolled_again, unlike={Verdict.ALLOWED: Verdict.APPROVAL}
    ),
}
