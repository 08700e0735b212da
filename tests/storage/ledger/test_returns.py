"""What came back, as the ledger keeps it; pos verify follows that no more came back than went out."""

from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.coming_back import Chosen, lines_back
from pos.domain.document import Document, DocumentKind
from pos.domain.errors import BadValue
from pos.domain.ids import new_id
from pos.domain.paying import Payment
from pos.domain.refund import refundable, total_of
from pos.domain.takings import TakingKind
from pos.domain.tender import Tender, TenderKind, cash, cash_back
from pos.domain.ways_back import ways_back
from pos.ports.printing import PrintJob
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.returns import SqlReturns
from pos.storage.ledger.verifying.verify_ledger import verify_ledger
from pos.usecases.returning.write_document import Draft, WriteDocument
from pos.usecases.takings.take_money import Purpose, TakeMoney
from pos.wire.event import MoneyTaken
from tests.examples import DUTY, NOON, an_item
from tests.fakes.catalogue import Catalogue
from tests.fakes.clock import Clock
from tests.storage.ledger.conftest import KEY, a_job, sell


def job(*_: object) -> PrintJob:
    return a_job()


def bring_back(ledger: SqlLedger, sale: Document, quantity: int) -> Document:
    """Without asking what came back before."""
    write = WriteDocument(ledger=ledger, clock=Clock(NOON), catalogue=Catalogue(an_item(1)), ticket=job)
    left = refundable(sale, ())
    lines = lines_back(left, (Chosen(1, quantity),))
    draft = Draft(
        document_id=new_id(),
        kind=DocumentKind.RETURN,
        lines=lines,
        tenders=ways_back(left.tenders, -total_of(lines)),
        of=left,
    )
    return write(draft, DUTY)


def test_what_touched_a_sale_is_found(ledger: SqlLedger, file: LedgerFile, path: Path) -> None:
    sale, other = sell(ledger, 1, 11).document, sell(ledger, 1).document
    assert sale is not None
    assert other is not None
    returns = SqlReturns(file=file)
    back = bring_back(ledger, sale, 1000)
    write = WriteDocument(ledger=ledger, clock=Clock(NOON), catalogue=Catalogue(an_item(1)), ticket=job)
    tenders = (Tender(TenderKind.CASH, -5, change=5, of_tender=1), Tender(TenderKind.CARD, 5, reference="1"))
    fixed = write(
        Draft(document_id=new_id(), kind=DocumentKind.CORRECTION, lines=(), tenders=tenders, of=refundable(sale, ()),
              corrects=sale.document_id, moves=False),
        DUTY,
    )  # fmt: skip

    assert [each.document_id for each in returns.touching(sale.document_id)] == [back.document_id, fixed.document_id]
    assert returns.touching(other.document_id) == returns.touching("") == ()
    assert returns.sold_of_order("o-1") is None
    assert verify_ledger(path, key=KEY).findings == ()


def test_more_than_went_out_is_found(ledger: SqlLedger, path: Path) -> None:
    sale = sell(ledger, 1).document
    assert sale is not None
    bring_back(ledger, sale, 1000)
    bring_back(ledger, sale, 1000)

    problems = [str(finding) for finding in verify_ledger(path, key=KEY).findings]
    assert f"document of event 4: more of line 1 of {sale.number} came back" in problems
    assert f"tender of event 4: more than was paid for {sale.number} went back" in problems


def test_money_that_is_not_a_sale_is_numbered_and_followed(ledger: SqlLedger, file: LedgerFile, path: Path) -> None:
    returns = SqlReturns(file=file)
    take = TakeMoney(ledger=ledger, returns=returns, clock=Clock(NOON), ticket=job)
    purpose = Purpose(taking_id=new_id(), kind=TakingKind.ADVANCE, note="大衣")
    paid = take(purpose, Payment(10_000, (cash(10_000, 10_000),)), DUTY).taking
    assert paid is not None
    back = take.give_back(paid, 10_000, Payment(-4_000, (cash_back(4_000),)), DUTY, taking_id=new_id()).taking
    assert back is not None

    assert returns.taking(paid.number.lower()) == returns.taking_by_id(paid.taking_id) == paid
    assert (returns.given_back(paid.taking_id), returns.given_back("")) == ((back,), ())
    assert (returns.taking("D1"), returns.settled_with(paid.number)) == (None, 0)
    assert [back.number[-6:], paid.number[-6:]] == ["000002", "000001"]
    assert verify_ledger(path, key=KEY).findings == ()
    with pytest.raises(BadValue), ledger.transaction() as step:
        step.add_taking(paid, tseq=2)
    with file.writing() as cursor:
        cursor.execute("UPDATE taking SET amount = 1 WHERE taking_id = ?", (paid.taking_id,))
    assert [str(each)[:17] for each in verify_ledger(path, key=KEY).findings] == ["taking of event 2"]
    assert replace(MoneyTaken(paid)).taking is paid
