from __future__ import annotations

from dataclasses import replace

from pos.domain.stocktake_report import Outcome
from pos.usecases.stock.how_right import HowRight, Right
from tests.examples import ASSISTANT, DUTY, MANAGER, NOON
from tests.fakes.store_desk import StoreDesk


def test_only_who_may_see_variances_sees_how_right_the_stock_was() -> None:
    desk = StoreDesk()
    desk.outcomes = (Outcome("k", "", NOON, 100, 2, 3_000, 1_000, 90_000, 30_000),)
    how = HowRight(desk=desk)
    assert how(replace(DUTY, staff=MANAGER)) == Right(allowed=True, reached=True, outcomes=desk.outcomes)
    assert how(replace(DUTY, staff=ASSISTANT)) == Right(allowed=False)
    desk.reachable = False
    assert how(replace(DUTY, staff=MANAGER)) == Right(allowed=True)
