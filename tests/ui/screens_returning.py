"""退换 and the pay screen, for pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt

from pos.domain.coupon import CouponState
from pos.domain.document import Allocation, Document, Funder
from pos.domain.earned import Earned, EarnedCoupon, Need
from pos.domain.entitlement import EntitlementKind, EntitlementUse
from pos.domain.order import PaidState
from pos.domain.stored_value import RechargeOffer
from pos.domain.tender import Reference, Tender, TenderKind, TenderMethod
from pos.domain.trade_rules import TradeRules
from pos.ui.returning.view import ReturningView
from pos.wire.returns import DocumentAnswer
from tests.ui.hands import Hands
from tests.ui.shop import CARDIGAN, JEANS, MANAGER_PIN, SCARF

CONTROL = Qt.KeyboardModifier.ControlModifier
JEANS_27 = "6901234500028"
OWN = (
    TenderMethod("wall-qr", TenderKind.RECORDED, name="墙上收款码", reference=Reference.OPTIONAL, place=25),
    TenderMethod("mall", TenderKind.RECORDED, name="商场收银台", reference=Reference.REQUIRED, place=26),
)


def rule_methods(hands: Hands) -> None:
    """Head office has two methods of its own, and promises price protection."""
    trade = TradeRules(methods=OWN, protection_days=15)
    hands.shop.mirror.rules = replace(hands.shop.mirror.rules, trade=trade)


def sold(hands: Hands, *codes: str) -> Document:
    rule_methods(hands)
    for code in codes:
        hands.scan(code)
    hands.press(Qt.Key.Key_Plus)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Return)
    return list(hands.shop.ledger.state.documents.values())[-1]


def paying_split(hands: Hands) -> None:
    rule_methods(hands)
    for code in (JEANS, CARDIGAN):
        hands.scan(code)
    hands.press(Qt.Key.Key_Plus)
    for _ in range(2):
        hands.press(Qt.Key.Key_Down)
    hands.type("300")
    hands.press(Qt.Key.Key_Return)
    for _ in range(4):
        hands.press(Qt.Key.Key_Down)


def returning_empty(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F3)


def returning_chosen(hands: Hands) -> None:
    sale = sold(hands, JEANS, JEANS, CARDIGAN, SCARF)
    sold(hands, SCARF)
    hands.press(Qt.Key.Key_F3)
    hands.scan(sale.number)
    hands.scan(CARDIGAN)
    hands.scan(JEANS)


def returning_exchange(hands: Hands) -> None:
    hands.shop.catalogue.coded(JEANS_27, hands.shop.jeans[1])
    sale = sold(hands, JEANS, SCARF)
    hands.press(Qt.Key.Key_F3)
    hands.scan(sale.number)
    hands.scan(JEANS_27)


def returning_gift(hands: Hands) -> None:
    sale = sold(hands, CARDIGAN, SCARF)
    gift = replace(
        sale.lines[1], paid=0, tax_amount=0, allocations=(Allocation("满赠", "满 400 赠方巾", 12_900, Funder.CHAIN),)
    )
    told = replace(
        sale, document_id="d-2", number="RHZ02-01-261121-000031", lines=(sale.lines[0], gift), total=49_900,
        member_id="m-1", tenders=(Tender(TenderKind.CARD, 49_900, reference="T-81", last_digits="6226"),),
    )  # fmt: skip
    hands.shop.receipts.answers[told.number] = DocumentAnswer(told, store_name="西湖店")
    hands.press(Qt.Key.Key_F3)
    hands.scan(told.number)
    hands.scan(CARDIGAN)


def returning_refused(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F3)
    hands.shop.receipts.reachable = False
    hands.scan("RHZ02-01-261121-000031")


def returning_done(hands: Hands) -> None:
    returning_chosen(hands)
    hands.press(Qt.Key.Key_Return)


def returning_without(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F3)
    view = hands.ui.window.screens.currentWidget()
    assert view is not None
    view.without.click()  # type: ignore[attr-defined]
    hands.scan(SCARF)
    hands.scan(CARDIGAN)


def returning_manager(hands: Hands) -> None:
    returning_without(hands)
    hands.press(Qt.Key.Key_Return)
    hands.type(MANAGER_PIN[:3])


def takings_recharge(hands: Hands) -> None:
    shop = hands.shop
    offers = (RechargeOffer(50_000, 5_000), RechargeOffer(100_000, 12_000))
    shop.mirror.settings = replace(shop.mirror.membership(), offers=offers)
    hands.press(Qt.Key.Key_M, CONTROL)
    hands.press(Qt.Key.Key_T, CONTROL)
    hands.type("13800002046")
    hands.press(Qt.Key.Key_Return)
    hands.type("500")


def returning_void(hands: Hands) -> None:
    sale = sold(hands, JEANS, CARDIGAN)
    hands.press(Qt.Key.Key_F3)
    hands.scan(sale.number)
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, ReturningView)
    view.void.click()
    hands.settle()


def returning_wrong(hands: Hands) -> None:
    sale = sold(hands, JEANS, CARDIGAN)
    hands.press(Qt.Key.Key_F3)
    hands.scan(sale.number)
    view = hands.ui.window.screens.currentWidget()
    assert isinstance(view, ReturningView)
    view.put_right.click()
    hands.settle()


def returning_right(hands: Hands) -> None:
    returning_wrong(hands)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    hands.type("T-81")


def returning_paying(hands: Hands) -> None:
    sale = sold(hands, JEANS)
    hands.press(Qt.Key.Key_F3)
    for code in (sale.number, JEANS, CARDIGAN):
        hands.scan(code)
    hands.press(Qt.Key.Key_Return)
    hands.type("50")
    hands.press(Qt.Key.Key_Return)


def pickup_paying(hands: Hands) -> None:
    order = hands.shop.order(2, "王先生", "8810", paid=PaidState.DEPOSIT, due=69_900, ready=True)
    hands.press(Qt.Key.Key_F2)
    for code in (hands.shop.code_of(order), JEANS, CARDIGAN):
        hands.scan(code)
    hands.press(Qt.Key.Key_Return)
    hands.type("300")
    hands.press(Qt.Key.Key_Return)


def returning_coupon_spent(hands: Hands, *, running: int = 32) -> None:
    sale = sold(hands, CARDIGAN, SCARF)
    need = Need((1, 2), 50_000, 62_800, every=50_000)
    told = replace(
        sale, document_id=f"d-3-{running}", number=f"RHZ02-01-261121-{running:06d}", member_id="m-1",
        uses=(EntitlementUse(EntitlementKind.COUPON, "u-1", "N50", 1),),
        earned=(Earned("R", "满500返50元券", 1, (need,), use_id="u-1"),),
    )  # fmt: skip
    spent = EarnedCoupon("u-1", "c-9", "CABCDEFGHJKLM", "50 元券", CouponState.REDEEMED, 5_000)
    hands.shop.receipts.answers[told.number] = DocumentAnswer(told, store_name="西湖店", coupons=(spent,))
    hands.press(Qt.Key.Key_F3)
    for code in (told.number, CARDIGAN):
        hands.scan(code)


RETURNING: dict[str, Callable[[Hands], None]] = {
    "paying_split": paying_split,
    "takings_recharge": takings_recharge,
    "returning_empty": returning_empty,
    "returning_chosen": returning_chosen,
    "returning_exchange": returning_exchange,
    "returning_gift": returning_gift,
    "returning_refused": returning_refused,
    "returning_paying": returning_paying,
    "returning_coupon_spent": returning_coupon_spent,
    "pickup_paying": pickup_paying,
    "returning_done": returning_done,
    "returning_void": returning_void,
    "returning_wrong": returning_wrong,
    "returning_right": returning_right,
    "returning_without": returning_without,
    "returning_manager": returning_manager,
}
