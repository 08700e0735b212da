"""Head office's desk for members, as a till sees it. May take as long as the network does: never on the GUI thread."""

from __future__ import annotations

from typing import Protocol

from pos.wire.holds import AskHold, HoldAnswer
from pos.wire.members import (
    AskNewPhone,
    ChangeIdentity,
    HistoryAnswer,
    IdentityChanged,
    MemberAnswer,
    NewPhoneAnswer,
    SignedUp,
    SignUp,
    SmsAnswer,
    VoucherAnswer,
)


class MemberDesk(Protocol):
    """Raises Unreachable, Refused or NotEnrolled, as `Central` does."""

    def find(self, text: str) -> MemberAnswer:
        """A member by phone, card, member code or dynamic code."""

    def wallet(self, member_id: str) -> MemberAnswer:
        """A member who is known already, with their coupons and vouchers as they stand now."""

    def sign_up(self, asked: SignUp) -> SignedUp:
        """Make a member, or find the one who has that phone number. Safe to repeat."""

    def send_sms(self, member_id: str) -> SmsAnswer:
        """Send the member a code by SMS."""

    def send_new_phone(self, asked: AskNewPhone) -> NewPhoneAnswer:
        """Send a code to the number that shall be a member's."""

    def change_identity(self, asked: ChangeIdentity) -> IdentityChanged:
        """Another phone number or card names a member. Safe to repeat with the same id."""

    def history(self, member_id: str) -> HistoryAnswer:
        """What they bought, across stores and online."""

    def voucher(self, code: str) -> VoucherAnswer:
        """A voucher and its rights, as they stand; nothing is held."""

    def hold(self, asked: AskHold) -> HoldAnswer:
        """Keep something for a cart. Safe to repeat with the same id."""

    def release(self, hold_id: str) -> bool:
        """Let it go; whether there was anything."""
