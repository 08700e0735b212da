"""A ticket as bytes, as it waits in the print queue."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from pos.domain.errors import WireError
from pos.domain.member import Member
from pos.domain.ticket.rows import Barcode, Blank, Columns, Cut, Logo, Mark, Pair, Qr, Row, Rule, Text, Ticket
from pos.wire.codec import decode, encode

_ROWS: dict[str, type[Row]] = {
    "text": Text,
    "pair": Pair,
    "columns": Columns,
    "rule": Rule,
    "blank": Blank,
    "mark": Mark,
    "barcode": Barcode,
    "qr": Qr,
    "logo": Logo,
    "cut": Cut,
}
_NAMES = {kind: name for name, kind in _ROWS.items()}


@dataclass(frozen=True, slots=True)
class _Named:
    """A row and what it is."""

    row: str
    """A key of `_ROWS`."""
    body: msgspec.Raw
    """The row."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """The envelope."""

    rows: tuple[_Named, ...]
    """From top to bottom."""


@dataclass(frozen=True, slots=True)
class ReceiptToWrite:
    """What stands in the queue for a receipt that is not written yet; the rest of it is in the ledger's document."""

    member: Member | None
    """The customer, as the till knew them when they paid."""


@dataclass(frozen=True, slots=True)
class _ToWrite:
    """The envelope of what is not a ticket yet."""

    receipt: ReceiptToWrite | None = None
    """Absent in a ticket."""


def encode_ticket(ticket: Ticket) -> bytes:
    """The bytes of a ticket: UTF-8 JSON, in the shape of `_Rows`."""
    # Encoded in one go: a sale waits for its receipt's bytes.
    return encode({"rows": [{"row": _NAMES[type(row)], "body": row} for row in ticket.rows]})


def decode_ticket(data: bytes) -> Ticket:
    """The ticket in `data`. Raises WireError, also for a row this program does not know."""
    rows = []
    for named in decode(data, _Rows).rows:
        if named.row not in _ROWS:
            raise WireError(f"not a row of a ticket: {named.row!r:.60}")
        rows.append(decode(named.body, _ROWS[named.row]))
    return Ticket(rows=tuple(rows))


def encode_receipt_to_write(receipt: ReceiptToWrite) -> bytes:
    """The bytes of a receipt that is written after its sale is on disk: UTF-8 JSON, in the shape of `_ToWrite`."""
    return encode(_ToWrite(receipt))


def receipt_to_write(data: bytes) -> ReceiptToWrite | None:
    """The receipt that is still to be written; None for a ticket, and for what cannot be read."""
    try:
        return decode(data, _ToWrite).receipt
    except WireError:
        return None
