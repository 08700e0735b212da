"""Chapters of the demo's day: online orders are picked, found short, and collected."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.commands.demo.story import Story
from pos.domain.order import Order, OrderState
from pos.domain.quantity import ONE


def pick(story: Story) -> None:
    """09:05: one order is short of a piece, another one is ready."""
    hands = story.hands
    hands.press(Qt.Key.Key_F2)
    first = story.order("demo-01")
    hands.scan(first.number)
    hands.scan(first.lines[0].barcode)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Delete)
    hands.until("the order did not turn short", lambda: story.state("demo-01") is OrderState.SHORT)
    story.tell("09:05", f"{first.number}: one piece picked, one is not there; the customer is told.", picture="short")
    third = story.order("demo-03")
    hands.scan(third.number)
    for line in third.lines:
        for _ in range(line.to_pick // ONE):
            hands.scan(line.barcode)
    hands.enter()
    hands.type("B-02")
    hands.enter()
    hands.until("the order did not turn ready", lambda: story.state("demo-03") is OrderState.READY)
    story.tell("09:12", f"{third.number}: all picked, on shelf B-02, ready.", picture="ready")


def collect(story: Story) -> None:
    """09:40: a customer shows her code, the pieces are scanned, the goods are hers; a second time is refused."""
    hands, placed = story.hands, story.orders["demo-06"]
    hands.scan(placed.pickup_code)
    order = story.order("demo-06")
    scan_pieces(story, order, leave=1)
    story.tell(
        "09:40", f"{order.number} opens by its code; one piece is still to be scanned.", picture="pickup-one-left"
    )
    hands.scan(order.lines[-1].barcode)
    story.tell("09:40", "Everything is scanned.", picture="pickup-green")
    hands.enter()
    took = hands.until("it was not handed over", lambda: story.state("demo-06") is OrderState.COLLECTED)
    story.tell("09:40", f"Handed over; written down after {took:.2f} s.", picture="handed-over")
    hands.scan(placed.pickup_code)
    story.tell("09:41", "The same code again is refused, with who, when and where.", picture="pickup-twice")
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_F1)


def scan_pieces(story: Story, order: Order, *, leave: int = 0) -> None:
    """Scan every piece that is there to collect but the last `leave`."""
    pieces = [line.barcode for line in order.lines for _ in range(line.to_collect // ONE)]
    for barcode in pieces[: len(pieces) - leave]:
        story.hands.scan(barcode)
