from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.errors import BadValue, StorageError
from pos.domain.ids import new_id
from pos.domain.journal import EventKind, genesis, link
from pos.domain.numbering import NumberKind
from pos.domain.order import Action, ActionKind, LineQuantity
from pos.domain.shift import ShiftClose
from pos.domain.tender import Tender, TenderKind, cash
from pos.ports.ledger import NewEvent
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.outbox import SqlOutbox
from pos.storage.ledger.print_queue import SqlPrintQueue
from pos.storage.ledger.verifying.verify_ledger import verify_ledger
from pos.usecases.selling.complete_sale import SaleOutcome
from pos.wire.event import DocumentDone, OrderActed, decode_head
from tests.examples import CLERK, NOON, SHIFT, TILL, a_cart, an_item
from tests.storage.ledger.conftest import KEY, a_job, sell


def test_a_sale_is_whole_after_a_restart(ledger: SqlLedger, reopen: Callable[[], LedgerFile]) -> None:
    done = sell(ledger, 1, 11).document
    assert done is not None

    again = SqlLedger(file=reopen())

    assert again.document(done.document_id) == done
    assert again.document_by_number(f" {done.number.lower()} ") == done
    assert again.recent_documents() == (done,)
    assert again.current_shift() == SHIFT
    assert again.moved_since(0) == {an_item(1).variant_id: -1000, an_item(11).variant_id: -1000}
    assert again.moved_since(2) == {}


def test_completing_a_cart_twice_is_completing_it_once(ledger: SqlLedger) -> None:
    first, second = sell(ledger, cart_id="c-1"), sell(ledger, cart_id="c-1")

    assert (first.outcome, second.outcome) == (SaleOutcome.DONE, SaleOutcome.ALREADY)
    assert len(ledger.recent_documents()) == 1


def test_numbers_are_gapless_when_a_transaction_is_rolled_back(ledger: SqlLedger) -> None:
    def take_a_number_and_fail() -> None:
        with ledger.transaction() as step:
            assert step.next_number(NumberKind.RECEIPT) == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        take_a_number_and_fail()
    done = sell(ledger).document

    assert done is not None
    assert done.number == "RBJ01-02-261122-000001"


def test_the_journal_is_a_chain(ledger: SqlLedger, file: LedgerFile) -> None:
    sell(ledger)
    sell(ledger)

    entries = SqlOutbox(file=file).next_batch(max_events=10, max_bytes=1 << 20)

    assert [entry.tseq for entry in entries] == [1, 2, 3]
    assert entries[0].previous == genesis(TILL.till_id)
    assert [entry.hash for entry in entries] == [link(entry.previous, entry.payload) for entry in entries]
    assert [entry.previous for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]
    assert [decode_head(entry.payload).id for entry in entries] == [entry.event_id for entry in entries]


def test_an_open_cart_survives_and_is_gone_once_it_is_sold(ledger: SqlLedger, reopen: Callable[[], LedgerFile]) -> None:
    cart = a_cart(an_item(1), an_item(2))
    with ledger.transaction() as step:
        step.save_open_cart(a_cart(an_item(1)))
        step.save_open_cart(cart)

    again = SqlLedger(file=reopen())

    assert again.open_cart() == cart
    sell(again)
    assert again.open_cart() is None


def test_held_carts_are_taken_up_once(ledger: SqlLedger) -> None:
    first, second = (replace(a_cart(an_item(1)), cart_id=name, note=name) for name in ("a", "b"))
    with ledger.transaction() as step:
        step.save_open_cart(first)
        step.hold_cart(first)
        step.hold_cart(second)

    assert (ledger.open_cart(), ledger.held_carts()) == (None, (first, second))
    with ledger.transaction() as step:
        assert (step.take_held("a"), step.take_held("a"), step.take_held("z")) == (first, None, None)
    assert ledger.held_carts() == (second,)


def test_a_shift_counts_its_own_sales_and_handovers(ledger: SqlLedger) -> None:
    sell(ledger, 1)
    sell(ledger, 1, 2)
    hand_over(ledger)

    totals = ledger.shift_totals(SHIFT.shift_id)

    assert (totals.sales, totals.total, totals.cash, totals.handovers) == (2, 89_700, 89_700, 1)
    assert totals.expected_cash == 119_700
    assert ledger.shift_totals("another").sales == 0


def test_a_shift_is_opened_and_closed_once(ledger: SqlLedger) -> None:
    close = ShiftClose(
        shift_id=SHIFT.shift_id,
        staff_id=CLERK.staff_id,
        closed=NOON,
        counted=1,
        expected=2,
        totals=ledger.shift_totals(SHIFT.shift_id),
    )
    with pytest.raises(BadValue), ledger.transaction() as step:
        step.open_shift(replace(SHIFT, shift_id="two", number="SBJ01-02-261122-000002"))
    with ledger.transaction() as step:
        step.close_shift(close)

    assert ledger.current_shift() is None
    with pytest.raises(BadValue), ledger.transaction() as step:
        step.close_shift(close)


def hand_over(ledger: SqlLedger) -> OrderActed:
    action = Action(kind=ActionKind.HAND_OVER, order_id="o-1", lines=(LineQuantity(1, 1000),), moment=NOON, by="小李")
    acted = OrderActed(action=action, claim_id="claim-1")
    with ledger.transaction() as step:
        tseq = step.append(
            NewEvent(
                event_id=new_id(),
                kind=EventKind.ORDER_HANDED_OVER,
                moment=NOON,
                staff_id=CLERK.staff_id,
                business_date=SHIFT.business_date,
                body=acted,
            )
        )
        step.add_order_action(action, tseq=tseq)
    return acted


def test_own_order_actions_are_told_since_an_event(ledger: SqlLedger) -> None:
    first, second = hand_over(ledger), hand_over(ledger)

    assert ledger.order_actions_since(0) == (first, second)
    assert ledger.order_actions_since(2) == (second,)
    assert (ledger.handovers("o-1"), ledger.handovers("o-2")) == (2, 0)


def test_what_was_taken_for_orders_is_told_since_an_event(ledger: SqlLedger) -> None:
    done = sell(ledger, 1, 2).document
    assert done is not None
    prepaid, taken = Tender(TenderKind.PREPAID, done.total - 100), cash(100, 200)
    for number, tenders in enumerate(((prepaid, taken), (taken, taken), (replace(prepaid, amount=done.total),)), 1):
        lines = tuple(replace(line, order_id=f"o-{min(number, 2)}", order_line=line.line) for line in done.lines)
        document = replace(done, document_id=new_id(), number=f"n-{number}", lines=lines, tenders=tenders)
        event = NewEvent(new_id(), EventKind.DOCUMENT, NOON, "", SHIFT.business_date, DocumentDone(document, ()))
        with ledger.transaction() as step:
            step.add_document(document, tseq=step.append(event))

    assert ledger.order_payments_since(0) == ledger.order_payments_since(2) == {"o-1": 100, "o-2": 200}
    assert ledger.order_payments_since(4) == {"o-2": 0}
    assert ledger.order_payments_since(5) == {}


def test_a_document_cannot_be_stored_twice(ledger: SqlLedger) -> None:
    done = sell(ledger).document
    assert done is not None

    with pytest.raises(BadValue), ledger.transaction() as step:
        step.add_document(done, tseq=1)


def test_the_print_job_comes_with_the_sale(ledger: SqlLedger, file: LedgerFile) -> None:
    done = sell(ledger).document
    assert done is not None

    jobs = SqlPrintQueue(file=file).of_document(done.document_id)

    assert [job.ticket for job in jobs] == [a_job().ticket]


@pytest.mark.usefixtures("file")
def test_the_ledger_of_another_till_is_refused(path: Path) -> None:
    with pytest.raises(StorageError, match="is of till"):
        LedgerFile.open(path, key=KEY, till_id="another")
    assert verify_ledger(path, key=KEY).till_id == TILL.till_id


def test_checkpoints_empty_the_log(ledger: SqlLedger, file: LedgerFile) -> None:
    sell(ledger)

    assert file.checkpoint_when_idle() == 0
