"""The stock that is shown: the server's figure and what this till has done since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pos.domain.quantity import Milli
from pos.ports.ledger import Ledger
from pos.ports.mirror import Mirror


def shown_stock(mirror: Mirror, ledger: Ledger, variant_ids: Iterable[str]) -> Mapping[str, Milli]:
    """Thousandths on hand by variant: the server's figure at the cursor, and own movements it has not counted yet.

    A variant the server never mentioned is missing: its stock is not known here. Reserved pieces stand on the sales
    floor and are in the figure.
    """
    wanted = tuple(variant_ids)
    while True:
        counted = mirror.applied_tseq()
        levels = mirror.stock(wanted)
        moved = ledger.moved_since(counted)
        if mirror.applied_tseq() == counted:  # else a page came in between, and would be counted twice or not at all
            return {variant: level.quantity + moved.get(variant, 0) for variant, level in levels.items()}
