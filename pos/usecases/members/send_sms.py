"""Send the member a code by SMS, for a phone without the chain's page on it."""

from __future__ import annotations

from enum import StrEnum

from pos.domain.errors import Unreachable
from pos.domain.member import Member
from pos.ports.member_desk import MemberDesk


class Sms(StrEnum):
    """What asking for a code came to."""

    SENT = "sent"
    NO_PHONE = "no_phone"
    TOO_SOON = "too_soon"
    """One was sent a moment ago."""
    NO_PROVIDER = "no_provider"
    """Head office has set up nobody who sends SMS."""
    UNREACHABLE = "unreachable"


class SendSms:
    """Head office sends it; the till never sees the phone number."""

    def __init__(self, *, desk: MemberDesk) -> None:
        self._desk = desk

    def __call__(self, member: Member) -> Sms:
        """Ask for a code. Raises NotEnrolled, Refused."""
        try:
            answer = self._desk.send_sms(member.member_id)
        except Unreachable:
            return Sms.UNREACHABLE
        return Sms.SENT if answer.sent else Sms(answer.reason)
