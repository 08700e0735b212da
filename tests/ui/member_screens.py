"""The members' screens, for pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt

from pos.domain.coupon import Coupon, CouponKind
from pos.ports.catalogue import Completeness
from pos.ui.members.view import MembersView
from pos.usecases.syncing.presence import SyncState
from pos.wire.members import Bought, HistoryAnswer, PointsMove
from tests.ui.hands import Hands
from tests.ui.rights_screens import bundles
from tests.ui.shop import CARDIGAN, JEANS, SCARF


def tell(hands: Hands, *, online: bool = True, waiting: int = 0) -> None:
    """The sync loops say how things stand."""
    catalogue = Completeness(complete=True, variants=1_000_000, expected=1_000_000)
    now = hands.shop.clock.now()
    hands.ui.status.on_sync(SyncState(online=online, since=now, waiting=waiting, parked=0, catalogue=catalogue))
    hands.settle()


def a_wallet(hands: Hands) -> None:
    """The member has two coupons, and a past."""
    desk, shop, now = hands.shop.member_desk, hands.shop, hands.shop.clock.now()
    far = {"valid_from": now - timedelta(days=1), "valid_until": now + timedelta(days=20)}
    desk.issue(
        Coupon("c-1", "CABCDEFGHJKLM", "b-1", "满 300 减 50", CouponKind.AMOUNT, value=5_000, threshold=30_000,
               member_id="m-1", **far)  # type: ignore[arg-type]
    )  # fmt: skip
    desk.issue(
        Coupon("c-2", "CNPQRSTUVWXYZ", "b-2", "生日 85 折", CouponKind.PERCENT, value=8_500, member_id="m-1",
               stores=("elsewhere",), **far)  # type: ignore[arg-type]
    )  # fmt: skip
    lines = (
        Bought(
            date(2026, 11, 11), "滨江店", "RHZ01-01-261111-000031", "v", "K2601", "直筒牛仔裤", "深蓝 27", 1000, 29_900
        ),
        Bought(date(2026, 11, 2), "微商城", "O-7K2M9P", "v", "Y2605", "羊毛针织开衫", "燕麦 M", 1000, 49_900),
        Bought(
            date(2026, 10, 20),
            "西湖店",
            "RHZ02-02-261020-000007",
            "v",
            "K2601",
            "直筒牛仔裤",
            "黑色 26",
            -1000,
            -29_900,
        ),
    )
    moves = (PointsMove(now, 499, "earned"), PointsMove(now - timedelta(days=3), -500, "spent"))
    desk.histories["m-1"] = HistoryAnswer(
        lines, (shop.cardigan.variant_id,), moves, expiring=300, next_level="钻石卡", missing=120_000
    )


def open_wallet(hands: Hands) -> None:
    """Name the member in the sale, and touch them."""
    hands.type("13800002046")
    hands.press(Qt.Key.Key_Return)
    hands.settle()
    hands.sell.view.member.click()
    hands.settle()


def member_coupons(hands: Hands) -> None:
    a_wallet(hands)
    tell(hands)
    for code in (JEANS, CARDIGAN):
        hands.scan(code)
    open_wallet(hands)


def member_vouchers(hands: Hands) -> None:
    """Two vouchers beside the coupons: what fits first, the best set marked; one right is in the sale already."""
    a_wallet(hands)
    bundles(hands.shop)
    desk = hands.shop.member_desk
    desk.vouchers = {code: replace(each, member_id="m-1") for code, each in desk.vouchers.items()}
    tell(hands)
    for code in (JEANS, CARDIGAN, SCARF):
        hands.scan(code)
    open_wallet(hands)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.settle()


def members(hands: Hands) -> None:
    a_wallet(hands)
    tell(hands)
    hands.press(Qt.Key.Key_F5)
    hands.type("13800002046")
    hands.press(Qt.Key.Key_Return)
    hands.settle()


def members_history(hands: Hands) -> None:
    members(hands)
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, MembersView)
    view.tabs.buttons["history"].click()


def members_join(hands: Hands) -> None:
    tell(hands)
    hands.press(Qt.Key.Key_F5)
    hands.type("13700001234")
    hands.press(Qt.Key.Key_Return)
    hands.settle()


def members_offline(hands: Hands) -> None:
    members(hands)
    tell(hands, online=False, waiting=2)
    hands.shop.central.reachable = False
    hands.type("13800002046")
    hands.press(Qt.Key.Key_Return)
    hands.settle()


def members_identity(hands: Hands) -> None:
    """Another phone number: the code has been sent, both proofs are asked for."""
    members(hands)
    hands.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    hands.type("13900001111")
    hands.press(Qt.Key.Key_Return)
    hands.settle()


def members_vouched(hands: Hands) -> None:
    """The member can prove nothing: a manager is asked."""
    members_identity(hands)
    hands.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    hands.settle()
