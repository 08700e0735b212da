"""A piece with a serial number: sold, brought back, sold again."""

from dataclasses import replace

from pos.domain.document import Document
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.ports.ledger import NewEvent
from pos.storage.ledger.ledger import SqlLedger
from pos.wire.event import DocumentDone
from tests.examples import NOON
from tests.storage.ledger.conftest import sell


def write(ledger: SqlLedger, document: Document) -> None:
    with ledger.transaction() as step:
        tseq = step.append(
            NewEvent(
                event_id=new_id(),
                kind=EventKind.DOCUMENT,
                moment=NOON,
                staff_id=document.staff_id,
                business_date=document.business_date,
                body=DocumentDone(document=document, movements=()),
            )
        )
        step.add_document(document, tseq=tseq)


def test_who_sold_a_piece_last(ledger: SqlLedger) -> None:
    first = sell(ledger, 1, 11).document
    assert first is not None
    dress, coat = first.lines
    variant = dress.variant_id
    sold = replace(first, document_id="sold", number="R1", lines=(replace(dress, serial="7"), coat))
    back = replace(
        sold, document_id="back", number="R2", lines=(replace(dress, serial="7", quantity=-dress.quantity), coat)
    )
    again = replace(sold, document_id="again", number="R3")

    assert ledger.sold_with(variant, "7") == ""
    write(ledger, sold)
    assert ledger.sold_with(variant, "7") == "R1"
    assert ledger.sold_with(variant, "8") == ledger.sold_with(coat.variant_id, "7") == ""
    write(ledger, back)
    assert ledger.sold_with(variant, "7") == ""
    write(ledger, again)
    assert ledger.sold_with(variant, "7") == "R3"
