"""The last chapter of the demo's day: the drawer is counted, and head office has the same figures."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.bootstrap.till_files import LEDGER_KEY, LEDGER_NAME, till_secrets
from pos.commands.demo.head_office import head_office
from pos.commands.demo.story import Story
from pos.domain.money import yuan
from pos.storage.ledger.verifying.verify_ledger import verify_ledger
from pos.ui.language import Tongue
from pos.ui.preferences import Preferences
from pos.ui.theme import Shade


def close_the_day(story: Story) -> None:
    """21:30: blind count, a difference explained, everything sent, everything verified."""
    hands, parts, ui = story.hands, story.parts, story.till.ui
    ui.set_preferences(Preferences(tongue=Tongue.ENGLISH, shade=Shade.DARK, sounds=False))
    hands.press(Qt.Key.Key_F1)
    story.tell("20:00", "English and dark, without a restart.", picture="english-dark")
    ui.set_preferences(Preferences())
    hands.press(Qt.Key.Key_F6)
    shift = parts.files.ledger.current_shift()
    totals = parts.counter.close_shift.totals(shift) if shift else None
    expected = totals.expected_cash if totals else 0
    story.tell("21:30", "The shift so far.", picture="shift")
    hands.enter()
    hands.type(yuan(expected - 50).replace(",", ""))
    story.tell("21:31", "The cash is counted blind.", picture="count")
    hands.enter()
    hands.type("wrong change")
    story.tell("21:32", "0.50 is missing and explained.", picture="difference")
    hands.enter()
    hands.until("the shift was not closed", lambda: parts.files.ledger.current_shift() is None)
    story.tell("21:33", "The shift is closed.", picture="closed")
    hands.until("what waited was not sent", lambda: parts.files.outbox.unsent() == 0)
    _compare(story)


def _compare(story: Story) -> None:
    """Head office against the till, to the fen and to the piece."""
    parts = story.parts
    sales = parts.files.ledger.recent_documents(limit=1000)
    last, _ = parts.files.outbox.head()
    orders = tuple(story.orders[key].order.order_id for key in ("demo-05", "demo-06"))
    moved = sum(parts.files.ledger.moved_since(0).values())
    office = head_office(
        story.folders.central,
        till_id=parts.till.till_id,
        moved_by=(*(sale.document_id for sale in sales), *orders),
    )
    total = sum(sale.total for sale in sales)
    story.tell(
        "21:40",
        f"Head office has {office.sales} sales of {yuan(office.total)}; the till has {len(sales)} of {yuan(total)}.",
        true=(office.sales, office.total) == (len(sales), total),
    )
    story.tell("21:40", f"Events: {office.last_tseq} there, {last} here.", true=office.last_tseq == last)
    story.tell("21:40", f"Stock moved: {office.moved} there, {moved} here, in thousandths.", true=office.moved == moved)
    key = till_secrets(story.folders.till).get(LEDGER_KEY)
    findings = verify_ledger(story.folders.till / LEDGER_NAME, key=key).findings if key else ("no key",)
    story.tell("21:41", "The ledger is as it was written.", true=not findings)
