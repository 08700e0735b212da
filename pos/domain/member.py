"""A member, apart from the identities (phone, card, WeChat) that name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pos.domain.money import Fen


class IdentityKind(StrEnum):
    """What names a member."""

    PHONE = "phone"
    CARD = "card"
    WECHAT = "wechat"


@dataclass(frozen=True, slots=True)
class Member:
    """A member as the till shows and prices them. No full phone number: it is masked before it leaves the server."""

    member_id: str
    """Id; all that events ever carry."""
    name: str
    """As the member gave it, may be empty."""
    phone_masked: str
    """`138****2046`, empty where none is known."""
    level: str = ""
    """Level name, `金卡`."""
    points: int = 0
    """Balance of the points ledger."""
    principal: Fen = 0
    """Stored value paid in."""
    gift: Fen = 0
    """Stored value given."""
    groups: tuple[str, ...] = ()
    """Groups that head office has put them in, for rules: `staff`, `vip-2026`."""
    birthday: str = ""
    """`MM-DD`; empty where it is not known. The year never leaves the server."""
    orders: int = 0
    """Sales finished so far, in stores and online: the one being rung up is number `orders + 1`."""
    joined: date | None = None
    """The business date on which they became a member."""
    price_list: str = ""
    """The member price list of their level; empty: none."""
    discount: int = 10_000
    """会员折上折 of their level: the part to pay, in 1/10,000."""
    given: tuple[tuple[str, int], ...] = ()
    """(rule id, uses) of rules that a member may have so often only, by id."""

    @property
    def stored_value(self) -> Fen:
        """储值余额: paid in and given."""
        return self.principal + self.gift


def masked(phone: str) -> str:
    """A phone number with all but the first three and last four digits hidden; shorter ones wholly."""
    return f"{phone[:3]}{'*' * (len(phone) - 7)}{phone[-4:]}" if len(phone) >= 10 else "*" * len(phone)
