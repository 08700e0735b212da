"""Downward: feeds. `GET /v1/feeds/{feed}?epoch=…&after=…&wait=…`; the cursor is (epoch, seq) and skips nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from pos.domain.catalogue import Item
from pos.domain.coupon import Coupon
from pos.domain.mark import Tracking
from pos.domain.member import Member
from pos.domain.membership import Membership
from pos.domain.quantity import Milli
from pos.domain.rule_limits import RuleLimits
from pos.domain.scan.rules import ScanRules
from pos.domain.store import Store
from pos.domain.store_rules import StoreRules
from pos.domain.ticket.template import Templates
from pos.domain.voucher import Voucher

CHAIN_FEED = "chain"
"""Catalogue, prices, promotions: the same for every till."""
STORE_FEED = "store"
"""Stock, orders and staff of the till's own store."""

PAGE_ROWS = 500
"""Rows in a page at most, unless the till asks for fewer."""


class ChangeKind(StrEnum):
    """What a row of a feed is. Kinds a till does not know are passed over."""

    ITEM = "item"
    STOCK = "stock"
    ORDER = "order"
    STAFF = "staff"
    STORE = "store"
    STORE_RULES = "store_rules"
    MEMBER = "member"
    MEMBERSHIP = "membership"
    COUPON_ISSUE = "coupon_issue"
    TICKETS = "tickets"
    LABELS = "labels"
    SCAN_RULES = "scan_rules"
    STOCKTAKE = "stocktake"
    TRANSFER = "transfer"
    DELIVERY = "delivery"
    MATCHING = "matching"
    TRACKING = "tracking"
    PROMOTIONS = "promotions"
    RULE_LIMITS = "rule_limits"
    LISTED_PRICES = "listed_prices"


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """A variant with everything the catalogue file indexes. Chain feed."""

    item: Item
    """What is sold."""
    codes: tuple[str, ...]
    """Keys it answers to (`barcode.item_key`): GTINs in 14 digits, own numbers in upper case."""
    size_order: int = 0
    """Column in the size group."""
    colour_order: int = 0
    """Row among the style's colours."""
    pinyin: tuple[str, ...] = ()
    """Search keys of the style's name (`piyi`, `py`, …), computed at import."""


@dataclass(frozen=True, slots=True)
class MatchingRecord:
    """What head office says goes with a style. Chain feed, after the style's items or before them."""

    style_id: str
    """The style."""
    style_codes: tuple[str, ...]
    """货号 of what goes with it, in head office's order; empty: nothing any more."""


@dataclass(frozen=True, slots=True)
class TrackingRecord:
    """By what a style's pieces are told apart. Chain feed; of most styles it never says anything."""

    style_id: str
    """The style."""
    tracking: Tracking
    """By lot or serial number; `NONE`: not any more."""


@dataclass(frozen=True, slots=True)
class StockLevel:
    """The server's figure for one variant in the till's store. Store feed."""

    variant_id: str
    """What."""
    quantity: Milli
    """On hand, the sum of all movements."""
    reserved: Milli = 0
    """Of these, for orders."""


@dataclass(frozen=True, slots=True)
class StaffRecord:
    """A person who may work in the till's store, with what verifies their PIN. Store feed."""

    staff_id: str
    """Id."""
    name: str
    """Shown; typed at sign-in."""
    role: str
    """A `staff.Role`."""
    pin_salt: str
    """Hex."""
    pin_verifier: str
    """argon2id of the PIN (costs in `staff.PIN_…`), hex; the till keeps only its HMAC under the till's own pepper."""
    badge_hash: str = ""
    """SHA-256 of the badge's code, hex; empty: no badge."""
    active: bool = True
    """False once they have left."""


@dataclass(frozen=True, slots=True)
class StoreRecord:
    """The till's store, when head office changes it. Store feed."""

    store: Store
    """As it is now."""


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """A member whose home is the till's store, so that they are known offline. Store feed, sealed at rest."""

    member: Member
    """As they stand."""
    keys: tuple[str, ...]
    """SHA-256 (hex) of each phone number, card and code that names them."""
    coupons: tuple[Coupon, ...] = ()
    """What is in their wallet and good; at most 20."""
    gone: bool = False
    """They are no member any more (merged, erased): forget them."""
    vouchers: tuple[Voucher, ...] = ()
    """Theirs, with rights that are not used; at most 5."""


@dataclass(frozen=True, slots=True)
class MembershipRecord:
    """How membership works in the till's store. Store feed."""

    membership: Membership
    """As head office has set it."""


@dataclass(frozen=True, slots=True)
class CouponIssueRecord:
    """An issue of coupons that the till's store takes. Store feed."""

    issue: Coupon
    """What each of its coupons gives; without id, code and owner."""


@dataclass(frozen=True, slots=True)
class TicketsRecord:
    """How head office wants the store's tickets. Store feed."""

    templates: Templates
    """All of them."""


@dataclass(frozen=True, slots=True)
class LabelsRecord:
    """How head office wants the store's labels. Store feed."""

    document: str
    """TOML (docs/labels.md): read when the first label is made."""


@dataclass(frozen=True, slots=True)
class ScanRulesRecord:
    """How in-store numbers are laid out, and what is recalled. Store feed."""

    rules: ScanRules
    """All of them."""


@dataclass(frozen=True, slots=True)
class PromotionsRecord:
    """The chain's promotions and how they are priced. Store feed."""

    document: str
    """JSON: `rules` in order of priority, and `settings` (docs/promotions.md)."""


@dataclass(frozen=True, slots=True)
class ListedPricesRecord:
    """Some of the prices of a price list that has too many for the promotions' document. Chain feed."""

    name: str
    """The list's name, as in the document."""
    part: int
    """0, 1 …: what is said replaces what was said of this part of the list."""
    prices: dict[str, int]
    """Fen for one unit, by barcode, variant id or 货号; empty: the part has none any more."""


@dataclass(frozen=True, slots=True)
class RuleLimitsRecord:
    """How often limited rules were given, and what tills may give without asking. Store feed."""

    limits: RuleLimits
    """All of them."""


@dataclass(frozen=True, slots=True)
class StoreRulesRecord:
    """How the work at the store's counter is ruled. Store feed."""

    rules: StoreRules
    """As head office has set it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A row of a feed."""

    seq: int
    """Its number in the feed."""
    kind: str
    """A `ChangeKind`, or a newer one."""
    key: str
    """The id of what changed."""
    payload: msgspec.Raw
    """The record of that kind: `ItemRecord`, `StockLevel`, `order.Order`, `StaffRecord`, `StoreRecord` …"""


@dataclass(frozen=True, slots=True)
class FeedPage:
    """A stretch of a feed: everything after `after` up to `upto`."""

    epoch: str
    """Changes when the server was restored from a backup; a till with another epoch starts again from 0."""
    after: int
    """The cursor that was asked for (0 when the epoch was another)."""
    upto: int
    """The cursor to keep."""
    changes: tuple[Change, ...]
    """In order; of several changes of one key only the last may be sent."""
    more: bool
    """Whether there is more to fetch at once."""
    applied_tseq: int = 0
    """The last event of this till that the figures in this page have counted."""
