"""Random trade and counting on four tills: the ledger, the counts and what is really on the shelf agree."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.stock import CHAIN_OWNER, Movement, MovementKind, Place
from pos.domain.stocktake import Count
from pos.domain.stocktake_posting import PostedLine, Posting, open_lines
from pos.domain.stocktake_variance import Variance, compare
from tests.domain.stocktake.world import at, moved, scan, stocktake

VARIANTS = ("s", "m", "l")
DOUBT_MS = 2000
TRADE = {
    "sale": (-1, MovementKind.SALE),
    "return": (1, MovementKind.RETURN),
    "pickup": (-1, MovementKind.HANDOVER),
    "receipt": (6, MovementKind.RECEIPT),
    "transfer": (-2, MovementKind.TRANSFER_OUT),
}
OPENING = {(variant, Place.SALES_FLOOR, CHAIN_OWNER): 5000 for variant in VARIANTS}
_ACT = st.tuples(
    st.integers(1, 9),
    st.sampled_from((*TRADE, "theft", "count", "find")),
    st.sampled_from(VARIANTS),
    st.integers(0, 3),
    st.integers(-DOUBT_MS, DOUBT_MS),
)


@dataclass
class Shop:
    """What is really there, and what was written down of it."""

    truth: dict[str, int] = field(default_factory=lambda: dict.fromkeys(VARIANTS, 5))
    ledger: dict[str, int] = field(default_factory=lambda: dict.fromkeys(VARIANTS, 5))
    movements: list[Movement] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    really: dict[str, int] = field(default_factory=dict)
    second: int = 0

    def act(self, wait: int, what: str, variant: str, till: int, error_ms: int) -> None:
        self.second += wait
        moment = self.second + error_ms / 1000  # what the till's clock says
        if what in TRADE:
            pieces, kind = TRADE[what]
            self.truth[variant] += pieces
            self.ledger[variant] += pieces
            self.movements.append(moved(variant, moment, pieces, kind=kind))
        elif what != "count":
            self.truth[variant] += 1 if what == "find" else -1
        elif variant not in self.really:
            self.really[variant] = 1000 * (self.truth[variant] - self.ledger[variant])
            there = self.truth[variant]
            self.counts.append(scan(variant, moment, pieces=there, by=f"till {till}", doubt_ms=DOUBT_MS))


def compared(counts: list[Count], movements: list[Movement], shuffle: Random) -> dict[str, Variance]:
    """What a stocktake finds of what was counted, when everything comes in any order and some of it twice."""
    twice, arrived = [*counts, *counts[:3]], list(movements)
    shuffle.shuffle(twice)
    shuffle.shuffle(arrived)
    found = compare(stocktake(), twice, [], OPENING, arrived, movements_uncertain=timedelta(milliseconds=DOUBT_MS))
    counted = {count.variant_id for count in counts}
    return {each.variant_id: each for each in found if each.variant_id in counted}


@settings(max_examples=200, deadline=None)
@given(acts=st.lists(_ACT, max_size=40), shuffle=st.randoms(use_true_random=False), offline=st.integers(0, 3))
def test_variance_is_the_truth_at_the_moment_of_the_count(
    acts: list[tuple[int, str, str, int, int]], shuffle: Random, offline: int
) -> None:
    shop = Shop()
    for act in acts:
        shop.act(*act)
    arrived = [count for count in shop.counts if count.counter != f"till {offline}"]
    for variant, found in compared(arrived, shop.movements, shuffle).items():
        assert found.counted - found.high <= shop.really[variant] <= found.counted - found.low
        assert found.unsettled or found.quantity == shop.really[variant]

    # Posted, posted once more by another till, and then the till that was offline comes back.
    everything = {each.movement_id: each for each in shop.movements}
    postings: list[Posting] = []
    for counts in (arrived, shop.counts):
        variances = compared(counts, list(everything.values()), shuffle)
        lines = tuple(
            PostedLine(each.variant_id, each.place, change, each.expected, each.counted, 0)
            for each, change in open_lines(variances.values(), postings)
        )
        for name in ("mine", "hers"):
            part = len(postings) + (name == "mine")
            posting = Posting(name, "N", "take", "store", part, lines, at(shop.second + 60), "wang")
            everything.update({each.movement_id: each for each in posting.movements()})
            postings += [posting] if name == "mine" else []
    balance = dict.fromkeys(VARIANTS, 5000)
    for each in everything.values():
        balance[each.variant_id] += each.quantity
    for variant, found in compared(shop.counts, list(everything.values()), shuffle).items():
        assert found.unsettled or balance[variant] == shop.ledger[variant] * 1000 + shop.really[variant]
