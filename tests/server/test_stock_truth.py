"""Random trade on four tills, some offline, everything arriving in any order and some of it twice: the figures at head
office are what is really there, and a stocktake finds what was really missing at the moment of the count."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count as numbers
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pos.bootstrap.server import open_central
from pos.domain.stocktake import Area, Scope
from pos.domain.stocktake_posting import open_lines
from pos.server.stock.rebuild import check_levels
from pos.wire.orders import OrderPlaced
from pos.wire.stocktakes import StocktakeRecord
from tests.fakes.clock import Clock
from tests.installation import with_tables
from tests.server.stock_world import HeadOffice, TillAt, head_office, levels, new_store, picked, placed

OPENING = 10
WALL = Area("wall", "牛仔墙", "S-WALL22")
_TILL = st.integers(0, 3)
_VARIANT = st.integers(0, 4)
_PIECES = st.integers(1, 3)


@pytest.fixture
def office(tmp_path: Path, database_url: str | None) -> Iterator[HeadOffice]:
    """One server for all examples; each has stores of its own."""
    clock = Clock()
    central = open_central(with_tables(tmp_path / "central"), url=database_url, clock=clock.now)
    yield head_office(central, clock)
    central.close()


class Trade(RuleBasedStateMachine):
    """What is really there is counted beside everything that is done."""

    office: HeadOffice
    stores = numbers(1)

    @initialize()
    def begin(self) -> None:
        self.here = new_store(self.office, next(self.stores), OPENING)
        self.there = new_store(self.office, next(self.stores), OPENING)
        self.tills = [TillAt(self.office, self.here, number) for number in range(1, 5)]
        self.other = TillAt(self.office, self.there, 1)
        self.ledger = {each.store_id: dict.fromkeys(self.office.variants, OPENING) for each in (self.here, self.there)}
        self.found: dict[str, int] = {}
        self.orders: list[OrderPlaced] = []
        self.held: list[tuple[OrderPlaced, bool]] = []
        opened = self.tills[0].open(self.tills[0].duty, "秋盘", (WALL,), scope=Scope.COUNTED).stocktake
        assert opened is not None
        self.take = StocktakeRecord(opened)

    def _moved(self, variant: int, pieces: int, *, there: bool = False) -> str:
        """Something moves; ten seconds pass, so that no count is in doubt."""
        self.office.clock.pass_by(10)
        variant_id = self.office.variants[variant]
        self.ledger[(self.there if there else self.here).store_id][variant_id] += pieces
        return variant_id

    @rule(till=_TILL, variant=_VARIANT, pieces=_PIECES)
    def sell(self, till: int, variant: int, pieces: int) -> None:
        self.tills[till].sell(self._moved(variant, -pieces), pieces)

    @rule(till=_TILL, variant=_VARIANT)
    def bring_back(self, till: int, variant: int) -> None:
        self.tills[till].sell(self._moved(variant, 1), -1)

    @rule(till=_TILL, variant=_VARIANT, pieces=_PIECES)
    def receive(self, till: int, variant: int, pieces: int) -> None:
        self.tills[till].take_in(None, self._moved(variant, pieces), pieces)

    @rule(till=_TILL)
    def take_a_receipt_back(self, till: int) -> None:
        self.office.clock.pass_by(10)
        for receipt in self.tills[till].receive.to_take_back()[:1]:
            self.tills[till].receive.take_back(self.tills[till].duty, receipt)
            for line in receipt.lines:
                self.ledger[self.here.store_id][line.variant_id] -= line.quantity // 1000

    @rule(till=_TILL, variant=_VARIANT)
    def spoil(self, till: int, variant: int) -> None:
        self.tills[till].break_one(self._moved(variant, -1))

    @rule(till=_TILL, variant=_VARIANT, pieces=_PIECES)
    def send_to_the_other_store(self, till: int, variant: int, pieces: int) -> None:
        self.tills[till].send_away(self._moved(variant, -pieces), pieces, self.there.store_id)

    @rule(lost=st.integers(0, 1))
    def unpack_at_the_other_store(self, lost: int) -> None:
        self.other.upload()
        for delivery in self.other.receive.expected(self.there.store_id)[:1]:
            (line,) = delivery.lines
            came = line.quantity // 1000 - lost
            if came > 0:
                variant = self.office.variants.index(line.variant_id)
                self.other.take_in(delivery, self._moved(variant, came, there=True), came)

    @rule(variant=_VARIANT)
    def order_online(self, variant: int) -> None:
        self.office.clock.pass_by(10)
        order = placed(self.office, self.here, self.office.variants[variant])
        if not order.short:
            picked(self.office, order)
            self.orders.append(order)

    @precondition(lambda self: self.orders)
    @rule(till=_TILL)
    def hand_over(self, till: int) -> None:
        order = self.orders.pop()
        variant = self.office.variants.index(order.order.lines[0].variant_id)
        self._moved(variant, -1)
        self.tills[till].hand_over(order)

    @rule(till=_TILL, variant=_VARIANT, sent=st.booleans(), there=st.booleans())
    def order_from_another_store(self, till: int, variant: int, *, sent: bool, there: bool) -> None:
        """Paid at one store, held at the other: nothing moves before it goes out there."""
        self.office.clock.pass_by(10)
        one, store = (self.tills[till], self.there) if there else (self.other, self.here)
        order = one.order_elsewhere(store, self.office.variants[variant], sent=sent)
        if order is not None:
            one.sell_ordered(order)
            picked(self.office, order)
            self.held.append((order, there))

    @precondition(lambda self: self.held)
    @rule(till=_TILL)
    def let_it_go(self, till: int) -> None:
        """Sent, or collected there; head office may hear of it before it hears that it was paid."""
        order, there = self.held.pop()
        self._moved(self.office.variants.index(order.order.lines[0].variant_id), -1, there=there)
        (self.other if there else self.tills[till]).hand_over(order)

    @precondition(lambda self: len(self.found) < len(self.office.variants))
    @rule(till=_TILL, other=_TILL, stolen=st.integers(-1, 3))
    def count(self, till: int, other: int, stolen: int) -> None:
        """Something was stolen (or found) before. Two people count it: one of them a piece, the other the rest."""
        variant_id = self.office.variants[len(self.found)]
        self.office.clock.pass_by(10)
        self.found[variant_id] = -stolen
        there = self.ledger[self.here.store_id][variant_id] - stolen
        for one, pieces in ((till, 1), (other, there - 1)):
            counted = self.tills[one].count(self.tills[one].duty, self.take, "wall", variant_id, pieces * 1000)
            assert counted.count is not None
        self.office.clock.pass_by(10)

    @rule(till=_TILL, part=st.integers(1, 5))
    def send_some(self, till: int, part: int) -> None:
        self.tills[till].upload(upto=self.tills[till].sent + part)

    @rule(till=_TILL)
    def send_again_what_was_sent(self, till: int) -> None:
        before, sent = levels(self.office, self.here), self.tills[till].sent
        if sent:
            self.tills[till].upload(first=1, upto=sent)
            assert (levels(self.office, self.here), self.tills[till].sent) == (before, sent)

    @precondition(lambda self: self.found)
    @rule(till=_TILL, away=_TILL)
    def post(self, till: int, away: int) -> None:
        """All but one till have sent what they counted; what it comes to is posted, on two tills at once."""
        self.office.clock.pass_by(10)
        for number, each in enumerate(self.tills):
            if number != away:
                each.upload()
        self._post_twice(self.tills[till], self.tills[till - 1])

    def _post_twice(self, one: TillAt, twin: TillAt) -> None:
        stocktake_id = self.take.stocktake.stocktake_id
        one.find(stocktake_id)
        review = one.review(stocktake_id)
        assert review is not None
        for each in (one, twin):
            assert each.post(each.duty, review).posting is not None
        one.upload()

    @invariant()
    def every_balance_is_a_sum(self) -> None:
        assert check_levels(self.office.central.database, [self.here.store_id, self.there.store_id]) == ()

    def teardown(self) -> None:
        if not hasattr(self, "take"):
            return
        self.office.clock.pass_by(10)
        for till in (*reversed(self.tills), self.other):
            till.upload()
        self.unpack_at_the_other_store(0)
        self.other.upload()
        answer = self.tills[2].find(self.take.stocktake.stocktake_id)
        rest = {each.variant_id: quantity for each, quantity in open_lines(answer.variances, answer.postings)}
        posted = dict.fromkeys(self.office.variants, 0)
        for posting in answer.postings:
            for line in posting.lines:
                posted[line.variant_id] += line.quantity
        truth = {each: self.found.get(each, 0) * 1000 for each in self.office.variants}
        assert {each: posted[each] + rest.get(each, 0) for each in self.office.variants} == truth
        self._post_twice(self.tills[2], self.tills[3])
        for _ in range(2):  # everything once more changes nothing
            for till in self.tills:
                till.upload(first=1)
            here = {each: on_hand for each, (on_hand, _) in levels(self.office, self.here).items()}
            ledger = self.ledger[self.here.store_id]
            assert here == {each: ledger[each] + self.found.get(each, 0) for each in self.office.variants}
            there = {each: on_hand for each, (on_hand, _) in levels(self.office, self.there).items()}
            assert there == self.ledger[self.there.store_id]
        again = self.tills[1].find(self.take.stocktake.stocktake_id)
        assert open_lines(again.variances, again.postings) == ()


@pytest.mark.timeout(120)
def test_on_hand_is_the_truth_and_a_stocktake_finds_it(office: HeadOffice, database_url: str | None) -> None:
    Trade.office = office
    examples = 6 if database_url is None else 2
    run_state_machine_as_test(Trade, settings=settings(max_examples=examples, stateful_step_count=25, deadline=None))
    assert check_levels(office.central.database) == ()
