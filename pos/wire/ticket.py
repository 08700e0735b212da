"""A ticket as bytes, as it waits in the print queue."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from pos.domain.errors import WireError
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
