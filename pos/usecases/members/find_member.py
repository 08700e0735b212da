"""Find a member by phone number, card, member code, or the dynamic code on their phone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from pos.domain.coupon import Coupon
from pos.domain.errors import BadValue, Unreachable
from pos.domain.member import Member
from pos.domain.member_code import parse_member_code
from pos.domain.scan import ScanKind, read_scan
from pos.domain.voucher import Voucher
from pos.ports.keys import Verifier
from pos.ports.member_desk import MemberDesk
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
    coupons: tuple[Coupon, ...] = ()
    """What is in their wallet, as far as is known."""
    vouchers: tuple[Voucher, ...] = ()
    """Their vouchers, as far as is known."""
    code: str = ""
    """The dynamic code that was shown: it also proves who they are, for a minute."""


class FindMember:
    """Asks the server, and remembers the answer for when it is out of reach."""

    def __init__(self, *, desk: MemberDesk, mirror: Mirror, verifier: Verifier) -> None:
        self._desk = desk
        self._mirror = mirror
        self._verifier = verifier

    def __call__(self, text: str) -> MemberFound:
        """The member of a phone number, card, member code or dynamic code. A payment code is never sent anywhere."""
        scan = read_scan(text)
        shown = text.strip().upper()
        now = _dynamic(shown)
        if now is None and scan.kind in (ScanKind.NOTHING, ScanKind.PAYMENT):
            return MemberFound(member=None, known_offline=False, reachable=True)
        asked = shown if now is not None else scan.text
        key = hashlib.sha256(scan.text.encode()).hexdigest()
        try:
            answer = self._desk.find(asked)
        except Unreachable:
            member = self._known(key, shown)
            return MemberFound(
                member=member,
                known_offline=member is not None,
                reachable=False,
                coupons=self._mirror.wallet(member.member_id) if member is not None else (),
                vouchers=self._mirror.vouchers(member.member_id) if member is not None else (),
                code=shown if now is not None else "",
            )
        if answer.member is not None:
            # A code that is another one in a minute is nothing to find anybody by: then it is the id.
            known_by = key if now is None else hashlib.sha256(answer.member.member_id.encode()).hexdigest()
            self._mirror.remember_member(known_by, answer.member, answer.coupons, answer.vouchers)
        return MemberFound(
            member=answer.member,
            known_offline=False,
            reachable=True,
            coupons=answer.coupons,
            vouchers=answer.vouchers,
            code=shown if now is not None and answer.member is not None else "",
        )

    def known(self, text: str) -> MemberFound:
        """Whom this till knows without asking: for the screen, while the server is being asked."""
        member = self._known(hashlib.sha256(read_scan(text).text.encode()).hexdigest(), text.strip().upper())
        coupons = self._mirror.wallet(member.member_id) if member is not None else ()
        vouchers = self._mirror.vouchers(member.member_id) if member is not None else ()
        return MemberFound(member=member, known_offline=True, reachable=False, coupons=coupons, vouchers=vouchers)

    def _known(self, key: str, shown: str) -> Member | None:
        """Whom this till knows: a dynamic code names its member when the chain signed it, however old it is."""
        try:
            code = parse_member_code(shown)
        except BadValue:
            return self._mirror.recall_member(key)
        true = self._verifier.verify(code.signed_part, code.signature)
        return self._mirror.member(code.member_id) if true else None


def _dynamic(shown: str) -> str | None:
    """The member id of a dynamic code, not yet verified; None for another text."""
    try:
        return parse_member_code(shown).member_id
    except BadValue:
        return None
