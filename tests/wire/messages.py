"""Every message between till and server, and strategies that make them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import strategies as st

from pos.domain.tender import Tender, TenderKind
from pos.domain.trade_rules import TradeRules
from pos.wire import catalogue, enrol, event, feed, holds, members, orders, upload

MESSAGES: tuple[type[Any], ...] = (
    catalogue.SnapshotInfo,
    catalogue.ItemsAnswer,
    catalogue.NearbyAnswer,
    enrol.EnrolRequest,
    enrol.Enrolled,
    enrol.ChallengeRequest,
    enrol.Challenge,
    enrol.SessionRequest,
    enrol.Session,
    enrol.Problem,
    feed.FeedPage,
    feed.ItemRecord,
    feed.StockLevel,
    feed.StaffRecord,
    feed.StoreRecord,
    members.FindMember,
    members.MemberAnswer,
    feed.MemberRecord,
    feed.MembershipRecord,
    feed.CouponIssueRecord,
    orders.PlaceOrder,
    orders.OrderPlaced,
    members.SignUp,
    members.SignedUp,
    members.AskSms,
    members.SmsAnswer,
    members.AskHistory,
    members.HistoryAnswer,
    holds.AskHold,
    holds.HoldAnswer,
    holds.ReleaseHold,
    holds.Released,
    orders.Claim,
    orders.ClaimAnswer,
    orders.OrderAnswer,
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
st.register_type_strategy(event.Head, st.builds(event.Head, tseq=st.integers(1, 2**63 - 1)))


def made(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Messages of a class, every field filled at random."""
    return st.from_type(kind)
