"""Whoever changes a ledger is noticed, and the row is named."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.cart import DiscountBy, ManualDiscount
from pos.domain.errors import DamagedFile, NewerLedger, OlderLedger, ReadOnlyFolder, StorageError
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.numbering import NumberKind
from pos.domain.order import Action, ActionKind, LineQuantity
from pos.domain.payment.attempt import AttemptState
from pos.domain.payment.code import Provider
from pos.domain.pricing import price
from pos.domain.shift import ShiftClose
from pos.domain.stock import Movement, MovementKind
from pos.domain.tender import Tender, TenderKind
from pos.ports.ledger import NewEvent
from pos.ports.payment_book import BookedPayment
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.outbox import SqlOutbox
from pos.storage.ledger.payment_book import SqlPaymentBook
from pos.storage.ledger.verifying.verify_ledger import verify_ledger
from pos.usecases.selling.complete_sale import CompleteSale
from pos.usecases.selling.take_payment import add_cash, start
from pos.wire.event import DocumentDone, DrawerOpened, OrderActed, ShiftClosed
from tests.examples import DUTY, NOON, SHIFT, a_cart, an_item
from tests.fakes.clock import Clock
from tests.storage.frozen.make import FOLDER
from tests.storage.ledger.conftest import KEY, a_job, sell


@pytest.fixture
def three_sales(ledger: SqlLedger, file: LedgerFile) -> LedgerFile:
    for numbers in ((1,), (1, 11), (21, 31)):
        sell(ledger, *numbers)
    with ledger.transaction() as step:
        step.hold_cart(a_cart(an_item(1)))
    SqlOutbox(file=file).acknowledge(upto=2)
    return file


@pytest.mark.usefixtures("three_sales")
def test_a_ledger_that_nobody_touched_verifies_while_it_is_open(path: Path) -> None:
    verified = verify_ledger(path, key=KEY)

    assert (verified.findings, verified.events, verified.documents, verified.waiting) == ((), 4, 3, 2)


CHANGES = {
    "UPDATE journal SET payload = zeroblob(99) WHERE tseq = 3": "journal event 3: its",
    "UPDATE journal SET payload = CAST(x'28b52ffd00' || payload AS BLOB) WHERE tseq = 3": "journal event 3: its",
    "UPDATE journal SET hash = lower(hex(randomblob(32))) WHERE tseq = 4": "journal event 4: its hash",
    "PRAGMA foreign_keys = OFF; DELETE FROM journal WHERE tseq = 3": "journal event 4: follows 2: 1 missing",
    "UPDATE document SET total = total - 1 WHERE tseq = 3": "document of event 3: is",
    "INSERT INTO referring_line VALUES (3, 1, 1000, 'o-1', '')": "referring_line of event 3: 1 rows",
    "UPDATE document SET cash = 1 WHERE tseq = 4": "document of event 4: is",
    "INSERT INTO tender VALUES (4, 1, 'cash', 1, 1, 0, '')": "tender of event 4: 1 rows, the event has 0",
    "UPDATE journal SET moved = json_set(moved, '$.v', -1000) WHERE tseq = 4": "moved of event 4: is",
    "UPDATE journal SET moved = 'v' WHERE tseq = 3": "moved of event 3: is v",
    "UPDATE journal SET moved = NULL WHERE tseq = 4": "moved of event 4: is {}",
    """UPDATE journal SET moved = '{"v":-1000}' WHERE tseq = 1""": "moved of event 1: is",
    "UPDATE counter SET last = 9 WHERE kind = 'R'": "counter R: at 9, used up to 3",
    "UPDATE counter SET last = 5 WHERE kind = 'sent'": "counter sent: at 5, of 4 events",
    "PRAGMA foreign_keys = OFF; INSERT INTO parked VALUES (9, 'odd')": "parked event 9: is not",
    "UPDATE cart SET body = x'6e'": "cart 0190d000-0000-7000-8000-000000000001: cannot be read",
    "UPDATE shift SET float_amount = 1": "shift 0190a000-0000-7000-8000-000000000021: is",
    # What a shift counts is what was done between its events, in its drawer, on its day.
    "UPDATE shift SET opened_tseq = 2": "shift 0190a000-0000-7000-8000-000000000021: is",
    "UPDATE shift SET drawer = 0": "shift 0190a000-0000-7000-8000-000000000021: is",
    "UPDATE shift SET business_date = '2026-11-21'": "shift 0190a000-0000-7000-8000-000000000021: is",
    "UPDATE shift SET till_id = 'x'": "shift 0190a000-0000-7000-8000-000000000021: is",
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_first_bad_row_is_named(three_sales: LedgerFile, path: Path, change: str) -> None:
    change_behind_its_back(three_sales, change)

    findings = verify_ledger(path, key=KEY).findings

    assert str(findings[0]).startswith(CHANGES[change])


@pytest.mark.parametrize(
    "change,said",
    (
        ("UPDATE payment SET amount = amount + 1", "payment 0190b000-0000-7000-8000-000000000001: is ("),
        ("UPDATE payment SET sale_id = 's-2'", "payment 0190b000-0000-7000-8000-000000000001: is ('s-2'"),
        ("DELETE FROM payment", "payment 0190b000-0000-7000-8000-000000000001: is not there, event 2 counts it"),
    ),
)
def test_a_payment_by_code_is_compared_with_the_tender_that_counts_it(
    ledger: SqlLedger, file: LedgerFile, path: Path, change: str, said: str
) -> None:
    priced, attempt = price(a_cart(an_item(1))), "0190b000-0000-7000-8000-000000000001"
    due = start(priced)
    book = SqlPaymentBook(file=file)
    paid = BookedPayment(attempt, priced.cart.cart_id, Provider.WECHAT, due.due, "m", NOON, AttemptState.PAID)
    book.intend(paid)
    tender = Tender(TenderKind.PAYMENT_CODE, due.due, reference="T-1", tender_id=attempt)
    CompleteSale(ledger=ledger, clock=Clock(NOON), receipt=lambda *_: a_job())(
        priced, replace(due, tenders=(tender,)), DUTY
    )
    assert verify_ledger(path, key=KEY).findings == ()

    change_behind_its_back(file, change)

    assert str(verify_ledger(path, key=KEY).findings[0]).startswith(said)


def change_behind_its_back(file: LedgerFile, change: str) -> None:
    writer = file._writer
    cursor = writer.cursor()
    for statement in change.split("; "):
        cursor.execute(statement)
    cursor.close()


def test_a_file_that_is_no_ledger_is_damaged(path: Path) -> None:
    path.write_bytes(b"not a database" * 1000)

    with pytest.raises(DamagedFile):
        verify_ledger(path, key=KEY)
    with pytest.raises(DamagedFile):
        verify_ledger(path.with_name("none.db"), key=KEY)


def test_the_wrong_key_opens_nothing(path: Path, reopen: Callable[[], LedgerFile]) -> None:
    reopen().close()

    with pytest.raises(DamagedFile):
        verify_ledger(path, key=bytes(32))


@pytest.fixture
def whole_day(ledger: SqlLedger, file: LedgerFile) -> LedgerFile:
    """A sale with a discount, a handover and the shift's end."""
    cart = a_cart(an_item(1), an_item(11))
    cheaper = replace(cart, discount=ManualDiscount(by=DiscountBy.AMOUNT, value=1_000, reason="样品"))
    priced = price(cheaper)
    complete = CompleteSale(ledger=ledger, clock=Clock(NOON), receipt=lambda *_: a_job())
    complete(priced, add_cash(start(priced), 100_000), DUTY)
    action = Action(kind=ActionKind.HAND_OVER, order_id="o-1", lines=(LineQuantity(1, 1000),), moment=NOON)
    moved = Movement(
        movement_id="m-1",
        variant_id="v-1",
        store_id=DUTY.till.store.store_id,
        quantity=-1000,
        kind=MovementKind.HANDOVER,
        document_id="o-1",
        moment=NOON,
    )
    with ledger.transaction() as step:
        number = f"HBJ01-02-261122-{step.next_number(NumberKind.HANDOVER):06d}"
        body = OrderActed(action=action, number=number, movements=(moved,))
        tseq = step.append(an_event(EventKind.ORDER_HANDED_OVER, body))
        step.add_order_action(action, tseq=tseq)
    totals = ledger.shift_totals(SHIFT.shift_id)
    close = ShiftClose(
        shift_id=SHIFT.shift_id, staff_id="s", closed=NOON, counted=1, expected=totals.expected_cash, totals=totals
    )
    with ledger.transaction() as step:
        step.append(an_event(EventKind.SHIFT_CLOSED, ShiftClosed(close=close)))
        step.close_shift(close)
    return file


def an_event(kind: EventKind, body: object) -> NewEvent:
    return NewEvent(
        event_id=new_id(), kind=kind, moment=NOON, staff_id="s", business_date=SHIFT.business_date, body=body
    )


@pytest.mark.usefixtures("whole_day")
def test_discounts_handovers_and_closed_shifts_verify(path: Path) -> None:
    verified = verify_ledger(path, key=KEY)

    assert (verified.findings, verified.events) == ((), 4)


@pytest.mark.parametrize(
    "change,finding",
    (
        ("UPDATE order_action SET order_id = 'x'", "order_action 3: is"),
        ("UPDATE journal SET moved = '{}' WHERE tseq = 3", "moved of event 3: is {}"),
        ("UPDATE shift_close SET closed_tseq = 9", "shift_close 0190a000-0000-7000-8000-000000000021: is"),
        ("UPDATE shift_close SET counted = 2", "shift_close 0190a000-0000-7000-8000-000000000021: is"),
    ),
)
def test_what_is_changed_in_a_day_is_named(whole_day: LedgerFile, path: Path, change: str, finding: str) -> None:
    change_behind_its_back(whole_day, change)

    assert str(verify_ledger(path, key=KEY).findings[0]).startswith(finding)


def test_an_event_that_stands_there_twice_is_named(ledger: SqlLedger, path: Path) -> None:
    opened = an_event(EventKind.DRAWER_OPENED, DrawerOpened(shift_id=SHIFT.shift_id, reason="change"))
    for _ in range(2):
        with ledger.transaction() as step:
            step.append(opened)

    findings = [str(finding) for finding in verify_ledger(path, key=KEY).findings]

    assert findings == [f"journal event 3: has the id of event 2, {opened.event_id}"]


def test_a_document_whose_sums_do_not_agree_is_found_though_all_was_stored_as_told(
    ledger: SqlLedger, path: Path
) -> None:
    document = sell(ledger, 1).document
    assert document is not None
    line = replace(document.lines[0], paid=1)
    other = replace(
        document, document_id="d-2", number="RBJ01-02-261122-000009", lines=(line,), tenders=document.tenders
    )
    moved = Movement(
        movement_id="m-2",
        variant_id=line.variant_id,
        store_id=document.store_id,
        quantity=-5000,
        kind=MovementKind.SALE,
        document_id="d-3",
        moment=NOON,
    )
    with ledger.transaction() as step:
        tseq = step.append(an_event(EventKind.DOCUMENT, DocumentDone(document=other, movements=(moved,))))
        step.add_document(other, tseq=tseq)

    problems = [str(finding) for finding in verify_ledger(path, key=KEY).findings]

    assert [problem.partition(":")[0] for problem in problems] == [
        "journal event 3",
        "document line 1 of event 3",
        "document RBJ01-02-261122-000009",
        "movement of event 3",
        "movement of event 3",
        "counter R",
    ]


def test_a_ledger_of_a_newer_major_is_not_said_to_be_well(three_sales: LedgerFile, path: Path) -> None:
    with three_sales.writing() as cursor:
        cursor.execute("PRAGMA user_version = 90001")

    with pytest.raises(NewerLedger, match="major 9"):
        verify_ledger(path, key=KEY)


@pytest.mark.parametrize("steps,fault", ((-1, OlderLedger), (1, NewerLedger)))
def test_a_ledger_of_another_version_is_not_taken_for_a_forged_one(
    three_sales: LedgerFile, path: Path, steps: int, fault: type[StorageError]
) -> None:
    """Its tables have other columns: every row would be said to be bad."""
    with three_sales.writing() as cursor:
        (version,) = cursor.execute("PRAGMA user_version").fetchone()
        cursor.execute(f"PRAGMA user_version = {version + steps}")

    with pytest.raises(fault, match="version"):
        verify_ledger(path, key=KEY)


def test_a_ledger_of_the_first_release_is_to_be_brought_up_to_date_first(tmp_path: Path) -> None:
    (frozen,) = FOLDER.glob("ledger-0.1.0.db")
    shutil.copyfile(frozen, tmp_path / "ledger.db")

    with pytest.raises(OlderLedger, match="Start the till once"):
        verify_ledger(tmp_path / "ledger.db", key=KEY)


def nothing_can_be_made_beside(path: Path) -> None:
    """What SQLite needs beside a ledger cannot be made, as in a folder that cannot be written; also for root."""
    path.with_name(f"{path.name}-shm").symlink_to(path.parent / "no folder" / "shm")


def test_a_ledger_in_a_folder_that_cannot_be_written_is_verified(three_sales: LedgerFile, path: Path) -> None:
    three_sales.close()
    nothing_can_be_made_beside(path)
    verified = verify_ledger(path, key=KEY)

    assert (verified.findings, verified.events) == ((), 4)


def test_a_log_that_cannot_be_read_there_is_named(three_sales: LedgerFile, path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copied"
    folder.mkdir()
    for ending in ("", "-wal"):
        (folder / f"{path.name}{ending}").write_bytes(path.with_name(f"{path.name}{ending}").read_bytes())
    nothing_can_be_made_beside(folder / path.name)

    with pytest.raises(ReadOnlyFolder, match=r"ledger\.db-wal.*copy"):
        verify_ledger(folder / path.name, key=KEY)
    assert three_sales.till_id
