"""Head office's desk for members in memory: balances, coupons and holds as the test put them there."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.coupon import Coupon, CouponRefusal, CouponState
from pos.domain.entitlement import EntitlementKind
from pos.domain.errors import CentralError, Unreachable
from pos.domain.holding import Held, ProofKind
from pos.domain.member import IdentityKind, Member, masked
from pos.domain.voucher import Voucher
from pos.wire.holds import AskHold, HoldAnswer
from pos.wire.members import (
    AskNewPhone,
    ChangeIdentity,
    HistoryAnswer,
    IdentityChanged,
    IdentityOutcome,
    MemberAnswer,
    NewPhoneAnswer,
    SignedUp,
    SignUp,
    SmsAnswer,
    VoucherAnswer,
)
from tests.fakes.central import Central


class MemberDesk:
    """`ports.member_desk.MemberDesk`. Reached when `central` is; members are kept there under what names them."""

    def __init__(self, central: Central) -> None:
        self.central = central
        self.coupons: dict[str, Coupon] = {}  # by code and by id
        self.histories: dict[str, HistoryAnswer] = {}  # by member id
        self.holds: dict[str, AskHold] = {}
        self.vouchers: dict[str, Voucher] = {}  # by code
        self.store_names: dict[str, str] = {}  # of those that vouchers name
        self.left: dict[str, int] = {}  # of limited rules, by id
        self.released: list[str] = []
        self.sms = SmsAnswer(sent=True)
        self.new_phone = NewPhoneAnswer(sent=True)
        self.new_phone_code = "135790"
        self.changes: list[ChangeIdentity] = []
        self.proofs: dict[ProofKind, str] = {ProofKind.PASSWORD: "246810"}  # what is right

    def find(self, text: str) -> MemberAnswer:
        self._reach("find_member")
        member = self.central.members.get(text)
        return self._answer(member)

    def wallet(self, member_id: str) -> MemberAnswer:
        self._reach("member_wallet")
        member = next((each for each in self.central.members.values() if each.member_id == member_id), None)
        return self._answer(member)

    def _answer(self, member: Member | None) -> MemberAnswer:
        if member is None:
            return MemberAnswer(None)
        whose = member.member_id
        own = [each for each in set(self.coupons.values()) if each.member_id == whose]
        codes = [code for code, each in self.vouchers.items() if each.member_id == whose]
        vouchers = tuple(voucher for voucher in map(self._stands, codes) if voucher is not None)
        return MemberAnswer(member, tuple(sorted(own, key=lambda each: each.coupon_id)), vouchers, self.store_names)

    def sign_up(self, asked: SignUp) -> SignedUp:
        self._reach("sign_up")
        before = self.central.members.get(asked.phone)
        member = before or Member(asked.member_id, asked.name, masked(asked.phone), birthday=asked.birthday)
        self.central.members[asked.phone] = member
        return SignedUp(member, already=before is not None and before.member_id != asked.member_id)

    def send_sms(self, member_id: str) -> SmsAnswer:
        self._reach("send_sms")
        return self.sms

    def send_new_phone(self, asked: AskNewPhone) -> NewPhoneAnswer:
        self._reach("send_new_phone")
        others = asked.phone in self.central.members
        return replace(self.new_phone, others=others)

    def change_identity(self, asked: ChangeIdentity) -> IdentityChanged:
        self._reach("change_identity")
        self.changes.append(asked)
        now = next((each for each in self.central.members.values() if each.member_id == asked.member_id), None)
        other = self.central.members.get(asked.value)
        phone = asked.kind is IdentityKind.PHONE
        if now is None:
            return IdentityChanged(IdentityOutcome.UNKNOWN)
        if other is not None and not asked.merge:
            return IdentityChanged(IdentityOutcome.TAKEN)
        if phone and asked.code != self.new_phone_code:
            return IdentityChanged(IdentityOutcome.CODE_WRONG)
        if asked.approval is None and self.proofs.get(asked.proof) != asked.proof_text:
            return IdentityChanged(IdentityOutcome.PROOF_WRONG)
        changed = replace(now, phone_masked=masked(asked.value)) if phone else now
        self.central.members[asked.value] = changed
        return IdentityChanged(IdentityOutcome.MERGED if other else IdentityOutcome.CHANGED, changed)

    def history(self, member_id: str) -> HistoryAnswer:
        self._reach("history")
        return self.histories.get(member_id, HistoryAnswer((), ()))

    def voucher(self, code: str) -> VoucherAnswer:
        self._reach("voucher")
        voucher = self._stands(code)
        return VoucherAnswer(voucher, self.store_names) if voucher is not None else VoucherAnswer(None)

    def _stands(self, code: str) -> Voucher | None:
        voucher = self.vouchers.get(code)
        if voucher is None:
            return None
        held = {each.subject for each in self.holds.values() if each.kind is EntitlementKind.VOUCHER}
        rights = (
            replace(right, state=CouponState.LOCKED) if right.right_id in held else right for right in voucher.rights
        )
        return replace(voucher, rights=tuple(rights))

    def hold(self, asked: AskHold) -> HoldAnswer:
        self._reach("hold")
        self.holds[asked.hold_id] = asked
        if asked.kind is EntitlementKind.COUPON:
            return self._lock(asked)
        if asked.kind is EntitlementKind.VOUCHER:
            return self._right(asked)
        if asked.kind is EntitlementKind.QUOTA:
            left = self.left.get(asked.subject)
            if left is None:
                return HoldAnswer(Held.UNKNOWN)
            return HoldAnswer(Held.GRANTED if asked.amount <= left else Held.NOT_ENOUGH, left=left)
        if asked.proof is ProofKind.NONE:
            return HoldAnswer(Held.PROOF_WANTED)
        if self.proofs.get(asked.proof, asked.proof_text) != asked.proof_text:
            return HoldAnswer(Held.PROOF_WRONG)
        member = next((each for each in self.central.members.values() if each.member_id == asked.subject), None)
        if member is None:
            return HoldAnswer(Held.UNKNOWN)
        has = member.points if asked.kind is EntitlementKind.POINTS else member.stored_value
        if has < asked.amount:
            return HoldAnswer(Held.NOT_ENOUGH, left=has)
        return HoldAnswer(Held.GRANTED, left=has - asked.amount, member=member)

    def release(self, hold_id: str) -> bool:
        self._reach("release")
        self.released.append(hold_id)
        return self.holds.pop(hold_id, None) is not None

    def issue(self, coupon: Coupon) -> Coupon:
        """Put a coupon there."""
        self.coupons[coupon.code] = self.coupons[coupon.coupon_id] = coupon
        return coupon

    def _lock(self, asked: AskHold) -> HoldAnswer:
        coupon = self.coupons.get(asked.subject)
        if coupon is None:
            return HoldAnswer(Held.REFUSED, refusal=CouponRefusal.UNKNOWN)
        if coupon.state is CouponState.REDEEMED:
            return HoldAnswer(Held.REFUSED, refusal=CouponRefusal.USED, coupon=coupon)
        return HoldAnswer(Held.GRANTED, coupon=replace(coupon, state=CouponState.LOCKED))

    def _right(self, asked: AskHold) -> HoldAnswer:
        """That right, or of a voucher's the first one, that nobody holds or has used."""
        bundles = {right.right_id: each for each in self.vouchers.values() for right in each.rights}
        voucher = self.vouchers.get(asked.subject) or bundles.get(asked.subject)
        held = {each.subject for each in self.holds.values() if each is not asked}
        for right in voucher.rights if voucher is not None else ():
            wanted = asked.subject in (right.right_id, voucher.code if voucher is not None else "")
            if wanted and right.state is CouponState.ISSUED and right.right_id not in held:
                self.holds[asked.hold_id] = replace(asked, subject=right.right_id)
                return HoldAnswer(Held.GRANTED, voucher=voucher, right_id=right.right_id)
        why = CouponRefusal.USED if voucher is not None else CouponRefusal.UNKNOWN
        return HoldAnswer(Held.REFUSED, refusal=why)

    def _reach(self, call: str) -> None:
        self.central.calls.append(call)
        fault: CentralError | None = self.central.faults.pop(0) if self.central.faults else None
        if fault is None and not self.central.reachable:
            fault = Unreachable("no network")
        self.central.on_contact(not isinstance(fault, Unreachable))
        if fault is not None:
            raise fault
