"""A voucher of another platform at the window, for pictures."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pos.domain.platform_voucher import PlatformVoucher, VoucherSaid
from pos.domain.scan.third_party import Platform
from tests.ui.hands import Hands
from tests.ui.shop import JEANS

DIGITS = "220154321098"


def a_voucher(platform: Platform = Platform.MEITUAN, *, face: int = 50_000, paid: int = 39_900) -> PlatformVoucher:
    """Worth more than a pair of jeans."""
    return PlatformVoucher(platform, DIGITS, token="t", title="牛仔专区500元代金券", face_value=face, paid=paid)


def voucher_shown(hands: Hands) -> None:
    """Two platforms know the digits; each would lose something of its worth."""
    hands.shop.payments.vouchers[DIGITS] = (a_voucher(), a_voucher(Platform.DOUYIN, face=20_000, paid=15_900))
    hands.scan(JEANS)
    hands.press(Qt.Key.Key_Plus)
    hands.scan(DIGITS)


def voucher_refused(hands: Hands) -> None:
    """It was used before."""
    hands.shop.payments.no_voucher = VoucherSaid.USED
    hands.scan(JEANS)
    hands.press(Qt.Key.Key_Plus)
    hands.scan(DIGITS)


VOUCHER_SCREENS = {"voucher-shown": voucher_shown, "voucher-refused": voucher_refused}
