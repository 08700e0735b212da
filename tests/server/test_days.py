"""A store's day over its tills, the rules of its counter, and the signature under a journal's head."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from pos.commands import dispatch
from pos.domain.day import DayClose, DayTargets, ShiftOfDay, StoreDay
from pos.domain.drawer import Banking, CashMove, CashMoveKind
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.journal import EventKind, sealed_bytes
from pos.domain.shift import Shift, ShiftClose, ShiftRules, ShiftTotals
from pos.domain.staff import Role
from pos.domain.store_rules import RoleRule, StoreRules
from pos.server.days.rules import RulesOffice
from pos.server.keys import signed_by
from pos.wire.codec import decode
from pos.wire.day import DayAnswer
from pos.wire.event import CashBanked, CashMoved, DayClosed, DrawerOpened, ShiftClosed, ShiftOpened
from pos.wire.feed import ChangeKind, StoreRulesRecord
from pos.wire.upload import Outcome
from tests.server.conftest import Chain
from tests.server.wire_till import DAY, WireTill, now

NewTill = Callable[..., WireTill]


def a_shift(till: WireTill) -> Shift:
    return Shift(
        new_id(),
        f"SBJ01-{till.enrolled.number:02d}-261122-000001",
        till.store_id,
        till.till_id,
        "s",
        now(),
        DAY,
        30_000,
    )


def test_a_day_goes_over_all_tills_as_far_as_they_have_spoken(chain: Chain, new_till: NewTill) -> None:
    one, two, far = new_till(), new_till(), new_till("SH01")
    shift = a_shift(one)
    one.write(EventKind.SHIFT_OPENED, ShiftOpened(shift))
    sold = [one.sale([(chain.variants[0], 2, 59_900)]), two.sale([(chain.variants[1], 1, 10_000)])]
    sold[0] = replace(sold[0], document=replace(sold[0].document, shift_id=shift.shift_id))
    for till, sale in zip((one, two), sold, strict=True):
        till.write(EventKind.DOCUMENT, sale)
    far.sell([(chain.variants[0], 1, 1_000)])
    move = CashMove(new_id(), "K", CashMoveKind.DROP, shift.shift_id, "s", now(), 50_000, "上缴")
    one.write(EventKind.CASH_MOVED, CashMoved(move))
    one.write(EventKind.DRAWER_OPENED, DrawerOpened(shift.shift_id, "换零钱"))
    banking = Banking(new_id(), DAY - timedelta(days=1), 40_000, "0042", "s", now())
    two.write(EventKind.CASH_BANKED, CashBanked(banking))
    for till in (one, two, far):
        assert {result.outcome for result in till.upload_all().results} <= {Outcome.ACCEPTED, Outcome.REPEATED}
    day = two.get("/v1/day", DayAnswer, date=DAY.isoformat()).day
    before = two.get("/v1/day", DayAnswer, date=(DAY - timedelta(days=1)).isoformat()).day

    assert [(till.number, till.figures.total) for till in day.tills] == [(1, 119_800), (2, 10_000)]
    assert (day.figures.sums.moved, day.figures.sums.openings, day.open_shifts) == (-50_000, 1, (shift,))
    assert all(till.heard is not None for till in day.tills)
    assert (day.bankings, before.bankings, before.figures.total) == ((), (banking,), 0)
    totals = ShiftTotals(1, 119_800, 119_800, 99_800, 0)
    close = ShiftClose(shift.shift_id, "s", now(), 99_800, 99_800, totals, perpetual=119_800)
    one.write(EventKind.SHIFT_CLOSED, ShiftClosed(close))
    one.write(EventKind.DAY_CLOSED, DayClosed(DayClose(new_id(), "YBJ01-01-261122-000001", "s", now(), StoreDay(DAY))))
    one.upload_all()
    after = one.get("/v1/day", DayAnswer, date=DAY.isoformat()).day
    assert (after.closed, after.open_shifts) == ("YBJ01-01-261122-000001", ())
    assert after.shifts == (ShiftOfDay(shift, close),)


def test_head_office_reads_a_day_as_the_till_does(
    chain: Chain, new_till: NewTill, capsys: pytest.CaptureFixture[str], database_url: str | None
) -> None:
    till, other = new_till(), new_till()
    till.sell([(chain.variants[0], 2, 59_900)])
    other.sell([(chain.variants[1], 1, 10_000)])
    till.upload_all()
    other.upload_all()
    place = ["--store", "BJ01", "--data", str(chain.central.folder)]
    place += ["--database", database_url] if database_url else []
    RulesOffice(database=chain.central.database).put(StoreRules(targets=DayTargets(usual=259_600)))

    assert dispatch(["report", "day", *place, "--date", str(DAY)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("北京店 日报 2026-11-22")
    assert {"件数 3", "客单数 2", "客单价 649.00", "连带率 1.50", "目标 2,596.00", "完成率 50.0%"} <= set(lines)
    assert dispatch(["report", "day", *place, "--date", str(DAY), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["total"], told["sales"], told["tenders"][0]["amount"]) == (129_800, 2, 129_800)
    assert dispatch(["report", "day", *place, "--date", "today"]) != 0


def test_no_date_is_no_day(new_till: NewTill) -> None:
    till = new_till()

    for text in ("", "yesterday", "2026-13-01"):
        assert till.http.get(f"{till.address}/v1/day", params={"date": text}, timeout=20).status_code == 400
    till.http.headers.pop("Authorization")
    assert till.http.get(f"{till.address}/v1/day?date=2026-11-22", timeout=20).status_code == 401


def told(till: WireTill) -> StoreRules | None:
    found = [change for change in till.feed().changes if change.kind == ChangeKind.STORE_RULES]
    return decode(found[-1].payload, StoreRulesRecord).rules if found else None


def test_rules_reach_the_stores_they_are_for(chain: Chain, new_till: NewTill) -> None:
    office, near, far = RulesOffice(database=chain.central.database), new_till(), new_till("SH01")
    assert (told(near), office.of(near.store_id)) == (None, StoreRules())
    everywhere = StoreRules(
        ShiftRules(drawer_each=True, idle_lock_s=60),
        (RoleRule("clerk", "discount", "allowed", 1_000, 5_000),),
        DayTargets(1_000_000),
    )
    here = replace(everywhere, shift=ShiftRules(drawerless=(2,)))

    assert office.put(everywhere) == 2
    assert (told(near), told(far)) == (everywhere, everywhere)
    assert office.put(here, store="BJ01") == 1
    assert office.put(replace(everywhere, targets=DayTargets(2)), store="") == 1
    assert (told(near), office.of(near.store_id)) == (here, here)
    assert office.of(far.store_id).targets.usual == 2
    assert [rule.part for rule in here.rules_of(Role.CLERK)] == [1_000]
    assert here.rules_of(Role.MANAGER) == ()
    for wrong in (
        RoleRule("clerk", "fly", "allowed"),
        RoleRule("king", "sell", "allowed"),
        RoleRule("clerk", "sell", "no"),
    ):
        with pytest.raises(BadValue):
            office.put(StoreRules(roles=(wrong,)))
    with pytest.raises(BadValue):
        office.put(here, store="XX99")


def test_the_head_of_a_journal_is_signed(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    till.sell([(chain.variants[0], 1, 59_900)])
    seal = till.upload().seal

    assert seal is not None
    assert (seal.till_id, seal.tseq, seal.hash) == (till.till_id, 1, till.journal[0].hash)
    signed = sealed_bytes(seal.till_id, seal.tseq, seal.hash, seal.moment)
    assert signed_by(till.enrolled.chain_key, signed, bytes.fromhex(seal.signature))
    assert not signed_by(till.enrolled.chain_key, signed + b"1", bytes.fromhex(seal.signature))
