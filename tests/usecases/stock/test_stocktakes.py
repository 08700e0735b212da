from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.staff import Approval, Deed, Leave, Permission, Role, Rule, Staff, Verdict
from pos.domain.stock import Place
from pos.domain.stocktake import Count, Recount
from pos.domain.stocktake_posting import CountedUpTo
from pos.domain.stocktake_variance import compare
from pos.usecases.stock.open_stocktake import opening_stocktake
from pos.usecases.stock.post_stocktake import Review, posting_stocktake, reversing
from pos.wire.stocktakes import AreaProgress, ReviewAnswer, StocktakeRecord
from tests.examples import ASSISTANT, CLERK, DUTY, MANAGER, NOON, an_item
from tests.fakes.catalogue import Catalogue
from tests.usecases.stock.stock_room import TABLE, WALL, StockRoom

BOSS = replace(DUTY, staff=MANAGER)
ITEM = an_item(1, listed=39_900)


def yes_to(deed: Deed) -> Approval:
    return Approval(MANAGER.staff_id, deed.permission, "", NOON, deed.subject, deed.detail)


def begun(room: StockRoom) -> StocktakeRecord:
    assert room.open(BOSS, " 牛仔 ", (WALL, TABLE)).leave is Leave.GIVEN
    (record,) = room.list()
    return record


def test_a_stocktake_is_going_on_as_soon_as_it_is_opened_and_told_of_once() -> None:
    room = StockRoom()
    record = begun(room)
    assert (record.stocktake.name, record.stocktake.opened, room.kinds()) == ("牛仔", NOON, ["stocktake_opened"])
    told = replace(record, parts=2)
    room.mirror.takes[record.stocktake.stocktake_id] = told
    assert room.list() == (told,)


def test_who_may_open_one() -> None:
    room = StockRoom()
    assert room.open(DUTY, "牛仔", (WALL,)).leave is Leave.NEEDS_APPROVAL
    assert room.open(DUTY, "牛仔", (WALL,), stocktake_id="t", approval=yes_to(opening_stocktake("u"))).stocktake is None
    assert room.list() == ()
    assert room.open(DUTY, "牛仔", (WALL,), stocktake_id="t", approval=yes_to(opening_stocktake("t"))).leave == "given"
    with pytest.raises(BadValue):
        room.open(BOSS, "牛仔", ())


def test_each_scan_is_an_event_of_its_own_moment_and_the_figure_is_what_was_saved() -> None:
    room = StockRoom()
    record = begun(room)
    first = room.count(DUTY, record, "wall", ITEM.variant_id)
    room.clock.pass_by(3)
    second = room.count(DUTY, record, "wall", ITEM.variant_id, 2000)
    assert (second.of_variant, second.of_area, room.count.total(record, "wall")) == (3000, 3000, 3000)
    assert room.count.total(record, "table") == 0
    assert first.count is not None
    assert second.count is not None
    assert (second.count.moment - first.count.moment, first.count.uncertainty_ms) == (timedelta(seconds=3), 50)
    assert room.kinds()[1:] == ["stock_counted", "stock_counted"]
    undone = room.count.undo(DUTY, second.count)
    assert (undone.of_variant, undone.of_area) == (1000, 1000)
    assert undone.count is not None
    assert undone.count.moment == second.count.moment


def test_what_cannot_be_saved_is_not_shown() -> None:
    room = StockRoom()
    record = begun(room)
    room.ledger.fault = OSError("disk full")
    with pytest.raises(OSError, match="full"):
        room.count(DUTY, record, "wall", ITEM.variant_id)
    assert room.count.total(record, "wall") == 0


def test_a_till_without_the_servers_time_says_so() -> None:
    room = StockRoom()
    room.clock.unsure = None
    count = room.count(DUTY, begun(room), "wall", ITEM.variant_id).count
    assert count is not None
    assert count.uncertainty_ms is None


def test_what_is_to_be_recounted_counts_as_the_recount() -> None:
    room = StockRoom()
    record = begun(room)
    room.count(DUTY, record, "wall", ITEM.variant_id, 5000)
    take = record.stocktake.stocktake_id
    assert room.ask_recount(replace(DUTY, staff=ASSISTANT), take, ["wall"]) is Leave.DENIED
    assert "recount_asked" not in room.kinds()
    assert room.ask_recount(BOSS, take, ["wall", "table"], (ITEM.variant_id,)) is Leave.GIVEN
    assert room.kinds()[-2:] == ["recount_asked", "recount_asked"]
    recounts = tuple(event.body.recount for event in room.ledger.state.events if event.kind == "recount_asked")
    told = replace(record, recounts=recounts)
    again = room.count(DUTY, told, "wall", ITEM.variant_id)
    assert (again.of_variant, again.of_area) == (1000, 1000)
    assert room.count(DUTY, told, "wall", "other").count.recount_id == ""  # type: ignore[union-attr]
    whole = Recount("all", record.stocktake.stocktake_id, "wall", NOON, "m")
    assert room.count.total(replace(record, recounts=(whole,)), "wall") == 0


def found(room: StockRoom, record: StocktakeRecord, *counts: Count, parts: int = 0) -> ReviewAnswer:
    opening = {(ITEM.variant_id, Place.SALES_FLOOR, "chain"): 3000}
    answer = ReviewAnswer(
        record=replace(record, parts=parts),
        as_of=NOON,
        variances=compare(record.stocktake, counts, (), opening, ()),
        compared=1,
        areas=(AreaProgress("wall", 1000, (CLERK.staff_id,)),),
        known=(CountedUpTo("till-1", 2),),
    )
    room.desk.reviews[record.stocktake.stocktake_id] = answer
    return answer


def reviewed() -> tuple[StockRoom, Review]:
    room = StockRoom(catalogue=Catalogue(ITEM))
    record = begun(room)
    count = room.count(DUTY, record, "wall", ITEM.variant_id).count
    stray = room.count(DUTY, record, "wall", "unknown").count
    assert count is not None
    assert stray is not None
    found(room, record, count, stray)
    review = room.review(record.stocktake.stocktake_id)
    assert review is not None
    return room, review


def test_a_review_shows_the_dearest_first_and_what_it_comes_to() -> None:
    room, review = reviewed()
    assert [(line.quantity, line.value, line.recount, line.item) for line in review.lines] == [
        (-2000, -79_800, True, ITEM),
        (1000, 0, True, None),
    ]
    assert (review.value, review.gross, room.sent) == (-79_800, 79_800, 1)


def test_what_it_cost_is_asked_for_by_whoever_may_see_it_and_shown_as_far_as_head_office_says() -> None:
    room, _ = reviewed()
    take = room.list()[0].stocktake.stocktake_id
    room.desk.costs = {ITEM.variant_id: 12_345}
    room.desk.shown_costs = {MANAGER.staff_id, CLERK.staff_id}

    seen = room.review(take, MANAGER)
    assert seen is not None
    assert [line.at_cost for line in seen.lines] == [-24_690, None]
    assert (seen.at_cost, seen.without_cost, seen.viewer) == (-24_690, 1, MANAGER.staff_id)

    for verdict in (Verdict.APPROVAL, Verdict.DENIED):
        other = room.review(take, replace(MANAGER, rules=(Rule(Permission.SEE_COST, verdict),)))
        assert other is not None
        assert (other.at_cost, other.viewer) == (None, "")
    assert room.review(take, CLERK).at_cost is None  # type: ignore[union-attr]
    assert room.desk.viewers == ["", MANAGER.staff_id, "", "", ""]

    room.desk.shown_costs = set()
    unseen = room.review(take, MANAGER)
    assert unseen is not None
    assert (unseen.at_cost, [line.at_cost for line in unseen.lines]) == (None, [None, None])


def test_without_the_network_there_is_no_review() -> None:
    room = StockRoom()
    room.desk.reachable = False
    assert room.review("any") is None


def test_a_posting_moves_what_was_reviewed_with_a_yes_to_exactly_that() -> None:
    room, review = reviewed()
    assert room.post(DUTY, review).leave is Leave.NEEDS_APPROVAL
    other = replace(review, lines=review.lines[:1])
    assert room.post(DUTY, review, approval=yes_to(posting_stocktake(other))).posting is None
    posted = room.post(DUTY, review, approval=yes_to(posting_stocktake(review))).posting
    assert posted is not None
    assert (posted.part, posted.value, posted.known) == (1, -79_800, (CountedUpTo("till-1", 2),))
    assert room.stock() == {ITEM.variant_id: -2000, "unknown": 1000}
    assert posted.number == "VBJ01-02-261122-000001"
    assert room.post.reverse(DUTY, review, posted).leave is Leave.NEEDS_APPROVAL
    back = room.post.reverse(BOSS, replace(review, answer=replace(review.answer)), posted).posting
    assert back is not None
    assert back.reverses == posted.posting_id
    assert set(room.stock().values()) == {0}
    assert reversing(posted).amount == 79_800


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("verdict", Verdict)
def test_who_may_count(role: Role, verdict: Verdict) -> None:
    room = StockRoom()
    record = begun(room)
    somebody = Staff("x", "某人", role, (Rule(Permission.COUNT_STOCK, verdict),))
    duty = Duty(DUTY.till, somebody, DUTY.shift)
    assert (room.count(duty, record, "wall", "v").count is not None) is (verdict is Verdict.ALLOWED)
    assert room.count(replace(DUTY, staff=ASSISTANT), record, "wall", "v").leave is Leave.DENIED
