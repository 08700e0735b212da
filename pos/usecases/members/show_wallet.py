"""A member's coupons, as this till knows them."""

from __future__ import annotations

from pos.domain.coupon import Coupon
from pos.ports.mirror import Mirror


class ShowWallet:
    """Answers without the network: what was told when the member was found, or by the store's feed."""

    def __init__(self, *, mirror: Mirror) -> None:
        self._mirror = mirror

    def __call__(self, member_id: str) -> tuple[Coupon, ...]:
        """What is in the wallet, the first to expire first."""
        return self._mirror.wallet(member_id)
