"""A delivery that is unpacked at two tills, for the pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from pos.domain.receiving import Begun
from tests.ui.hands import Hands
from tests.ui.screens_stock import choose, expects, stock


def receiving_shared(hands: Hands) -> None:
    """The supplier's delivery was begun at another till twenty minutes ago."""
    expects(hands)
    shop = hands.shop
    assert hands.ui.desk is not None
    begun_there = Begun(
        "r-2", "d-1", "till-2", 2, next(iter(hands.ui.desk.names)), shop.clock.now() - timedelta(minutes=20)
    )
    shop.mirror.announced["d-1"] = replace(shop.mirror.announced["d-1"], begun=(begun_there,))
    stock(hands)
    choose(hands, "receive")


def receiving_joined(hands: Hands) -> None:
    """And is opened here too."""
    receiving_shared(hands)
    choose(hands, "d-1")


SHARED: dict[str, Callable[[Hands], None]] = {
    "receiving_shared": receiving_shared,
    "receiving_joined": receiving_joined,
}
