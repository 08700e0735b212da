"""A chapter of the demo's day: the network goes, the shop goes on, the network comes back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.commands.demo.collecting import scan_pieces
from pos.commands.demo.story import Story
from pos.commands.demo.trading import COAT, JEANS
from pos.domain.order import OrderState
from pos.usecases.syncing.patience import LONGEST_S

BACK_AGAIN_S = LONGEST_S + 15.0
"""A till that found no network may wait so long before it tries again; then it sends."""


def sell_without_network(story: Story) -> None:
    """11:00: two sales and a paid pickup without the server; later all of it goes up, once."""
    hands, parts = story.hands, story.parts
    hands.until("what waited was not sent", lambda: parts.files.outbox.unsent() == 0)
    story.server.stop()
    before = story.sales()
    for code in (COAT, JEANS):
        hands.scan(code)
        hands.press(Qt.Key.Key_Plus)
        hands.enter()
    hands.until("the sales were not completed", lambda: story.sales() == before + 2)
    hands.until("the till does not say that it is offline", lambda: not parts.sync.state.online)
    hands.scan(JEANS)
    waiting = parts.files.outbox.unsent()
    story.tell("11:02", f"Offline: two sales done, {waiting} events wait.", true=waiting >= 2, picture="offline-sell")
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_F2)
    placed = story.orders["demo-05"]
    hands.scan(placed.pickup_code)
    scan_pieces(story, story.order("demo-05"))
    story.tell("11:26", "A paid order is verified by its signature.", picture="offline-pickup")
    hands.enter()
    hands.until("it was not handed over", lambda: story.state("demo-05") is OrderState.COLLECTED)
    story.tell("11:27", "Handed over offline; head office is told later.", picture="offline-handed-over")
    story.server.start()
    took = hands.until("what waited was not sent", lambda: parts.files.outbox.unsent() == 0, within_s=BACK_AGAIN_S)
    story.tell(
        "12:00", f"The network is back; everything was sent after {took:.1f} s.", true=not parts.files.outbox.parked()
    )
    hands.press(Qt.Key.Key_F1)
