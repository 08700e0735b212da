"""What the counter can do for members, in one value."""

from __future__ import annotations

from dataclasses import dataclass

from pos.usecases.members.change_identity import ChangeMemberIdentity
from pos.usecases.members.find_member import FindMember
from pos.usecases.members.let_go import LetGo
from pos.usecases.members.name_member import NameMember
from pos.usecases.members.recharge_stored_value import RechargeStoredValue
from pos.usecases.members.redeem_coupon import RedeemCoupon
from pos.usecases.members.redeem_right import RedeemRight
from pos.usecases.members.send_sms import SendSms
from pos.usecases.members.show_history import ShowHistory
from pos.usecases.members.show_rights import ShowRights
from pos.usecases.members.show_wallet import ShowWallet
from pos.usecases.members.sign_up import SignUpMember
from pos.usecases.members.spend_points import SpendPoints
from pos.usecases.members.spend_stored_value import SpendStoredValue


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberCases:
    """Any of them may wait for disk or network."""

    find: FindMember
    """By phone, card, code, or the dynamic code."""
    sign_up: SignUpMember
    """A phone number, Enter, done."""
    name_after: NameMember
    """After the payment, the same day."""
    wallet: ShowWallet
    """Coupons."""
    history: ShowHistory
    """Across stores and online."""
    send_sms: SendSms
    """A code to prove who they are."""
    spend_stored_value: SpendStoredValue
    """储值."""
    spend_points: SpendPoints
    """积分抵现."""
    redeem_coupon: RedeemCoupon
    """优惠券."""
    redeem_right: RedeemRight
    """体验券: one right of a voucher."""
    rights: ShowRights
    """What a voucher's rights are."""
    let_go: LetGo
    """What a cart wants no more."""
    change_identity: ChangeMemberIdentity
    """Another phone number or card."""
    recharge: RechargeStoredValue
    """充值."""
