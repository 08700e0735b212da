"""Shows the rights of a voucher (体验券) that was brought, so that the customer may choose one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pos.domain.coupon import CouponRefusal, CouponState
from pos.domain.entitlement import EntitlementKind
from pos.domain.errors import Unreachable
from pos.domain.pricing import PricedCart
from pos.domain.store import Till
from pos.domain.voucher import RightTo, Voucher, VoucherRight
from pos.ports.clock import Clock
from pos.ports.member_desk import MemberDesk
from pos.ports.mirror import Mirror
from pos.usecases.members.holding import OfflineGrants
from pos.usecases.members.redeem_right import cost_of, known_refusal, pays


@dataclass(frozen=True, slots=True)
class ShownRight:
    """One right, and what is to be said of it."""

    right: VoucherRight
    """As it stands."""
    refusal: CouponRefusal | None
    """Why it cannot be taken here and now; None: it can, or it is in the sale."""
    taken: bool = False
    """Whether it is in this sale."""

    @property
    def fits(self) -> bool:
        """Whether it can be taken."""
        return self.refusal is None and not self.taken


@dataclass(frozen=True, slots=True)
class RightsShown:
    """What looking at a voucher came to."""

    voucher: Voucher | None
    """None: there is none of that code, or nobody here knows it without head office."""
    rights: tuple[ShownRight, ...] = ()
    """In the voucher's order."""
    stores: Mapping[str, str] = field(default_factory=dict)
    """Names of stores by id."""


@dataclass(frozen=True, slots=True)
class MembersRights:
    """The vouchers of a member."""

    vouchers: tuple[RightsShown, ...]
    """With rights that are not used."""
    offline: bool = False
    """Whether that is what head office told last: what it gave since is not among it."""


class ShowRights:
    """Asks head office, without it the mirror; holds nothing."""

    def __init__(self, *, desk: MemberDesk, mirror: Mirror, offline: OfflineGrants, clock: Clock, till: Till) -> None:
        self._desk = desk
        self._mirror = mirror
        self._offline = offline
        self._clock = clock
        self._store_id = till.store.store_id

    def __call__(self, priced: PricedCart, code: str, *, paying: bool) -> RightsShown:
        """The rights of a voucher's code. `paying`: money is being taken. Raises NotEnrolled, Refused."""
        wanted, member = code.strip().upper(), priced.cart.member
        try:
            answer = self._desk.voucher(wanted)
        except Unreachable:
            known = self._known(priced, member.member_id, paying=paying) if member is not None else ()
            return next((each for each in known if each.voucher and each.voucher.code == wanted), RightsShown(None))
        if answer.voucher is None:
            return RightsShown(None)
        return self._shown(priced, answer.voucher, answer.stores, paying=paying)

    def of_member(self, priced: PricedCart, member_id: str) -> MembersRights:
        """The vouchers of the member beside the sale, while goods are rung up.

        Raises NotEnrolled, Refused.
        """
        try:
            answer = self._desk.wallet(member_id)
        except Unreachable:
            return MembersRights(self._known(priced, member_id, paying=False), offline=True)
        return MembersRights(tuple(self._shown(priced, each, answer.stores, paying=False) for each in answer.vouchers))

    def _known(self, priced: PricedCart, member_id: str, *, paying: bool) -> tuple[RightsShown, ...]:
        """What head office told last."""
        known = self._mirror.vouchers(member_id)
        return tuple(self._shown(priced, each, {}, paying=paying, offline=True) for each in known)

    def _shown(
        self,
        priced: PricedCart,
        voucher: Voucher,
        stores: Mapping[str, str],
        *,
        paying: bool,
        offline: bool = False,
    ) -> RightsShown:
        uses = priced.cart.uses
        taken = {use.subject for use in uses if use.kind is EntitlementKind.VOUCHER}
        rights = (
            ShownRight(
                right,
                None
                if right.right_id in taken
                else self._refusal(priced, voucher, right, paying=paying, offline=offline),
                taken=right.right_id in taken,
            )
            for right in voucher.rights
        )
        return RightsShown(voucher, tuple(rights), stores)

    def _refusal(
        self, priced: PricedCart, voucher: Voucher, right: VoucherRight, *, paying: bool, offline: bool
    ) -> CouponRefusal | None:
        if offline:
            cart, now = priced.cart, self._clock.now()
            alone = known_refusal(voucher, right, cart=cart, offline=self._offline, store_id=self._store_id, moment=now)
            return CouponRefusal.GIVEN if alone is None and paying else alone
        why = right.refusal(store_id=self._store_id, moment=self._clock.now())
        if why is not None:
            return why
        if right.state is CouponState.LOCKED:
            return CouponRefusal.LOCKED
        pay = pays(voucher, right)
        if pay is not paying:
            return CouponRefusal.PAYS if pay else CouponRefusal.GIVEN
        goods = right.to in (RightTo.GOODS, RightTo.GIFT)
        if paying and goods and not cost_of(priced, right.style_code):
            return CouponRefusal.NO_GOODS
        return None
