"""The ticket of something that happened, from a till's files, while the till may be running."""

from __future__ import annotations

from pathlib import Path

from pos.bootstrap.beside import reading
from pos.bootstrap.till_files import LEDGER_KEY, LEDGER_NAME, STORE_KEY, STORE_NAME, till_secrets
from pos.domain.document import Document
from pos.domain.errors import BadValue
from pos.domain.numbering import parse_number
from pos.domain.store import Store
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Ticket
from pos.domain.ticket.template import Templates
from pos.ports.keys import Secrets
from pos.ports.printing import JobKind
from pos.storage.database import Database
from pos.storage.ledger.bring_up_to_date import refuse_newer
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile, nothing_fails
from pos.storage.ledger.print_queue import SqlPrintQueue
from pos.storage.mirror.mirror import SqlMirror
from pos.usecases.printing.gift_receipt import gift_receipt
from pos.usecases.printing.receipt import KINDS, receipt
from pos.usecases.syncing.enrol_till import known_identity
from pos.wire.ticket import decode_ticket


def stored_ticket(data: Path, name: str, kind: JobKind, *, texts: Texts, templates: Templates) -> Ticket:
    """The ticket of a document, shift or order of a data folder. `name`: its id, or a document's number.

    Receipts are built anew, in the language of `texts`; other kinds are taken from the print queue as they were.
    Raises BadValue where there is no such thing, StorageError.
    """
    secrets = till_secrets(data)
    with reading(data / LEDGER_NAME, secrets, LEDGER_KEY) as connections:
        refuse_newer(connections, data / LEDGER_NAME)
        file = LedgerFile(connections, till_id="", failpoint=nothing_fails)
        ledger = SqlLedger(file=file)
        document = ledger.document(name) or ledger.document_by_number(name)
        if kind in {JobKind.GIFT_RECEIPT, *KINDS.values()}:
            if document is None:
                raise BadValue(f"no document {name!r:.60} on this till")
            return _of_document(data, document, kind, secrets, ledger, texts, templates)
        jobs = [job for job in SqlPrintQueue(file=file).of_document(name) if job.kind is kind]
    if not jobs:
        raise BadValue(f"no {kind} of {name!r:.60} was printed on this till")
    return decode_ticket(jobs[-1].ticket)


def _of_document(
    data: Path,
    document: Document,
    kind: JobKind,
    secrets: Secrets,
    ledger: SqlLedger,
    texts: Texts,
    templates: Templates,
) -> Ticket:
    store, names = _place_and_people(data, secrets, document)
    if kind is JobKind.GIFT_RECEIPT:
        return gift_receipt(document, store=store, texts=texts, templates=templates)
    if kind not in {JobKind.RECEIPT, KINDS[document.kind]}:
        raise BadValue(f"{document.number} is no {kind} but a {document.kind}")
    before = {line.returns_document for line in document.lines} - {""}
    found = {each: ledger.document(each) for each in before}
    originals = {each: original.number for each, original in found.items() if original is not None}
    return receipt(document, store=store, names=names, texts=texts, originals=originals, templates=templates)


def _place_and_people(data: Path, secrets: Secrets, document: Document) -> tuple[Store, dict[str, str]]:
    """The document's store and the names of its staff, as far as head office has told."""
    identity = known_identity(secrets)
    if identity is None:  # a folder of `pos soak`
        code = parse_number(document.number).store
        return Store(store_id=document.store_id, code=code, name=code), {}
    if not (data / STORE_NAME).is_file():
        return identity.enrolled.store, {}
    with reading(data / STORE_NAME, secrets, STORE_KEY) as connections:
        mirror = SqlMirror(database=Database(connections), pepper=b"")
        names = {staff.staff_id: staff.name for staff in mirror.staff()}
        return mirror.store(document.store_id) or identity.enrolled.store, names
