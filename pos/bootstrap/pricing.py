"""What prices carts, put together by hand."""

from __future__ import annotations

from pos.bootstrap.ground import Ground
from pos.remote.member_desk import HttpMemberDesk
from pos.usecases.selling.known_uses import KnownUses
from pos.usecases.selling.listed_prices import ListedPrices
from pos.usecases.selling.price_cart import PriceCart
from pos.usecases.selling.reserve_limits import ReserveLimits


def pricing_of(ground: Ground) -> PriceCart:
    """Under the chain's promotions and what is left of them."""
    mirror, ledger, till = ground.files.mirror, ground.files.ledger, ground.till
    known = KnownUses(ledger=ledger, mirror=mirror, till=till)
    listed = ListedPrices(catalogue=ground.files.catalogue)
    return PriceCart(mirror=mirror, clock=ground.clock, till=till, known=known, listed=listed)


def reserve_limits_by(ground: Ground, pricing: PriceCart) -> ReserveLimits:
    """Before money moves; `pricing`: the till's."""
    return ReserveLimits(desk=HttpMemberDesk(ground.central), ledger=ground.files.ledger, pricing=pricing)
