"""Customers ask with the link on their receipt; head office issues, and says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, select, update

from pos.domain.document import InvoiceState
from pos.domain.errors import BadValue
from pos.domain.invoice_link import InvoiceLink, read_invoice_link
from pos.domain.moments import to_ms
from pos.domain.money import Fen
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.documents.tables import documents
from pos.server.enrolment.tables import tills
from pos.server.invoices.standing import ASKED, ISSUED, left_to_invoice, sale_of, state_of
from pos.server.invoices.tables import invoices
from pos.server.keys import Keys, signed_by
from pos.server.organisation.repository import store_by_id
from pos.server.rows import among
from pos.server.transaction import Transaction

_TAX_NUMBER = re.compile(r"[0-9A-Z]{15,20}", re.ASCII)
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\.[^@\s.]{2,24}")
LONGEST_TITLE = 100


class Asking(StrEnum):
    """What asking for an invoice came to."""

    ASKED = "asked"
    ALREADY = "already"
    """It was asked for before; nothing was changed."""
    NOTHING = "nothing"
    """Nothing of the sale can be invoiced (any more)."""
    NOT_ARRIVED = "not_arrived"
    """The till has not sent the sale yet."""
    BAD_TITLE = "bad_title"
    BAD_TAX_NUMBER = "bad_tax_number"
    BAD_CONTACT = "bad_contact"


@dataclass(frozen=True, slots=True)
class InvoiceView:
    """What a customer sees."""

    state: InvoiceState
    """Where it stands."""
    arrived: bool
    """Whether the sale is here."""
    amount: Fen
    """What can be invoiced now; as printed where the sale is not here yet."""
    number: str = ""
    """The receipt's."""
    store_name: str = ""
    """Where it was sold."""
    issuer: str = ""
    """Who issues: name of the legal entity."""
    issuer_tax_number: str = ""
    """Its tax number."""


@dataclass(frozen=True, slots=True)
class ToIssue:
    """An invoice that head office has to issue."""

    number: str
    """The receipt's."""
    amount: Fen
    """Below 0: a red one."""
    title: str
    """Whom it is for."""
    tax_number: str
    """Theirs; empty: a person."""
    contact: str
    """Where it is sent; empty: nowhere, it is fetched with the link."""
    issuer: str
    """Tax number of the entity that issues."""
    by_document: str
    """Of a red one: the id of the document that gave the money back."""


class Invoices:
    """Of all stores."""

    def __init__(self, *, database: Database, keys: Keys, clock: Clock) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock

    def read(self, token: str) -> InvoiceLink | None:
        """What a link says; None where no till of this chain signed it."""
        read = read_invoice_link(token)
        if read is None:
            return None
        link, signature = read
        with self._database.reading() as connection:
            key = connection.execute(select(tills.c.public_key).where(tills.c.till_id == link.till_id)).scalar()
        return link if key and signed_by(key, link.signed_bytes(), signature) else None

    def view(self, link: InvoiceLink) -> InvoiceView:
        """How the invoice of a sale stands."""
        with self._database.reading() as connection:
            sale = sale_of(connection, link.document_id)
            if sale is None or sale.till_id != link.till_id:
                return InvoiceView(InvoiceState.NONE, arrived=False, amount=link.amount)
            store = store_by_id(connection, sale.store_id)
            return InvoiceView(
                state=state_of(connection, sale.document_id),
                arrived=True,
                amount=left_to_invoice(connection, sale),
                number=sale.number,
                store_name=store.name if store else "",
                issuer=store.legal_name if store else "",
                issuer_tax_number=sale.invoice_issuer,
            )

    def ask(self, link: InvoiceLink, *, title: str, tax_number: str = "", contact: str = "") -> Asking:
        """Ask for it. `tax_number`: of a company; `contact`: an e-mail address."""
        title, tax_number, contact = title.strip(), tax_number.strip().upper(), contact.strip()
        if not 0 < len(title) <= LONGEST_TITLE or not title.isprintable():
            return Asking.BAD_TITLE
        if tax_number and not _TAX_NUMBER.fullmatch(tax_number):
            return Asking.BAD_TAX_NUMBER
        if contact and not (_MAIL.fullmatch(contact) and contact.isprintable()):
            return Asking.BAD_CONTACT
        row = {"title": title, "tax_number": tax_number, "contact": self._keys.seal(contact.encode())}
        return self._database.write(partial(_ask, link=link, row=row, now_ms=to_ms(self._clock())))

    def to_issue(self, store_id: str) -> tuple[ToIssue, ...]:
        """What customers of a store wait for, and red ones that returns started; the oldest first."""
        table = invoices.c
        query = (
            select(invoices)
            .where(table.store_id == store_id, table.state == ASKED)
            .order_by(table.asked_ms, table.number, table.by_document)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
            found = tuple(_to_issue(connection, row, self._keys) for row in rows)
        return tuple(each for each in found if each.amount)

    def issued(self, store_id: str, number: str, invoice_number: str) -> ToIssue:
        """It was issued under a number: of a receipt's invoice first, then of its red ones, the oldest first.

        Raises BadValue where nothing of that receipt is to be issued, or there is no number.
        """
        number, invoice_number = number.strip().upper(), invoice_number.strip()
        if not invoice_number or not invoice_number.isprintable():
            raise BadValue("an invoice has a number")
        return self._database.write(
            partial(_issue, self._keys, store_id, number, invoice_number, now_ms=to_ms(self._clock()))
        )


def _issue(keys: Keys, store_id: str, number: str, invoice_number: str, tx: Transaction, *, now_ms: int) -> ToIssue:
    table, connection = invoices.c, tx.connection
    mine = (table.store_id == store_id, table.number == number, table.state == ASKED)
    ids = connection.execute(select(table.document_id).where(*mine)).scalars().all()
    # A return that arrives at this moment waits here, and then finds that there is something to reverse.
    held = select(documents.c.document_id).where(among(connection, documents.c.document_id, sorted(set(ids))))
    connection.execute(held.with_for_update()).all()
    rows = connection.execute(select(invoices).where(*mine).order_by(table.asked_ms, table.by_document)).all()
    wanted = next((each for each in (_to_issue(connection, row, keys) for row in rows) if each.amount), None)
    if wanted is None:
        raise BadValue(f"nothing of {number!r:.60} is to be issued")
    connection.execute(
        update(invoices)
        .where(*mine, table.by_document == wanted.by_document)
        .values(state=ISSUED, amount=wanted.amount, invoice_number=invoice_number, issued_ms=now_ms)
    )
    return wanted


def _to_issue(connection: Connection, row: Row[Any], keys: Keys) -> ToIssue:
    """What is to be issued: a red one as it was started, an invoice of what is left of the sale by now."""
    amount = row.amount
    if not row.by_document:
        sale = sale_of(connection, row.document_id)
        amount = left_to_invoice(connection, sale) if sale else 0
    contact = keys.unseal(row.contact).decode() if row.contact else ""
    return ToIssue(row.number, amount, row.title, row.tax_number, contact, row.issuer, row.by_document)


def _ask(tx: Transaction, *, link: InvoiceLink, row: Mapping[str, object], now_ms: int) -> Asking:
    sale = sale_of(tx.connection, link.document_id)
    if sale is None or sale.till_id != link.till_id:
        return Asking.NOT_ARRIVED
    if left_to_invoice(tx.connection, sale) <= 0:
        return Asking.NOTHING
    values = {
        **row,
        "store_id": sale.store_id,
        "document_id": sale.document_id,
        "by_document": "",
        "number": sale.number,
        "amount": 0,
        "state": ASKED,
        "issuer": sale.invoice_issuer,
        "invoice_number": "",
        "asked_ms": now_ms,
        "issued_ms": None,
    }
    new = tx.add(invoices, [values], (invoices.c.document_id,))
    return Asking.ASKED if new else Asking.ALREADY
