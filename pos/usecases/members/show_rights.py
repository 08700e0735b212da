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
from pos.usecases.members.redeem_right import cost_of, pays


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
    """None: there is none of that code, or head office cannot be asked."""
    rights: tuple[ShownRight, ...] = ()
    """In the voucher's order."""
    stores: Mapping[str, str] = field(default_factory=dict)
    """Names of stores by id."""


class ShowRights:
    """Asks head office; holds nothing."""

    def __init__(self, *, desk: MemberDesk, clock: Clock, till: Till) -> None:
        self._desk = desk
        self._clock = clock
        self._store_id = till.store.store_id

    def __call__(self, priced: PricedCart, code: str, *, paying: bool) -> RightsShown:
        """The rights of a voucher's code. `paying`: money is being taken. Raises NotEnrolled, Refused."""
        try:
            answer = self._desk.voucher(code.strip().upper())
        except Unreachable:
            return RightsShown(None)
        if answer.voucher is None:
            return RightsShown(None)
        return self._shown(priced, answer.voucher, answer.stores, paying=paying)

    def of_member(self, priced: PricedCart, member_id: str) -> tuple[RightsShown, ...]:
        """The vouchers of the member beside the sale, while goods are rung up; without the network there are none.

        Raises NotEnrolled, Refused.
        """
        try:
            answer = self._desk.wallet(member_id)
        except Unreachable:
            return ()
        return tuple(self._shown(priced, each, answer.stores, paying=False) for each in answer.vouchers)

    def _shown(self, priced: PricedCart, voucher: Voucher, stores: Mapping[str, str], *, paying: bool) -> RightsShown:
        uses = priced.cart.uses
        taken = {use.subject for use in uses if use.kind is EntitlementKind.VOUCHER}
        rights = (
            ShownRight(
                right,
                None if right.right_id in taken else self._refusal(priced, voucher, right, paying=paying),
                taken=right.right_id in taken,
            )
            for right in voucher.rights
        )
        return RightsShown(voucher, tuple(rights), stores)

    def _refusal(
        self, priced: PricedCart, voucher: Voucher, right: VoucherRight, *, paying: bool
    ) -> CouponRefusal | None:
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
