"""Members, on demand. Phone numbers travel in bodies, never in addresses that are logged."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.member import Member


@dataclass(frozen=True, slots=True)
class FindMember:
    """`POST /v1/members/find`."""

    text: str
    """A phone number, a member code or a card number."""


@dataclass(frozen=True, slots=True)
class MemberAnswer:
    """Who it is."""

    member: Member | None
    """None: nobody."""
