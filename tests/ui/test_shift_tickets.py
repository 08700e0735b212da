"""Tickets once more, from the shift screen."""

from PySide6.QtCore import Qt

from pos.ports.printing import JobKind, JobState
from pos.ui.shift.view import ShiftView
from pos.wire.ticket import decode_ticket
from tests.ui.hands import Hands
from tests.ui.shop import Shop

CONTROL = Qt.KeyboardModifier.ControlModifier
UNSURE = "RHZ01-01-261121-000009"


def open_tickets(hands: Hands) -> ShiftView:
    hands.press(Qt.Key.Key_F6)
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, ShiftView)
    hands.press(Qt.Key.Key_T, CONTROL)
    return view


def shown(view: ShiftView) -> list[tuple[str, str, str]]:
    return [(row.title, row.detail, row.right_note) for row in view.tickets.rows.rows.rows]


def test_what_is_not_certain_is_first_and_printed_as_a_copy(selling: Hands, shop: Shop) -> None:
    shop.printed((JobKind.RECEIPT, UNSURE, JobState.UNKNOWN), (JobKind.PICKUP, "O-7K2M1P", JobState.PRINTED))
    view = open_tickets(selling)
    assert shown(view) == [("Receipt", UNSURE, "Perhaps printed"), ("Pickup ticket", "O-7K2M1P", "Printed")]
    assert view.show_tickets.text() == "Tickets: 1 not certain"

    selling.press(Qt.Key.Key_Return)

    again = shop.ledger.state.jobs[-1]
    assert again.copy
    assert UNSURE in str(decode_ticket(again.ticket).rows)
    assert shown(view)[0] == ("Pickup ticket", "O-7K2M1P", "Printed")
    assert view.notice.saying is not None
    assert view.notice.saying.headline == "It is printed once more, marked as a copy"
    assert selling.woken > 0


def test_a_pickup_ticket_is_printed_again_by_touch(selling: Hands, shop: Shop) -> None:
    shop.printed((JobKind.PICKUP, "O-7K2M1P", JobState.PRINTED))
    selling.press(Qt.Key.Key_F6)
    view = selling.ui.window.screens.currentWidget()
    assert isinstance(view, ShiftView)
    view.show_tickets.click()
    selling.settle()
    assert not view.tickets.there.isEnabled()

    view.primary.click()
    selling.settle()

    assert [(job.kind, job.copy) for job in shop.ledger.state.jobs[-1:]] == [(JobKind.PICKUP, True)]


def test_what_is_there_is_settled(selling: Hands, shop: Shop) -> None:
    shop.printed((JobKind.RECEIPT, "R-1", JobState.NOT_PRINTED), (JobKind.RECEIPT, UNSURE, JobState.UNKNOWN))
    view = open_tickets(selling)
    queued = len(shop.ledger.state.jobs)

    selling.press(Qt.Key.Key_Delete)
    selling.press(Qt.Key.Key_Delete)

    assert [job.state for job in shop.queue.jobs.values()] == [JobState.NOT_PRINTED, JobState.SETTLED]
    assert len(shop.ledger.state.jobs) == queued
    selling.press(Qt.Key.Key_Escape)
    assert view.primary.text() == "Close the shift"


def test_what_still_waits_is_not_printed_twice(selling: Hands, shop: Shop) -> None:
    shop.printed((JobKind.RECEIPT, "R-1", JobState.QUEUED))
    view = open_tickets(selling)
    queued = len(shop.ledger.state.jobs)

    selling.press(Qt.Key.Key_Return)

    assert not view.primary.isEnabled()
    assert len(shop.ledger.state.jobs) == queued


def test_every_kind_of_ticket_has_a_name(selling: Hands, shop: Shop) -> None:
    shop.printed(*((kind, f"N-{number}", JobState.PRINTED) for number, kind in enumerate(JobKind)))
    titles = [title for title, _, _ in shown(open_tickets(selling))]
    assert len(set(titles)) == len(JobKind)
    assert "Slip to collect at another store" in titles
