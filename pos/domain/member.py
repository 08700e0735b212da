"""A member, apart from the identities (phone, card, WeChat) that name them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.money import Fen


class IdentityKind(StrEnum):
    """What names a member."""

    PHONE = "phone"
    CARD = "card"
    WECHAT = "wechat"


@dataclass(frozen=True, slots=True)
class Member:
    """A member as the till shows them. No full phone number: it is masked before it leaves the server."""

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


def masked(phone: str) -> str:
    """A phone number with all but the first three and last four digits hidden; shorter ones wholly."""
    return f"{phone[:3]}{'*' * (len(phone) - 7)}{phone[-4:]}" if len(phone) >= 10 else "*" * len(phone)
