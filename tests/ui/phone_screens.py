"""The customer's phone at the window, for pictures."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.domain.payment.answer import Reason
from pos.ports.payments import PaymentState
from tests.ui.hands import Hands
from tests.ui.shop import CARDIGAN, JEANS

CODE = "134567890123456700"


def phone(hands: Hands) -> None:
    """The customer types a password."""
    for code in (JEANS, CARDIGAN):
        hands.scan(code)
    hands.shop.payments.next = PaymentState.CONFIRMING
    hands.press(Qt.Key.Key_Plus)
    hands.scan(CODE)


def phone_unknown(hands: Hands) -> None:
    """Nobody knows yet; another sale waits on hold."""
    phone(hands)
    hands.press(Qt.Key.Key_F7)
    hands.scan(JEANS)
    hands.shop.payments.next, hands.shop.payments.uncertain = PaymentState.WAITING, True
    hands.press(Qt.Key.Key_Plus)
    hands.scan("281234567890123401")


def phone_failed(hands: Hands) -> None:
    """It came to nothing."""
    hands.scan(JEANS)
    hands.shop.payments.next, hands.shop.payments.reason = PaymentState.FAILED, Reason.NOT_ENOUGH
    hands.press(Qt.Key.Key_Plus)
    hands.scan(CODE)


def phone_tray(hands: Hands) -> None:
    """待确认收款."""
    phone_unknown(hands)
    hands.press(Qt.Key.Key_F7)
    hands.scan(CARDIGAN)
    hands.press(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)


def phone_called_off(hands: Hands) -> None:
    """Called off: what was charged goes back, the money is taken in another way."""
    phone(hands)
    hands.press(Qt.Key.Key_Delete)


CALLED_OFF = {"phone-called-off": phone_called_off}
"""Seen in every look: its words are the longest that the payment screen has under its amounts."""
PHONE_SCREENS = {
    "phone": phone,
    "phone-unknown": phone_unknown,
    "phone-failed": phone_failed,
    "phone-tray": phone_tray,
}
