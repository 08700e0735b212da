"""What the counter does for members, put together by hand."""

from __future__ import annotations

from pos.bootstrap.ground import Ground
from pos.bootstrap.till_files import TillFiles
from pos.remote.central import HttpCentral
from pos.remote.member_desk import HttpMemberDesk
from pos.usecases.members.cases import MemberCases
from pos.usecases.members.change_identity import ChangeMemberIdentity
from pos.usecases.members.find_member import FindMember
from pos.usecases.members.holding import OfflineGrants
from pos.usecases.members.let_go import LetGo
from pos.usecases.members.name_member import NameMember
from pos.usecases.members.recharge_stored_value import RechargeStoredValue
from pos.usecases.members.redeem_coupon import RedeemCoupon
from pos.usecases.members.redeem_right import RedeemRight
from pos.usecases.members.send_sms import SendSms
from pos.usecases.members.show_history import ShowHistory
from pos.usecases.members.show_rights import ShowRights
from pos.usecases.members.show_wallet import ShowWallet
from pos.usecases.members.sign_up import SendSignUps, SignUpMember
from pos.usecases.members.spend_points import SpendPoints
from pos.usecases.members.spend_stored_value import SpendStoredValue
from pos.usecases.members.tell_sign_ups import TellSignUps


def member_cases(ground: Ground) -> MemberCases:
    """Every use case for members."""
    ledger, mirror, clock, verifier, till = (
        ground.files.ledger,
        ground.files.mirror,
        ground.clock,
        ground.verifier,
        ground.till,
    )
    desk = HttpMemberDesk(ground.central)
    offline = OfflineGrants(ledger=ledger, mirror=mirror, verifier=verifier, clock=clock)
    return MemberCases(
        find=FindMember(desk=desk, mirror=mirror, verifier=verifier),
        sign_up=SignUpMember(desk=desk, mirror=mirror, ledger=ledger, clock=clock, till=till),
        name_after=NameMember(ledger=ledger, clock=clock),
        wallet=ShowWallet(mirror=mirror),
        history=ShowHistory(desk=desk, catalogue=ground.files.catalogue),
        send_sms=SendSms(desk=desk),
        spend_stored_value=SpendStoredValue(desk=desk, offline=offline),
        spend_points=SpendPoints(desk=desk, mirror=mirror, offline=offline),
        redeem_coupon=RedeemCoupon(
            desk=desk, mirror=mirror, offline=offline, verifier=verifier, clock=clock, till=till
        ),
        redeem_right=RedeemRight(desk=desk, mirror=mirror, offline=offline, clock=clock, till=till),
        rights=ShowRights(desk=desk, mirror=mirror, offline=offline, clock=clock, till=till),
        let_go=LetGo(desk=desk),
        change_identity=ChangeMemberIdentity(desk=desk),
        recharge=RechargeStoredValue(mirror=mirror),
    )


def sign_ups(files: TillFiles, central: HttpCentral) -> TellSignUps:
    """The loop that tells head office of those who signed up offline."""
    desk = HttpMemberDesk(central)
    return TellSignUps(send=SendSignUps(desk=desk, mirror=files.mirror, ledger=files.ledger))
