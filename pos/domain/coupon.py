"""Coupons (优惠券): a right to a rule, redeemed once.

    ISSUED ──► CLAIMED ──► LOCKED ──► REDEEMED ──► GIVEN_BACK ──► LOCKED …
       └──────────────────►┘ └► back to what it was

Before it is redeemed it may EXPIRE or be VOIDED by head office. One that was given back (its whole sale was returned)
is good again until its last day.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.moments import from_ms, to_ms
from pos.domain.money import Fen
from pos.domain.own_code import OwnCode, decode, encode

_LABEL = b"guitai coupon 1\0"
_SIZE = 16 + 16 + 16 + 5 + 5 + 64
_NOBODY = bytes(16)


class CouponKind(StrEnum):
    """What it gives."""

    AMOUNT = "amount"
    """So many fen off."""
    PERCENT = "percent"
    """Pay so many 1/10,000."""
    GOODS = "goods"
    """A piece of goods free."""
    GIFT = "gift"
    """A gift with the purchase."""


class CouponState(StrEnum):
    """Where it stands."""

    ISSUED = "issued"
    CLAIMED = "claimed"
    """In a member's wallet."""
    LOCKED = "locked"
    """In a cart, for a few minutes."""
    REDEEMED = "redeemed"
    GIVEN_BACK = "given_back"
    """Its sale was returned: good again."""
    EXPIRED = "expired"
    VOIDED = "voided"


class CouponRefusal(StrEnum):
    """Why a coupon gives nothing."""

    UNKNOWN = "unknown"
    FORGED = "forged"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    USED = "used"
    LOCKED = "locked"
    """In another cart at this moment."""
    VOIDED = "voided"
    OTHER_STORE = "other_store"
    OTHER_MEMBER = "other_member"
    """It belongs to somebody, and cannot be passed on."""
    MEMBER_WANTED = "member_wanted"
    """It belongs to somebody: name the member first."""
    PAYS = "pays"
    """A voucher's right that was paid for: it pays, and is shown while money is taken."""
    GIVEN = "given"
    """A voucher's right that was given: it takes something off, and is shown before money is taken."""
    NO_GOODS = "no_goods"
    """A right to goods that are not in the sale."""
    ONLINE_ONLY = "online_only"
    """It was paid for, so that it is money: only head office, which is out of reach, knows whether it is still good."""


@dataclass(frozen=True, slots=True)
class Coupon:
    """A coupon as the till shows and prices it."""

    coupon_id: str
    """Id."""
    code: str
    """`C` and 12 characters, what people type."""
    batch_id: str
    """The issue it belongs to; rules with the condition "coupon presented" name this."""
    name: str
    """Shown: `满 300 减 50`."""
    kind: CouponKind
    """What it gives."""
    value: int = 0
    """Fen off, or the part to pay in 1/10,000; 0 where the rule says it."""
    rule_id: str = ""
    """The promotion that it is a right to; empty: `kind`, `value` and `threshold` say all."""
    threshold: Fen = 0
    """The amount of goods it covers that it asks for."""
    categories: tuple[str, ...] = ()
    """Codes of the categories whose goods it covers; with `styles` empty: all goods."""
    styles: tuple[str, ...] = ()
    """货号 it covers."""
    stacking: str = ""
    """Its class: of one class one counts. Empty: it is alone with its issue."""
    stores: tuple[str, ...] = ()
    """Ids of the stores that take it; empty: all."""
    member_id: str = ""
    """Whose it is; empty: whoever brings it."""
    transferable: bool = False
    """Whether somebody else than the member may use it."""
    state: CouponState = CouponState.ISSUED
    """As far as is known."""
    valid_from: datetime | None = None
    """The first moment; None: from ever."""
    valid_until: datetime | None = None
    """The last moment; None: for ever."""
    funder: str = "chain"
    """Who pays for it: a `document.Funder`."""


def refusal(coupon: Coupon, *, store_id: str, member_id: str, moment: datetime) -> CouponRefusal | None:
    """Why it gives nothing here and now; None when it is good. `member_id`: who buys, empty for nobody named."""
    if coupon.state is CouponState.REDEEMED:
        return CouponRefusal.USED
    if coupon.state is CouponState.VOIDED:
        return CouponRefusal.VOIDED
    if coupon.valid_from is not None and moment < coupon.valid_from:
        return CouponRefusal.NOT_YET
    if coupon.state is CouponState.EXPIRED or (coupon.valid_until is not None and moment > coupon.valid_until):
        return CouponRefusal.EXPIRED
    if coupon.stores and store_id not in coupon.stores:
        return CouponRefusal.OTHER_STORE
    if coupon.member_id and not coupon.transferable and coupon.member_id != member_id:
        return CouponRefusal.OTHER_MEMBER if member_id else CouponRefusal.MEMBER_WANTED
    return None


@dataclass(frozen=True, slots=True)
class SignedCoupon:
    """What the QR of a coupon says, so that a till can tell a true one without a network. Not yet verified."""

    coupon_id: str
    """Id."""
    batch_id: str
    """Its issue: what it gives is known to the till by the feed."""
    member_id: str
    """Whose; empty: whoever brings it."""
    valid_from: datetime
    """The first moment, whole seconds."""
    valid_until: datetime
    """The last moment, whole seconds."""
    signature: bytes
    """64 bytes by the chain's key."""

    @property
    def signed_part(self) -> bytes:
        """What the signature covers."""
        member = uuid.UUID(self.member_id).bytes if self.member_id else _NOBODY
        moments = b"".join((to_ms(each) // 1000).to_bytes(5, "big") for each in (self.valid_from, self.valid_until))
        return _LABEL + uuid.UUID(self.coupon_id).bytes + uuid.UUID(self.batch_id).bytes + member + moments

    def __str__(self) -> str:
        return OwnCode.COUPON_QR + encode(self.signed_part.removeprefix(_LABEL) + self.signature)


def parse_signed_coupon(text: str) -> SignedCoupon:
    """The parts of a coupon's QR, in any case. Raises BadValue."""
    upper = text.strip().upper()
    if not upper.startswith(OwnCode.COUPON_QR):
        raise BadValue("not a coupon's QR")
    data = decode(upper.removeprefix(OwnCode.COUPON_QR))
    if len(data) != _SIZE:
        raise BadValue("not a coupon's QR")
    member = data[32:48]
    moments = (int.from_bytes(data[at : at + 5], "big") * 1000 for at in (48, 53))
    try:
        valid_from, valid_until = (from_ms(moment) for moment in moments)
    except (OverflowError, ValueError) as error:
        raise BadValue("not a coupon's QR") from error
    return SignedCoupon(
        coupon_id=str(uuid.UUID(bytes=data[:16])),
        batch_id=str(uuid.UUID(bytes=data[16:32])),
        member_id="" if member == _NOBODY else str(uuid.UUID(bytes=member)),
        valid_from=valid_from,
        valid_until=valid_until,
        signature=data[58:],
    )
