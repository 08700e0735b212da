"""Members, on demand. Phone numbers travel in bodies, never in addresses that are logged."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pos.domain.coupon import Coupon
from pos.domain.holding import ProofKind
from pos.domain.member import IdentityKind, Member
from pos.domain.money import Fen
from pos.domain.staff import Approval
from pos.domain.voucher import Voucher
from pos.wire.codec import Moment


@dataclass(frozen=True, slots=True)
class FindMember:
    """`POST /v1/members/find`."""

    text: str
    """A phone number, a member code (also a dynamic one) or a card number."""
    member_id: str = ""
    """Who it is, where that is known already: then `text` is empty."""


@dataclass(frozen=True, slots=True)
class MemberAnswer:
    """Who it is."""

    member: Member | None
    """None: nobody."""
    coupons: tuple[Coupon, ...] = ()
    """What is in their wallet and good, the first to expire first; at most 50."""
    vouchers: tuple[Voucher, ...] = ()
    """Vouchers with rights that are not used; at most 20."""
    stores: dict[str, str] = field(default_factory=dict)
    """Names of the stores that those rights name, by id."""


@dataclass(frozen=True, slots=True)
class SignUp:
    """`POST /v1/members`: safe to repeat. Who is a member already is found."""

    member_id: str
    """UUIDv7 made by the till; the answer may have another one: the member's who has that phone number already."""
    phone: str
    """Full number."""
    name: str = ""
    """If it was given."""
    birthday: str = ""
    """`MM-DD`, if it was given."""


@dataclass(frozen=True, slots=True)
class SignedUp:
    """The member."""

    member: Member
    """As the till shows them."""
    already: bool
    """Whether they were a member before."""
    coupons: tuple[Coupon, ...] = ()
    """What is in their wallet, for instance the welcome."""


@dataclass(frozen=True, slots=True)
class AskSms:
    """`POST /v1/members/sms`: send the member a code of six digits."""

    member_id: str
    """Who."""


@dataclass(frozen=True, slots=True)
class SmsAnswer:
    """Whether one is on its way."""

    sent: bool
    """False: no phone number, too many in a short time, or no provider is set up."""
    reason: str = ""
    """`no_phone`, `too_soon` or `no_provider`."""


class IdentityOutcome(StrEnum):
    """What changing an identity came to."""

    CHANGED = "changed"
    MERGED = "merged"
    """It was another member's: both are one now."""
    TAKEN = "taken"
    """It is another member's, and nobody said that both are one person. Nothing was changed."""
    CODE_WRONG = "code_wrong"
    """Not the code that was sent to the new phone."""
    PROOF_WRONG = "proof_wrong"
    """The member did not prove who they are."""
    LOCKED_OUT = "locked_out"
    """Too many wrong ones: a while has to pass."""
    BAD_VALUE = "bad_value"
    """No phone number, or no card."""
    UNKNOWN = "unknown"
    """No such member."""
    NOT_APPROVED = "not_approved"
    """Who said yes may not, or said it to something else. Nothing was changed."""
    UNREACHABLE = "unreachable"
    """Said by the till: head office cannot be asked."""


@dataclass(frozen=True, slots=True, repr=False)
class AskNewPhone:
    """`POST /v1/members/phone/code`: send a code to the number that shall be a member's."""

    member_id: str
    """Who."""
    phone: str
    """The new number."""

    def __repr__(self) -> str:
        return f"AskNewPhone({self.member_id})"


@dataclass(frozen=True, slots=True)
class NewPhoneAnswer:
    """Whether a code is on its way."""

    sent: bool
    """False: `reason` says why."""
    reason: str = ""
    """`no_phone` (it is none), `too_soon` or `no_provider`."""
    others: bool = False
    """It is another member's now."""


@dataclass(frozen=True, slots=True, repr=False)
class ChangeIdentity:
    """`POST /v1/members/identity`: another phone number or card names a member. Repeating a change id gets the same."""

    change_id: str
    """UUIDv7 made by the till."""
    member_id: str
    """Who."""
    kind: IdentityKind
    """`PHONE` or `CARD`."""
    value: str
    """The number; it takes the place of the old one."""
    staff_id: str
    """Who works at the till."""
    code: str = ""
    """Of a phone: what was sent to it."""
    proof: ProofKind = ProofKind.NONE
    """What the member showed of what they had before."""
    proof_text: str = ""
    """It; used and forgotten."""
    merge: bool = False
    """The number is another member's, and both are this person."""
    approval: Approval | None = None
    """A manager's yes in the place of a proof: her word that this is the member. It makes no two members one."""

    def __repr__(self) -> str:
        return f"ChangeIdentity({self.change_id}, {self.kind})"


@dataclass(frozen=True, slots=True)
class IdentityChanged:
    """What became of it."""

    outcome: IdentityOutcome
    """Whether it is changed."""
    member: Member | None = None
    """Then: the member, as they are named now."""


@dataclass(frozen=True, slots=True)
class FindVoucher:
    """`POST /v1/vouchers/find`: what a voucher's rights are, before one of them is held."""

    code: str
    """`V` and 12 characters."""


@dataclass(frozen=True, slots=True)
class VoucherAnswer:
    """The voucher, as it stands."""

    voucher: Voucher | None
    """None: there is none of that code."""
    stores: dict[str, str] = field(default_factory=dict)
    """Names of the stores that its rights name, by id."""


@dataclass(frozen=True, slots=True)
class AskHistory:
    """`POST /v1/members/history`."""

    member_id: str
    """Whose."""


@dataclass(frozen=True, slots=True)
class Bought:
    """A line of what a member bought (or, negative, brought back)."""

    day: date
    """Business date."""
    where: str
    """The store's name, or the channel's."""
    number: str
    """Of the document or order."""
    variant_id: str
    """What."""
    style_code: str
    """货号."""
    name: str
    """As the catalogue has it now."""
    detail: str
    """Colour and size."""
    quantity: int
    """Thousandths."""
    paid: Fen
    """For the line."""


@dataclass(frozen=True, slots=True)
class PointsMove:
    """A row of the points ledger."""

    moment: Moment
    """When."""
    points: int
    """Signed."""
    reason: str
    """A `points.PointsReason`."""


@dataclass(frozen=True, slots=True)
class HistoryAnswer:
    """A member's history across stores and online, newest first."""

    bought: tuple[Bought, ...]
    """At most 50."""
    matching: tuple[str, ...]
    """Ids of variants that match what they bought, best first; at most 12."""
    points: tuple[PointsMove, ...] = ()
    """At most 50."""
    expiring: int = 0
    """Points that are lost at the end of the month after this one."""
    next_level: str = ""
    """The level that can be reached by spending; empty: none."""
    missing: Fen = 0
    """How much is missing for it."""


@dataclass(frozen=True, slots=True)
class ClaimCoupon:
    """`POST /v1/channel/coupons/claim`: safe to repeat."""

    issue: str
    """The issue's code, as head office gave it."""
    member: str
    """What names the member: phone number, card, WeChat id or member code."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A coupon in a wallet."""

    coupon: Coupon
    """As it stands."""
    qr: str
    """What the phone shows; a till can tell a true one without the network."""


@dataclass(frozen=True, slots=True)
class Wallet:
    """`POST /v1/channel/coupons/wallet`."""

    coupons: tuple[Claimed, ...]
    """Good ones, the first to expire first."""
    vouchers: tuple[Voucher, ...]
    """With rights that are not used."""
