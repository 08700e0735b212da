"""Let go of what is held for a cart that wants it no more."""

from __future__ import annotations

from pos.domain.cart import Cart
from pos.ports.member_desk import MemberDesk
from pos.usecases.members.spend_stored_value import release_quietly


class LetGo:
    """Without the network it ends by itself."""

    def __init__(self, *, desk: MemberDesk) -> None:
        self._desk = desk

    def __call__(self, before: Cart, after: Cart) -> None:
        """Release what the cart had and has no more."""
        wanted = {use.use_id for use in after.uses}
        for use in before.uses:
            if use.use_id not in wanted and not use.offline:
                release_quietly(self._desk, use.use_id)
