"""Stocktakes, receipts and transfers at head office: several tills, in any order, late and twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import requests

from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.receiving import GoodsReceipt, ReceivedLine, Source
from pos.domain.rights import Role
from pos.domain.stock import Movement, MovementKind
from pos.domain.stocktake import Area, Count, Recount, Scope, Stocktake
from pos.domain.stocktake_choice import Due
from pos.domain.stocktake_posting import PostedLine, Posting
from pos.domain.stocktake_variance import Reason
from pos.domain.store_rules import RoleRule, StoreRules
from pos.domain.transfer import Transfer, TransferLine, TransferState
from pos.server.catalogue.entries import StyleEntry, VariantEntry
from pos.server.days.rules import RulesOffice
from pos.server.staff.service import StaffEntry
from pos.wire.codec import decode
from pos.wire.event import (
    GoodsReceived,
    RecountAsked,
    StockCounted,
    StocktakeOpened,
    StocktakePosted,
    TransferMoved,
)
from pos.wire.feed import ChangeKind
from pos.wire.stocktakes import (
    AccuracyAnswer,
    ChoicesAnswer,
    CountGroup,
    ItemCost,
    ReviewAnswer,
    ScopeAnswer,
    StocktakeRecord,
)
from tests.server.conftest import Chain
from tests.server.stocktake_told import counted, posted
from tests.server.wire_till import WireTill, now

NewTill = Callable[..., WireTill]
WALL = Area("wall", "牛仔墙", "S-WALL22")


def opened(till: WireTill) -> Stocktake:
    take = Stocktake(new_id(), till.store_id, "牛仔", now(), "m", (WALL,), Scope.COUNTED)
    till.write(EventKind.STOCKTAKE_OPENED, StocktakeOpened(take))
    return take


def scan(till: WireTill, take: Stocktake, variant: str, pieces: int, *, at: datetime, recount: str = "") -> None:
    count = Count(new_id(), take.stocktake_id, "wall", variant, pieces * 1000, "lin", till.till_id, at, 50, recount)
    till.write(EventKind.STOCK_COUNTED, StockCounted((count,)))


def review(till: WireTill, take: Stocktake) -> ReviewAnswer:
    return till.get("/v1/stocktakes/review", ReviewAnswer, id=take.stocktake_id)


def posting(till: WireTill, answer: ReviewAnswer, part: int = 1) -> StocktakePosted:
    lines = tuple(
        PostedLine(each.variant_id, each.place, each.quantity, each.expected, each.counted, 0)
        for each in answer.variances
    )
    take = answer.record.stocktake
    made = Posting(new_id(), "V1", take.stocktake_id, till.store_id, part, lines, now(), "m", answer.known)
    return StocktakePosted(made, made.movements())


def test_two_tills_count_while_the_shop_sells_and_it_is_posted_once(chain: Chain, new_till: NewTill) -> None:
    one, two = new_till(), new_till()
    coat, skirt = chain.variants[0], chain.variants[5]
    take = opened(one)
    one.upload_all()
    two.sell([(coat, 2, 59_900)])  # before the count, an hour ago by the till's clock
    later = now() + timedelta(seconds=30)
    scan(one, take, coat, 40, at=later)
    scan(two, take, coat, 57, at=later + timedelta(seconds=5))
    scan(two, take, skirt, 101, at=later)
    two.upload_all()
    one.upload_all()

    answer = review(two, take)
    found = {each.variant_id: (each.expected, each.quantity, each.reason) for each in answer.variances}
    assert found == {coat: (98_000, -1_000, Reason.CONFUSED), skirt: (100_000, 1_000, Reason.CONFUSED)}
    assert [(each.area_id, each.quantity) for each in answer.areas] == [("wall", 198_000)]
    assert {each.till_id for each in answer.known} == {one.till_id, two.till_id}

    first, second = posting(one, answer), posting(two, answer)
    one.write(EventKind.STOCKTAKE_POSTED, first)
    two.write(EventKind.STOCKTAKE_POSTED, second)
    assert one.upload_all().results[-1].exceptions == ()
    assert two.upload_all().results[-1].exceptions == ("stocktake_posted_twice",)
    assert level(one, coat) == 97_000
    assert level(one, skirt) == 101_000
    after = review(one, take)
    assert (after.variances, after.late, after.record.parts, len(after.postings)) == ((), 0, 1, 1)


def test_what_differences_cost_is_told_only_to_whoever_may_see_it_in_that_store(
    chain: Chain, new_till: NewTill
) -> None:
    till, central = new_till(), chain.central
    roles = {"1": ("BJ01", Role.MANAGER), "2": ("BJ01", Role.CLERK), "3": ("SH01", Role.MANAGER)}
    people = [StaffEntry(code, f"S{code}", (role,), pin="482910") for code, role in roles.items()]
    ids = central.staff.put([*people, StaffEntry("4", "S4", (roles["1"],), pin="482910", active=False)])
    take = opened(till)
    scan(till, take, chain.variants[0], 90, at=now() + timedelta(seconds=20))
    till.upload_all()

    def told() -> list[str]:
        """The codes of those who are told."""
        return [code for code in ids if asked(ids[code]).costs is not None]

    def asked(viewer: str) -> ReviewAnswer:
        return till.get("/v1/stocktakes/review", ReviewAnswer, id=take.stocktake_id, **{"for": viewer})

    assert asked(ids["1"]).costs == (ItemCost(chain.variants[0], 20_000),)
    assert told() == ["1"]
    assert asked("nobody").costs is None
    assert asked("nobody").variances == review(till, take).variances != ()
    rules = RulesOffice(database=central.database)
    rules.put(StoreRules(roles=(RoleRule("clerk", "see_cost", "allowed"),)))
    assert told() == ["1", "2"]
    for verdict in ("approval", "denied"):
        rules.put(StoreRules(roles=(RoleRule("manager", "see_cost", verdict),)), store="BJ01")
        assert told() == []


def test_an_area_counted_offline_and_synced_after_the_posting_is_a_proposal(chain: Chain, new_till: NewTill) -> None:
    one, two = new_till(), new_till()
    coat = chain.variants[0]
    take = opened(one)
    scan(one, take, coat, 90, at=now() + timedelta(seconds=20))
    one.upload_all()
    scan(two, take, coat, 8, at=now() + timedelta(seconds=22))
    one.write(EventKind.STOCKTAKE_POSTED, posting(one, review(one, take)))
    one.upload_all()
    assert level(one, coat) == 90_000
    two.upload_all()
    answer = review(one, take)
    (late,) = answer.variances
    assert (answer.late, late.quantity) == (1, -2_000)  # of which 10 are posted: 8 too many


def test_a_recount_reaches_the_other_tills_and_replaces_only_what_it_is_about(chain: Chain, new_till: NewTill) -> None:
    one, two = new_till(), new_till()
    coat, skirt = chain.variants[0], chain.variants[5]
    take = opened(one)
    for variant in (coat, skirt):
        scan(one, take, variant, 70, at=now() + timedelta(seconds=20))
    recount = Recount(new_id(), take.stocktake_id, "wall", now(), "m", (coat,))
    one.write(EventKind.RECOUNT_ASKED, RecountAsked(recount))
    one.upload_all()
    told = [
        decode(change.payload, StocktakeRecord)
        for change in two.feed("store").changes
        if change.kind == ChangeKind.STOCKTAKE
    ]
    assert told[-1].recounts == (recount,)
    scan(two, take, coat, 99, at=now() + timedelta(seconds=60), recount=recount.recount_id)
    two.upload_all()
    assert {each.variant_id: each.quantity for each in review(one, take).variances} == {coat: -1_000, skirt: -30_000}


def test_counts_that_come_before_the_stocktake_they_belong_to_are_kept(chain: Chain, new_till: NewTill) -> None:
    one, two = new_till(), new_till()
    take = opened(one)
    scan(two, take, chain.variants[0], 99, at=now() + timedelta(seconds=20))
    assert two.upload_all().results[-1].exceptions == ("unknown_stocktake",)
    one.upload_all()
    assert [each.quantity for each in review(one, take).variances] == [-1_000]


def test_no_till_sees_another_stores_stocktake(new_till: NewTill) -> None:
    here, elsewhere = new_till(), new_till("SH01")
    take = opened(here)
    here.upload_all()
    response = elsewhere.http.get(
        elsewhere.address + "/v1/stocktakes/review", params={"id": take.stocktake_id}, timeout=30
    )
    assert response.status_code == 404
    bare = requests.get(here.address + "/v1/stocktakes/review", params={"id": take.stocktake_id}, timeout=30)
    assert bare.status_code == 401


def test_goods_in_transit_are_in_nobodys_shop_and_arrive_once(chain: Chain, new_till: NewTill) -> None:
    sender, receiver = new_till("SH01"), new_till()
    coat = chain.variants[0]
    lines = (TransferLine(coat, sent=3_000),)
    sent = Transfer(new_id(), "T-AAAAAAAA", sender.store_id, receiver.store_id, TransferState.SENT, lines)
    sender.write(EventKind.TRANSFER_MOVED, TransferMoved(sent, movements=sent.sent_movements(moment=now())))
    sender.upload_all()
    assert (level(sender, coat), level(receiver, coat)) == (97_000, 100_000)
    expected = [each for each in receiver.feed("store").changes if each.kind == ChangeKind.TRANSFER]
    assert [decode(each.payload, Transfer) for each in expected] == [sent]

    receipt = GoodsReceipt(
        new_id(), "V1", receiver.store_id, Source.TRANSFER, sent.transfer_id, (ReceivedLine(coat, 2_000),), now(), "x"
    )
    for _ in range(2):  # the second event says the same again
        receiver.write(EventKind.GOODS_RECEIVED, GoodsReceived(receipt, receipt.movements()))
    came = sent.receive({coat: 2_000})
    receiver.write(EventKind.TRANSFER_MOVED, TransferMoved(came))
    receiver.write(EventKind.TRANSFER_MOVED, TransferMoved(sent))
    results = receiver.upload_all().results
    assert [each.exceptions for each in results[-2:]] == [(), ("transfer_backwards",)]
    assert level(receiver, coat) == 102_000
    told = [each for each in sender.feed("store").changes if each.kind == ChangeKind.TRANSFER]
    assert decode(told[-1].payload, Transfer).in_transit() == {coat: 1_000}


def test_two_tills_that_finish_one_delivery_are_told_apart(chain: Chain, new_till: NewTill) -> None:
    one, two = new_till(), new_till()
    results = []
    for till in (one, two):
        receipt = GoodsReceipt(
            new_id(), "V", till.store_id, Source.PURCHASE, "d1", (ReceivedLine(chain.variants[0], 1_000),), now(), "x"
        )
        till.write(EventKind.GOODS_RECEIVED, GoodsReceived(receipt, receipt.movements()))
        results.append(till.upload_all().results[-1].exceptions)
    assert results == [(), ("received_twice",)]
    assert level(one, chain.variants[0]) == 102_000


@pytest.mark.parametrize("store", ("BJ01", "SH01"))
def test_a_till_that_moves_a_transfer_of_others(chain: Chain, new_till: NewTill, store: str) -> None:
    till = new_till(store)
    strange = Transfer("t", "T-1", "a", "b", TransferState.ASKED, (TransferLine(chain.variants[0], asked=1),))
    moved = Movement(new_id(), chain.variants[0], "a", -1_000, MovementKind.TRANSFER_OUT, "t", now())
    till.write(EventKind.TRANSFER_MOVED, TransferMoved(strange, movements=(moved,)))
    assert set(till.upload_all().results[-1].exceptions) == {"foreign_transfer", "foreign_movement"}
    assert level(till, chain.variants[0]) == 100_000


def level(till: WireTill, variant: str) -> int:
    """The last figure that the store's feed tells."""
    from pos.wire.feed import StockLevel

    told = [decode(each.payload, StockLevel) for each in till.feed("store").changes if each.kind == ChangeKind.STOCK]
    return next(each.quantity for each in reversed(told) if each.variant_id == variant)


def test_how_right_the_stock_was_is_told_to_the_stores_own_tills(chain: Chain, new_till: NewTill) -> None:
    till, far = new_till(), new_till("SH01")
    assert till.get("/v1/stocktakes/accuracy", AccuracyAnswer).outcomes == ()
    take = counted(till, {chain.variants[0]: 98, chain.variants[1]: 100})
    posted(till, take)
    (point,) = till.get("/v1/stocktakes/accuracy", AccuracyAnswer).outcomes
    assert (point.accuracy, point.missing, point.shrinkage) == (5_000, 2_000, 2 * 89_900)
    assert far.get("/v1/stocktakes/accuracy", AccuracyAnswer).outcomes == ()


def test_what_may_be_counted_next_is_what_is_due_a_category_or_a_brand(chain: Chain, new_till: NewTill) -> None:
    entry = StyleEntry(
        "J1", "牛仔裤", 9_900, 9_900, (VariantEntry("蓝", "26", ()),), category="女装/牛仔", brand="岸线"
    )
    chain.central.catalogue.put([entry])
    jeans = chain.central.catalogue.variant_ids(["J1"])["J1", "蓝", "26"]
    chain.central.stock.open(chain.near.store_id, {jeans: 3_000})
    till, coat = new_till(), chain.variants[0]
    till.sell([(coat, 101, 100), (chain.variants[1], 2, 100)])
    till.upload_all()
    counted(till, dict.fromkeys(chain.variants[2:], 100))
    answer = till.get("/v1/stocktakes/choices", ChoicesAnswer)
    due = {each.seen.variant_id: each.due for each in answer.due}
    assert due == {coat: Due.NEGATIVE, chain.variants[1]: Due.LONG, jeans: Due.LONG}
    assert answer.due[0].seen.variant_id == coat
    assert answer.groups == (
        CountGroup("category", "女装", 1),
        CountGroup("category", "女装/牛仔", 1),
        CountGroup("brand", "岸线", 1),
    )
    for by, name in (("category", "女装"), ("category", "女装/牛仔"), ("brand", "岸线")):
        assert till.get("/v1/stocktakes/scope", ScopeAnswer, by=by, name=name).variants == (jeans,)
    assert till.get("/v1/stocktakes/scope", ScopeAnswer, by="category", name="女").variants == ()
    refused = till.http.get(f"{till.address}/v1/stocktakes/scope", params={"by": "cost", "name": "1"}, timeout=9)
    assert refused.status_code == 404
