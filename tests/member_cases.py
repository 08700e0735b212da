"""The use cases for members, on whatever fakes a test has."""

from __future__ import annotations

from pos.domain.store import Till
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
from pos.usecases.members.sign_up import SignUpMember
from pos.usecases.members.spend_points import SpendPoints
from pos.usecases.members.spend_stored_value import SpendStoredValue
from tests.examples import TILL
from tests.fakes.catalogue import Catalogue
from tests.fakes.clock import Clock
from tests.fakes.keys import Verifier
from tests.fakes.ledger import Ledger
from tests.fakes.member_desk import MemberDesk
from tests.fakes.mirror import Mirror


def right_cases(desk: MemberDesk, mirror: Mirror | None = None) -> tuple[RedeemRight, ShowRights]:
    """Rights of vouchers, at a till that has sold nothing."""
    told, clock = mirror or Mirror(), Clock()
    offline = OfflineGrants(ledger=Ledger(), mirror=told, verifier=Verifier(b"chain"), clock=clock)
    return (
        RedeemRight(desk=desk, mirror=told, offline=offline, clock=clock, till=TILL),
        ShowRights(desk=desk, mirror=told, offline=offline, clock=clock, till=TILL),
    )


def member_cases(
    *,
    desk: MemberDesk,
    ledger: Ledger,
    mirror: Mirror,
    catalogue: Catalogue,
    verifier: Verifier,
    clock: Clock,
    till: Till,
) -> MemberCases:
    """As `bootstrap.members` wires them."""
    offline = OfflineGrants(ledger=ledger, mirror=mirror, verifier=verifier, clock=clock)
    return MemberCases(
        find=FindMember(desk=desk, mirror=mirror, verifier=verifier),
        sign_up=SignUpMember(desk=desk, mirror=mirror, ledger=ledger, clock=clock, till=till),
        name_after=NameMember(ledger=ledger, clock=clock),
        wallet=ShowWallet(mirror=mirror),
        history=ShowHistory(desk=desk, catalogue=catalogue),
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
