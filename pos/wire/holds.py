"""Holds: what a till asks the server to keep for a cart."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.coupon import Coupon
from pos.domain.entitlement import EntitlementKind
from pos.domain.holding import Held, ProofKind
from pos.domain.member import Member
from pos.domain.money import Fen
from pos.domain.voucher import Voucher
from pos.wire.codec import Moment


@dataclass(frozen=True, slots=True, repr=False)
class AskHold:
    """`POST /v1/holds`. Repeating a hold id gets the first answer again."""

    hold_id: str
    """UUIDv7 made by the till; also the `use_id` in the document that makes it good."""
    kind: EntitlementKind
    """What of."""
    subject: str
    """The member's id, the coupon's or voucher right's code or id, the rule's id."""
    amount: int = 1
    """Points, fen, pieces; above 0."""
    member_id: str = ""
    """Who buys; empty: nobody was named."""
    proof: ProofKind = ProofKind.NONE
    """What the member showed."""
    proof_text: str = ""
    """What they showed or typed; used and forgotten."""

    def __repr__(self) -> str:
        return f"AskHold({self.hold_id}, {self.kind}, {self.amount})"


@dataclass(frozen=True, slots=True)
class HoldAnswer:
    """What the server decided."""

    outcome: Held
    """`GRANTED`: it is kept. Anything else: it is not."""
    until: Moment | None = None
    """When it is let go without the document."""
    left: int = 0
    """Of points, stored value and quotas: what is left beside all that is held."""
    gift: Fen = 0
    """Of stored value: the part of the amount that would be taken from what was given."""
    refusal: str = ""
    """Of coupons and vouchers: a `coupon.CouponRefusal`."""
    member: Member | None = None
    """Of points and stored value: the member, with what is left."""
    coupon: Coupon | None = None
    """Of coupons: the coupon, as it stands."""
    voucher: Voucher | None = None
    """Of a voucher's right: the voucher, as it stands."""
    right_id: str = ""
    """Of a voucher that was named by its code: the right that is held."""


@dataclass(frozen=True, slots=True)
class ReleaseHold:
    """`POST /v1/holds/release`: the cart does not want it any more. Safe to repeat."""

    hold_id: str
    """Which."""


@dataclass(frozen=True, slots=True)
class Released:
    """The answer."""

    released: bool
    """False: there was nothing to let go (over already, or made good)."""
