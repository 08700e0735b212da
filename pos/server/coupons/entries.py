"""Coupons as head office enters them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.coupon import CouponKind
from pos.domain.document import Funder
from pos.domain.errors import BadValue
from pos.domain.money import MAX_FEN, Fen
from pos.wire.codec import Moment


class IssuedOn(StrEnum):
    """What issues a coupon by itself."""

    NOTHING = ""
    """Head office does, or a campaign."""
    JOINED = "joined"
    """A member signed up: the welcome."""
    BIRTHDAY = "birthday"
    """A member's birthday, once a year."""


@dataclass(frozen=True, slots=True)
class IssueEntry:
    """An issue of coupons. Entering the same code again changes it; coupons that are out keep their dates."""

    code: str
    """Head office's own, unique."""
    name: str
    """Shown: `满 300 减 50`."""
    kind: CouponKind
    """What each gives."""
    value: int = 0
    """Fen off, or the part to pay in 1/10,000; 0 where the rule says it."""
    rule_id: str = ""
    """The promotion each is a right to; empty: kind, value and threshold say all."""
    threshold: Fen = 0
    """The amount of goods it covers that it asks for."""
    categories: tuple[str, ...] = ()
    """Codes of the categories it covers; empty with `styles`: all goods."""
    styles: tuple[str, ...] = ()
    """货号 it covers."""
    stacking: str = ""
    """Its class: of one class one counts; empty: alone with its issue."""
    stores: tuple[str, ...] = ()
    """Codes of the stores that take it; empty: all."""
    transferable: bool = False
    """Whether somebody else than the member may use it."""
    offline: bool = False
    """Whether a till may take it by its signature alone, within its allowance."""
    funder: Funder = Funder.CHAIN
    """Who pays for it."""
    valid_from: Moment | None = None
    """The first moment; None: when it is issued."""
    valid_until: Moment | None = None
    """The last moment; None: `valid_days` say it."""
    valid_days: int = 30
    """Days from the issue on, where there is no last moment."""
    total: int = 0
    """How many there may be; 0: as many as wanted."""
    claimable: bool = False
    """Whether members may take one in the phone shop, once each."""
    on: IssuedOn = IssuedOn.NOTHING
    """What issues it by itself."""

    def __post_init__(self) -> None:
        top = 10_000 if self.kind is CouponKind.PERCENT else MAX_FEN
        if not self.code or not self.name or not 0 <= self.value <= top or self.threshold < 0:
            raise BadValue(f"not an issue of coupons: {self.code!r:.60}")
        if not 1 <= self.valid_days <= 3_660 or self.total < 0:
            raise BadValue(f"not an issue of coupons: {self.code!r:.60}")
