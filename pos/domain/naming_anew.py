"""What a manager says yes to where a member gets another phone number or card on her word."""

from __future__ import annotations

from pos.domain.member import IdentityKind, masked
from pos.domain.staff import Deed, Permission


def naming_anew(change_id: str, member_id: str, kind: IdentityKind, value: str) -> Deed:
    """The deed of one change. What stands in events and on paper of the number is its mask, never more."""
    return Deed(Permission.NAME_ANEW, subject=change_id, detail=f"{member_id} {kind} {masked(value.strip())}")
