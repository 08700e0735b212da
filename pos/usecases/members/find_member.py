"""Find a member by phone number, card or member code."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from pos.domain.errors import Unreachable
from pos.domain.member import Member
from pos.domain.scan import ScanKind, read_scan
from pos.ports.central import Central
from pos.ports.mirror import Mirror


@dataclass(frozen=True, slots=True)
class MemberFound:
    """Who a number or a code names."""

    member: Member | None
    """The member; None: nobody, or nobody this till knows."""
    known_offline: bool
    """Whether the till knew them itself: points and stored value may be older than they look."""
    reachable: bool
    """Whether the server answered; without it, None does not mean that there is no such member."""


class FindMember:
    """Asks the server, and remembers the answer for when it is out of reach."""

    def __init__(self, *, central: Central, mirror: Mirror) -> None:
        self._central = central
        self._mirror = mirror

    def __call__(self, text: str) -> MemberFound:
        """The member of a phone number, card or member code. A payment code is never sent anywhere."""
        scan = read_scan(text)
        if scan.kind in (ScanKind.NOTHING, ScanKind.PAYMENT):
            return MemberFound(member=None, known_offline=False, reachable=True)
        key = hashlib.sha256(scan.text.encode()).hexdigest()
        try:
            member = self._central.find_member(scan.text)
        except Unreachable:
            member = self._mirror.recall_member(key)
            return MemberFound(member=member, known_offline=member is not None, reachable=False)
        if member is not None:
            self._mirror.remember_member(key, member)
        return MemberFound(member=member, known_offline=False, reachable=True)
