"""A voucher with several rights at the window, for pictures."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from pos.domain.coupon import CouponState
from pos.domain.voucher import RightTo, Voucher, VoucherRight
from tests.ui.hands import Hands
from tests.ui.shop import CARDIGAN, SCARF, Shop

BUNDLE, SOLD = "VGGGGHHHHJJJJ", "VKKKKLLLLMMMM"
_ID = "0198f000-0000-7000-8000-00000000bb0"


def bundles(shop: Shop) -> None:
    """A bundle that was given, of six rights in all states; one that was sold, of two."""
    now, here = shop.clock.now(), shop.till.store.store_id
    desk = shop.member_desk
    desk.store_names = {here: "西湖店", "far": "滨江店", "farther": "萧山店", "farthest": "余杭店"}
    rights = (
        VoucherRight(f"{_ID}1", "护肤体验一次", RightTo.TRIAL, worth=9_900, state=CouponState.REDEEMED),
        VoucherRight(f"{_ID}2", "立减 30", RightTo.MONEY_OFF, worth=3_000, valid_until=now + timedelta(days=30)),
        VoucherRight(
            f"{_ID}3", "送真丝方巾", RightTo.GOODS, worth=12_900, style_code="F2611", stores=(here, "far"),
            valid_from=now - timedelta(days=1), valid_until=now + timedelta(days=60),
        ),
        VoucherRight(f"{_ID}4", "双十二抽奖", RightTo.DRAW, valid_from=now + timedelta(days=20)),
        VoucherRight(f"{_ID}5", "立减 50", RightTo.MONEY_OFF, worth=5_000, stores=("far", "farther", "farthest")),
        VoucherRight(f"{_ID}6", "夏日礼品", RightTo.GIFT, worth=1_990, valid_until=now - timedelta(days=90)),
    )  # fmt: skip
    sold = (
        VoucherRight(f"{_ID}7", "代金 100", RightTo.MONEY_OFF, worth=10_000),
        VoucherRight(f"{_ID}8", "真丝方巾", RightTo.GOODS, worth=12_900, style_code="F2611"),
        VoucherRight(f"{_ID}9", "牛仔裤", RightTo.GOODS, worth=29_900, style_code="K2601"),
    )
    desk.vouchers |= {
        BUNDLE: Voucher("v-8", BUNDLE, "新人体验礼包", rights),
        SOLD: Voucher("v-9", SOLD, "秋日套餐", sold, price=19_900),
    }


def rights(hands: Hands) -> None:
    """Shown while goods are rung up, one right in the sale already."""
    bundles(hands.shop)
    for code in (CARDIGAN, SCARF, BUNDLE):
        hands.scan(code)
    hands.press(Qt.Key.Key_Return)
    hands.scan(BUNDLE)


def rights_paying(hands: Hands) -> None:
    """Shown while money is taken."""
    bundles(hands.shop)
    for code in (CARDIGAN, SCARF):
        hands.scan(code)
    hands.press(Qt.Key.Key_Plus)
    hands.scan(SOLD)


RIGHTS = {"rights": rights, "rights-paying": rights_paying}
