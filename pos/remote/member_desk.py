"""Head office's desk for members, over HTTP. Phone numbers and proofs travel in bodies, never in addresses."""

from __future__ import annotations

from pos.remote.central import HttpCentral
from pos.wire.codec import encode
from pos.wire.holds import AskHold, HoldAnswer, Released, ReleaseHold
from pos.wire.members import (
    AskHistory,
    AskNewPhone,
    AskSms,
    ChangeIdentity,
    FindMember,
    FindVoucher,
    HistoryAnswer,
    IdentityChanged,
    MemberAnswer,
    NewPhoneAnswer,
    SignedUp,
    SignUp,
    SmsAnswer,
    VoucherAnswer,
)


class HttpMemberDesk:
    """Implements `ports.member_desk.MemberDesk` in the sessions of a till."""

    def __init__(self, central: HttpCentral) -> None:
        self._central = central

    def find(self, text: str) -> MemberAnswer:
        """A member by phone, card, member code or dynamic code."""
        return self._central.ask("POST", "/v1/members/find", MemberAnswer, body=encode(FindMember(text=text)))

    def wallet(self, member_id: str) -> MemberAnswer:
        """A member who is known already, with their coupons and vouchers as they stand now."""
        asked = FindMember(text="", member_id=member_id)
        return self._central.ask("POST", "/v1/members/find", MemberAnswer, body=encode(asked))

    def sign_up(self, asked: SignUp) -> SignedUp:
        """Make a member, or find the one who has that phone number."""
        return self._central.ask("POST", "/v1/members", SignedUp, body=encode(asked))

    def send_sms(self, member_id: str) -> SmsAnswer:
        """Send the member a code by SMS."""
        return self._central.ask("POST", "/v1/members/sms", SmsAnswer, body=encode(AskSms(member_id=member_id)))

    def send_new_phone(self, asked: AskNewPhone) -> NewPhoneAnswer:
        """Send a code to the number that shall be a member's."""
        return self._central.ask("POST", "/v1/members/phone/code", NewPhoneAnswer, body=encode(asked))

    def change_identity(self, asked: ChangeIdentity) -> IdentityChanged:
        """Another phone number or card names a member."""
        return self._central.ask("POST", "/v1/members/identity", IdentityChanged, body=encode(asked))

    def history(self, member_id: str) -> HistoryAnswer:
        """What they bought, across stores and online."""
        asked = encode(AskHistory(member_id=member_id))
        return self._central.ask("POST", "/v1/members/history", HistoryAnswer, body=asked)

    def voucher(self, code: str) -> VoucherAnswer:
        """A voucher and its rights, as they stand."""
        return self._central.ask("POST", "/v1/vouchers/find", VoucherAnswer, body=encode(FindVoucher(code=code)))

    def hold(self, asked: AskHold) -> HoldAnswer:
        """Keep something for a cart."""
        return self._central.ask("POST", "/v1/holds", HoldAnswer, body=encode(asked))

    def release(self, hold_id: str) -> bool:
        """Let it go; whether there was anything."""
        asked = encode(ReleaseHold(hold_id=hold_id))
        return self._central.ask("POST", "/v1/holds/release", Released, body=asked).released
