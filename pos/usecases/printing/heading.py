"""What stands at the top and the bottom of every ticket, and how its blocks come together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from pos.domain.moments import store_local
from pos.domain.store import Store
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Barcode, Blank, Cut, Logo, Row, Rule, Size, Text, Ticket, marked
from pos.domain.ticket.template import PLAIN, Block, Templates, arranged
from pos.ports.printing import JobKind


def heading(store: Store, title: str, *, texts: Texts) -> tuple[Block, ...]:
    """Logo, store and title."""
    place: list[Row] = [
        Text(store.name, align=Align.CENTRE, bold=True, size=Size.DOUBLE),
        Text(store.address, align=Align.CENTRE),
    ]
    if store.phone:
        place.append(Text(texts("receipt.phone", phone=store.phone), align=Align.CENTRE))
    return (
        Block("logo", (Logo(),)),
        Block("store", tuple(place)),
        required("title", [Text(title, align=Align.CENTRE, bold=True), Rule(heavy=True)]),
    )


def required(name: str, rows: Iterable[Row]) -> Block:
    """A block that no template leaves out."""
    return Block(name, tuple(rows), required=True)


def optional(name: str, rows: Iterable[Row]) -> Block:
    """A block that a template may leave out."""
    return Block(name, tuple(rows))


def numbered(number: str) -> Block:
    """The number as a barcode, so that the ticket can be scanned."""
    return required("number", (Blank(), Barcode(number)))


def signed(texts: Texts) -> Block:
    """Room for a signature."""
    return optional("signature", (Blank(), Text(texts("ticket.signature"))))


def composed(
    kind: JobKind,
    blocks: Sequence[Block],
    *,
    store: Store,
    texts: Texts,
    number: str = "",
    templates: Templates = PLAIN,
    fills: Mapping[str, str] | None = None,
    training: bool = False,
) -> Ticket:
    """The ticket of these blocks as head office wants them, cut off at its end, with the watermark if it is practice.

    `fills`: what `{name}` in head office's own blocks stands for, beside `{number}`, `{store}` and `{store_code}`.
    """
    known = {"number": number, "store": store.name, "store_code": store.code, **(fills or {})}
    rows = arranged(kind, blocks, templates, language=texts.language, fills=known)
    ticket = Ticket(rows=(*rows, Cut()))
    return marked(ticket, texts("ticket.training")) if training else ticket


def clock_time(moment: datetime, *, offset_minutes: int, seconds: bool = True) -> str:
    """The store's time of a moment, `2026-11-22 09:05:07`."""
    local = store_local(moment, offset_minutes=offset_minutes)
    return f"{local:%Y-%m-%d %H:%M:%S}" if seconds else f"{local:%Y-%m-%d %H:%M}"
