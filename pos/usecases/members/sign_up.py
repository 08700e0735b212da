"""Sign a customer up: a phone number, Enter, done. Without the network too: head office hears of them later."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from pos.domain.coupon import Coupon
from pos.domain.errors import Unreachable
from pos.domain.ids import new_id
from pos.domain.member import Member, masked
from pos.domain.scan import ScanKind, read_scan
from pos.domain.store import Till
from pos.ports.clock import Clock
from pos.ports.ledger import Ledger
from pos.ports.member_desk import MemberDesk
from pos.ports.mirror import Mirror
from pos.wire.members import SignUp

MAX_NAME = 40
_BIRTHDAY = re.compile(r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", re.ASCII)


class Joining(StrEnum):
    """What signing up came to."""

    JOINED = "joined"
    ALREADY = "already"
    """They were a member before: welcome back."""
    JOINED_OFFLINE = "joined_offline"
    """A member as far as this till knows; head office hears of them when the network is back."""
    BAD_PHONE = "bad_phone"
    BAD_NAME = "bad_name"
    BAD_BIRTHDAY = "bad_birthday"


@dataclass(frozen=True, slots=True)
class Joined:
    """The new member."""

    outcome: Joining
    """What it came to."""
    member: Member | None = None
    """The member, unless something was wrong with what was typed."""
    coupons: tuple[Coupon, ...] = ()
    """What is in their wallet: the welcome."""


class SignUpMember:
    """Repeating it with the same phone number finds the same member."""

    def __init__(self, *, desk: MemberDesk, mirror: Mirror, ledger: Ledger, clock: Clock, till: Till) -> None:
        self._desk = desk
        self._mirror = mirror
        self._ledger = ledger
        self._clock = clock
        self._store = till.store

    def __call__(self, phone: str, *, name: str = "", birthday: str = "") -> Joined:
        """Sign up. `birthday`: `MM-DD`. Raises NotEnrolled, Refused, StorageError."""
        scan = read_scan(phone)
        called, born = name.strip(), birthday.strip()
        if scan.kind is not ScanKind.PHONE:
            return Joined(Joining.BAD_PHONE)
        if len(called) > MAX_NAME or not called.isprintable():
            return Joined(Joining.BAD_NAME)
        if born and not _BIRTHDAY.match(born):
            return Joined(Joining.BAD_BIRTHDAY)
        key = hashlib.sha256(scan.text.encode()).hexdigest()
        asked = SignUp(member_id=new_id(), phone=scan.text, name=called, birthday=born)
        try:
            answer = self._desk.sign_up(asked)
        except Unreachable:
            return self._alone(asked, key)
        # The answer says nothing of vouchers: those of somebody who was a member before stay as they were told.
        kept = self._mirror.vouchers(answer.member.member_id)
        self._mirror.remember_member(key, answer.member, answer.coupons, kept)
        return Joined(Joining.ALREADY if answer.already else Joining.JOINED, answer.member, answer.coupons)

    def _alone(self, asked: SignUp, key: str) -> Joined:
        before = self._mirror.recall_member(key)
        if before is not None:
            return Joined(Joining.ALREADY, before, self._mirror.wallet(before.member_id))
        member = Member(
            member_id=asked.member_id,
            name=asked.name,
            phone_masked=masked(asked.phone),
            birthday=asked.birthday,
            joined=self._store.day(self._clock.now()),
        )
        with self._ledger.transaction() as step:
            step.keep_sign_up(asked)
        self._mirror.remember_member(key, member)
        return Joined(Joining.JOINED_OFFLINE, member)


class SendSignUps:
    """Tells head office of those who signed up while it was out of reach."""

    def __init__(self, *, desk: MemberDesk, mirror: Mirror, ledger: Ledger) -> None:
        self._desk = desk
        self._mirror = mirror
        self._ledger = ledger

    def __call__(self) -> int:
        """Send what waits; how many went. Raises Unreachable, NotEnrolled, Refused, StorageError."""
        sent = 0
        for asked in self._ledger.sign_ups():
            answer = self._desk.sign_up(asked)
            key = hashlib.sha256(asked.phone.encode()).hexdigest()
            kept = self._mirror.vouchers(answer.member.member_id)
            self._mirror.remember_member(key, answer.member, answer.coupons, kept)
            with self._ledger.transaction() as step:
                step.forget_sign_up(asked.member_id)
            sent += 1
        return sent
