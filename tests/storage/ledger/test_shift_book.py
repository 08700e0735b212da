"""Shifts on the disk: what is counted, what Z reports say of it, and that a cut-off tail shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pos.devices.keys import Ed25519Verifier
from pos.domain.drawer import CashMoveKind, Pieces
from pos.domain.duty import Duty
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.journal import Seal, sealed_bytes
from pos.domain.shift import ShiftRules
from pos.ports.drawer import Kick
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.outbox import SqlOutbox
from pos.storage.ledger.shift_book import SqlShiftBook
from pos.storage.ledger.verifying.verify_ledger import verify_ledger
from pos.usecases.day.bank_cash import BankCash
from pos.usecases.day.close_day import CloseDay
from pos.usecases.day.show_day import ShowDay
from pos.usecases.shift.close_shift import CloseShift, ClosingOutcome
from pos.usecases.shift.move_cash import MoveCash
from pos.usecases.shift.open_shift import OpenShift
from pos.usecases.shift.report_shift import ReportShift
from tests.examples import CLERK, DUTY, MANAGER, NOON, SHIFT, TILL
from tests.fakes.clock import Clock
from tests.fakes.drawer import Drawer
from tests.fakes.store_desk import StoreDesk
from tests.storage.ledger.conftest import KEY, a_job, sell

DAY = SHIFT.business_date
BOSS = replace(DUTY, staff=MANAGER)


class Till:
    """The use cases over a ledger file."""

    def __init__(self, file: LedgerFile, rules: ShiftRules | None = None) -> None:
        self.ledger, self.book, self.outbox = SqlLedger(file=file), SqlShiftBook(file=file), SqlOutbox(file=file)
        clock, held = Clock(NOON), rules or ShiftRules()
        self.clock = clock

        def job(*_: object) -> object:
            return a_job(new_id())

        self.open = OpenShift(ledger=self.ledger, book=self.book, clock=clock, ticket=job, rules=lambda: held)  # type: ignore[arg-type]
        self.close = CloseShift(ledger=self.ledger, book=self.book, clock=clock, ticket=job, rules=lambda: held)  # type: ignore[arg-type]
        self.report = ReportShift(ledger=self.ledger, book=self.book, clock=clock, ticket=job)  # type: ignore[arg-type]
        self.move = MoveCash(ledger=self.ledger, clock=clock, drawer=Drawer(), slip=job)  # type: ignore[arg-type]
        show = ShowDay(till=TILL, book=self.book, outbox=self.outbox, desk=StoreDesk(), clock=clock)
        self.show = show
        self.close_day = CloseDay(ledger=self.ledger, show=show, clock=clock, ticket=job)  # type: ignore[arg-type]
        self.bank = BankCash(ledger=self.ledger, clock=clock)


@pytest.fixture
def till(file: LedgerFile, ledger: SqlLedger) -> Till:
    """With the examples' shift open."""
    assert ledger.current_shift() == SHIFT
    return Till(file)


def worked(till: Till) -> None:
    """Two sales (299.00 each, cash), an X report between them, 100.00 in, 200.00 into the safe."""
    sell(till.ledger, 1)
    assert till.move(BOSS, CashMoveKind.IN, 10_000, "零钱").kick is Kick.SENT
    assert till.report(BOSS).interim is not None
    sell(till.ledger, 1)
    till.move(BOSS, CashMoveKind.DROP, 20_000, "上缴")


def test_a_shift_is_counted_from_its_events(till: Till, path: Path) -> None:
    worked(till)
    second = till.report(BOSS).interim
    assert second is not None
    assert (second.running, second.expected, second.since.cash, second.figures.cash) == (2, 79_800, 29_900, 59_800)
    closing = till.close(BOSS, (Pieces(10_000, 7), Pieces(5_000, 1)), "少了")

    assert closing.close is not None
    assert (closing.close.expected, closing.close.difference, closing.close.perpetual) == (79_800, -4_800, 59_800)
    assert (till.book.open_shifts(), till.book.perpetual()) == ((), 59_800)
    again = till.open(TILL, CLERK, 1_000).shift
    assert again is not None
    assert verify_ledger(path, key=KEY).findings == ()


def test_z_reports_are_numbered_without_a_gap_whatever_fails_between(till: Till) -> None:
    numbers = []
    duty = BOSS
    for _ in range(3):
        assert till.close(duty, 1, "").outcome is ClosingOutcome.REASON_WANTED
        closed = till.close(duty, duty.shift.float_amount).close
        assert closed is not None
        numbers.append((closed.z_number, closed.perpetual))
        opened = till.open(TILL, MANAGER, 500).shift
        assert opened is not None
        duty = Duty(TILL, MANAGER, opened)

    assert numbers == [(f"ZBJ01-02-261122-00000{n}", 0) for n in (1, 2, 3)]


def test_each_clerks_shift_is_counted_apart(file: LedgerFile, ledger: SqlLedger, path: Path) -> None:
    till = Till(file, ShiftRules(drawer_each=True))
    hers = till.open(TILL, MANAGER, 5_000).shift
    assert hers is not None
    with pytest.raises(BadValue):
        till.open(TILL, MANAGER, 5_000)
    sell(ledger, 1)
    till.move(Duty(TILL, MANAGER, hers), CashMoveKind.IN, 700, "零钱")

    assert till.close.totals(hers).expected_cash == 5_700
    assert till.close.totals(SHIFT).expected_cash == 59_900
    assert till.close(Duty(TILL, MANAGER, hers), 5_700).outcome is ClosingOutcome.CLOSED
    assert till.close(BOSS, 59_900).outcome is ClosingOutcome.CLOSED
    assert till.book.perpetual() == 29_900
    assert verify_ledger(path, key=KEY).findings == ()


def test_a_day_of_this_till(till: Till, path: Path) -> None:
    worked(till)
    till.bank(BOSS, DAY, 20_000, " 0042 ")
    till.bank(BOSS, DAY - timedelta(days=1), 5_000, "0041")
    till.close(BOSS, 79_800)
    closed = till.close_day(BOSS, DAY, "好").close
    book = till.book.day(DAY)

    assert closed is not None
    assert (closed.number, closed.day.figures.total, closed.day.banked) == ("YBJ01-02-261122-000001", 59_800, 20_000)
    assert (len(book.acts.documents), len(book.acts.moves), [each.slip for each in book.bankings]) == (2, 2, ["0042"])
    assert [(each.shift, each.close is not None) for each in book.shifts] == [(SHIFT, True)]
    assert book.closes == (closed,)
    assert till.show.day(DAY).closed == closed.number
    assert till.show.day(DAY).unsent == till.outbox.unsent() > 0
    assert till.book.day(DAY - timedelta(days=40)).acts.documents == ()
    assert till.book.day(DAY + timedelta(days=1)).shifts == ()
    assert verify_ledger(path, key=KEY).findings == ()


@pytest.mark.parametrize(
    "change, said",
    (
        ("UPDATE shift_close SET perpetual = perpetual - 1", "shift_close"),
        ("UPDATE shift_close SET z_number = 'Z'", "shift_close"),
        ("UPDATE counter SET last = 7 WHERE kind = 'Z'", "counter Z: at 7, used up to 1"),
        ("UPDATE counter SET last = 7 WHERE kind = 'K'", "counter K: at 7, used up to 2"),
    ),
)
def test_who_changes_a_z_report_is_noticed(till: Till, file: LedgerFile, path: Path, change: str, said: str) -> None:
    worked(till)
    till.close(BOSS, 79_800)
    with file.writing() as cursor:
        cursor.execute(change)

    assert any(str(finding).startswith(said) for finding in verify_ledger(path, key=KEY).findings)


CHAIN = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
VERIFIER = Ed25519Verifier(CHAIN.public_key().public_bytes_raw().hex())


def sealed(till_id: str, tseq: int, digest: str) -> Seal:
    return Seal(till_id, tseq, digest, NOON, CHAIN.sign(sealed_bytes(till_id, tseq, digest, NOON)).hex())


def test_a_tail_that_was_cut_off_shows(till: Till, file: LedgerFile, path: Path) -> None:
    sell(till.ledger, 1)
    tseq, digest = till.outbox.head()
    seal = sealed(TILL.till_id, tseq, digest)
    till.outbox.keep_seal(seal)
    assert verify_ledger(path, key=KEY, seals=(seal,), verifier=VERIFIER).findings == ()
    with file.writing() as cursor:
        for table in ("tender", "document", "journal"):
            cursor.execute(f"DELETE FROM {table} WHERE tseq = {tseq}")
        cursor.execute("UPDATE counter SET last = 0 WHERE kind = 'R'")
    cut = verify_ledger(path, key=KEY, verifier=VERIFIER).findings
    assert ["cut off" in str(each) for each in cut if "seal" in str(each)] == [True]
    with file.writing() as cursor:
        cursor.execute("DELETE FROM seal")

    assert [each for each in verify_ledger(path, key=KEY, verifier=VERIFIER).findings if "seal" in str(each)] == []
    (found,) = [
        str(each) for each in verify_ledger(path, key=KEY, seals=(seal,), verifier=VERIFIER).findings
        if "seal" in str(each)
    ]  # fmt: skip
    assert "cut off" in found


def test_what_is_no_seal(till: Till, path: Path) -> None:
    sell(till.ledger, 1)
    tseq, digest = till.outbox.head()
    good = sealed(TILL.till_id, tseq, digest)
    other = sealed(TILL.till_id, tseq, "0" * 64)

    def said(seal: Seal) -> str:
        return " ".join(str(each) for each in verify_ledger(path, key=KEY, seals=(seal,), verifier=VERIFIER).findings)

    assert said(good) == said(sealed("who it was before", 99, digest)) == ""
    assert "another event" in said(other)
    for forged in (replace(good, tseq=tseq + 1), replace(good, signature="00" * 64), replace(good, signature="x")):
        assert "not signed by head office" in said(forged)
    till.outbox.keep_seal(sealed("another till", tseq, digest))
    assert "another till" in said(good)
