"""Every message between till and server, and strategies that make them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import strategies as st

from pos.domain.adjustment import Adjustment, AdjustmentLine
from pos.domain.allowance import OfflineAllowance
from pos.domain.day import DayFigures
from pos.domain.drawer import DENOMINATIONS, Banking, CashMove, Pieces
from pos.domain.level import Level
from pos.domain.paying import CashRounding, Rounding
from pos.domain.points import PointsRule
from pos.domain.receiving import ExpectedLine, GoodsReceipt, ReceivedLine
from pos.domain.scan.in_store import USUAL
from pos.domain.scan.rules import Recall, ScanRules
from pos.domain.shift import ShiftRules
from pos.domain.stocktake import Area, Count, Scope, Stocktake
from pos.domain.stocktake_posting import PostedLine, Posting
from pos.domain.stored_value import RechargeOffer
from pos.domain.takings import Taking
from pos.domain.tender import Tender, TenderKind
from pos.domain.trade_rules import TradeRules
from pos.domain.transfer import Transfer, TransferLine
from pos.wire import (
    catalogue,
    day,
    deliveries,
    enrol,
    event,
    feed,
    holds,
    members,
    orders,
    payments,
    photos,
    stocktakes,
    upload,
)

MESSAGES: tuple[type[Any], ...] = (
    photos.PhotoKept,
    orders.OrderElsewhere,
    orders.Parcel,
    catalogue.SnapshotInfo,
    catalogue.ItemsAnswer,
    catalogue.NearbyAnswer,
    catalogue.ExpiringAnswer,
    enrol.EnrolRequest,
    enrol.Enrolled,
    enrol.ChallengeRequest,
    enrol.Challenge,
    enrol.SessionRequest,
    enrol.Session,
    enrol.Problem,
    feed.FeedPage,
    feed.ItemRecord,
    feed.MatchingRecord,
    feed.TrackingRecord,
    feed.StockLevel,
    feed.StaffRecord,
    feed.StoreRecord,
    feed.MemberRecord,
    feed.MembershipRecord,
    feed.ListedPricesRecord,
    feed.CouponIssueRecord,
    members.FindMember,
    members.MemberAnswer,
    members.SignUp,
    members.SignedUp,
    members.AskSms,
    members.SmsAnswer,
    members.AskNewPhone,
    members.NewPhoneAnswer,
    members.ChangeIdentity,
    members.IdentityChanged,
    members.FindVoucher,
    members.VoucherAnswer,
    members.AskHistory,
    members.HistoryAnswer,
    holds.AskHold,
    holds.HoldAnswer,
    holds.ReleaseHold,
    holds.Released,
    orders.PlaceOrder,
    orders.OrderPlaced,
    orders.Claim,
    orders.ClaimAnswer,
    orders.OrderAnswer,
    payments.StartPayment,
    payments.CancelPayment,
    payments.PaymentView,
    payments.OpenPayments,
    day.DayAnswer,
    feed.StoreRulesRecord,
    feed.ScanRulesRecord,
    feed.PromotionsRecord,
    feed.LabelsRecord,
    stocktakes.StocktakeRecord,
    stocktakes.ReviewAnswer,
    stocktakes.ChoicesAnswer,
    stocktakes.ScopeAnswer,
    deliveries.DeliveryRecord,
    upload.Batch,
    upload.UploadAnswer,
    event.Head,
    *dict.fromkeys(event.BODIES.values()),
)

# Where a database can hold them; milliseconds, as the till's clock gives them.
st.register_type_strategy(int, st.integers(-(2**63), 2**63 - 1))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(
    datetime,
    st.integers(0, 4 * 10**12).map(lambda ms: datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=ms)),
)
st.register_type_strategy(
    msgspec.Raw,
    st.recursive(
        st.none() | st.booleans() | st.integers(0, 9) | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        max_leaves=4,
    ).map(lambda value: msgspec.Raw(msgspec.json.encode(value))),
)
st.register_type_strategy(
    Tender,
    st.builds(
        lambda kind, amount, change: Tender(
            kind=kind, amount=amount, given=amount + change if kind is TenderKind.CASH else 0, change=change
        ),
        kind=st.sampled_from(TenderKind),
        amount=st.integers(-(10**12), 10**12),
        change=st.integers(0, 10**12),
    ),
)
_SMALL = st.integers(1, 100)
st.register_type_strategy(PointsRule, st.builds(PointsRule, _SMALL, _SMALL, _SMALL, _SMALL, _SMALL, _SMALL, _SMALL))
st.register_type_strategy(OfflineAllowance, st.builds(OfflineAllowance, _SMALL, _SMALL, _SMALL))
st.register_type_strategy(RechargeOffer, st.builds(RechargeOffer, _SMALL, _SMALL, st.booleans()))
st.register_type_strategy(Level, st.builds(Level, st.just("金卡"), _SMALL, _SMALL, points_percent=_SMALL))
st.register_type_strategy(CashRounding, st.builds(CashRounding, st.integers(1, 10_000), st.sampled_from(Rounding)))
st.register_type_strategy(
    TradeRules,
    st.builds(TradeRules, protection_days=st.integers(0, 9_999), no_receipt_limit=st.integers(0, 10**12)),
)
st.register_type_strategy(
    Taking,
    st.builds(Taking, amount=st.just(500), tenders=st.just((Tender(TenderKind.CARD, 500),)), returns=st.just("")),
)
_AMOUNTS = st.integers(1, 10**12)
st.register_type_strategy(Pieces, st.builds(Pieces, st.sampled_from(DENOMINATIONS), st.integers(0, 99_999)))
st.register_type_strategy(CashMove, st.builds(CashMove, amount=_AMOUNTS))
st.register_type_strategy(Banking, st.builds(Banking, amount=_AMOUNTS, slip=st.just("0042")))
st.register_type_strategy(
    ShiftRules,
    st.builds(
        ShiftRules,
        denominations=st.lists(st.sampled_from(DENOMINATIONS)).map(tuple),
        idle_lock_s=st.integers(0, 9_999),
    ),
)
st.register_type_strategy(
    DayFigures,
    st.builds(DayFigures, hours=st.lists(st.integers(-(10**9), 10**9), min_size=24, max_size=24).map(tuple)),
)
_MILLI = st.integers(1, 10**8)
_AREAS = st.lists(st.integers(0, 99), min_size=1, max_size=3, unique=True).map(
    lambda numbers: tuple(Area(f"area {number}", "牛仔墙", f"S-{number}") for number in numbers)
)
st.register_type_strategy(
    Stocktake, st.builds(Stocktake, areas=_AREAS, scope=st.just(Scope.FULL), variants=st.just(()))
)
st.register_type_strategy(Count, st.builds(Count, quantity=_MILLI, uncertainty_ms=st.none() | _MILLI))
st.register_type_strategy(PostedLine, st.builds(PostedLine, quantity=_MILLI))
st.register_type_strategy(Posting, st.builds(Posting, part=_SMALL))
st.register_type_strategy(ExpectedLine, st.builds(ExpectedLine, quantity=_MILLI))
st.register_type_strategy(ReceivedLine, st.builds(ReceivedLine, quantity=_MILLI))
st.register_type_strategy(
    GoodsReceipt, st.builds(GoodsReceipt, lines=st.lists(st.from_type(ReceivedLine), min_size=1, max_size=3).map(tuple))
)
st.register_type_strategy(TransferLine, st.builds(TransferLine, asked=_MILLI, sent=_MILLI, received=_MILLI))
st.register_type_strategy(
    Transfer,
    st.builds(
        Transfer, sender=st.just("a"), receiver=st.just("b"), lines=st.from_type(TransferLine).map(lambda line: (line,))
    ),
)
st.register_type_strategy(AdjustmentLine, st.builds(AdjustmentLine, quantity=_MILLI, tag_price=_AMOUNTS))
st.register_type_strategy(
    Adjustment,
    st.builds(Adjustment, note=st.just("x"), lines=st.from_type(AdjustmentLine).map(lambda line: (line,))),
)
st.register_type_strategy(Recall, st.builds(Recall, gtin=st.sampled_from(("06901234567892", "00000096385074"))))
st.register_type_strategy(
    ScanRules,
    st.builds(ScanRules, layouts=st.lists(st.sampled_from([each.pattern for each in USUAL]), unique=True).map(tuple)),
)
st.register_type_strategy(event.Head, st.builds(event.Head, tseq=st.integers(1, 2**63 - 1)))


def made(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Messages of a class, every field filled at random."""
    return st.from_type(kind)
