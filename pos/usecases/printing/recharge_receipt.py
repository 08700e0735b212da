"""The receipt of a recharge (储值充值): money paid in, what was given on top, and the balance after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from pos.domain.money import Fen, yuan
from pos.domain.store import Store
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Blank, Pair, Row, Rule, Size, Text, Ticket
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import clock_time, composed, heading, numbered, optional, required


@dataclass(frozen=True, slots=True, kw_only=True)
class Recharge:
    """A recharge as its receipt shows it."""

    number: str
    """The document's number."""
    moment: datetime
    """When."""
    by: str
    """The clerk's name."""
    member: str
    """Masked, and the level: `138****2046 金卡`."""
    paid: Fen
    """Paid in."""
    gift: Fen
    """Given on top; 0: nothing."""
    tenders: tuple[tuple[str, Fen], ...]
    """Name and amount of each payment."""
    principal_after: Fen
    """Paid-in balance after it."""
    gift_after: Fen
    """Given balance after it."""
    training: bool = False
    """Practice."""


def recharge_receipt(recharge: Recharge, *, store: Store, texts: Texts, templates: Templates = PLAIN) -> Ticket:
    """The receipt of a recharge."""
    blocks = [
        *heading(store, texts("recharge.title"), texts=texts),
        required("document", _document(recharge, store, texts)),
        required("amount", _amount(recharge, texts)),
        required("tenders", [Pair(name, yuan(amount)) for name, amount in recharge.tenders]),
        required("balance", _balance(recharge, texts)),
        numbered(recharge.number),
        optional("legal", (Blank(), Text(store.legal_name, align=Align.CENTRE))),
        optional("closing", (Text(texts("recharge.keep"), align=Align.CENTRE),)),
    ]
    return composed(
        JobKind.RECHARGE,
        blocks,
        store=store,
        texts=texts,
        number=recharge.number,
        templates=templates,
        training=recharge.training,
    )


def _document(recharge: Recharge, store: Store, texts: Texts) -> Iterator[Row]:
    yield Pair(texts("ticket.number"), recharge.number)
    yield Pair(texts("ticket.moment"), clock_time(recharge.moment, offset_minutes=store.offset_minutes))
    yield Pair(texts("ticket.clerk"), recharge.by)
    yield Pair(texts("receipt.member"), recharge.member)


def _amount(recharge: Recharge, texts: Texts) -> Iterator[Row]:
    yield Rule()
    yield Pair(texts("recharge.paid"), f"￥{yuan(recharge.paid)}", bold=True, size=Size.DOUBLE)
    if recharge.gift:
        yield Pair(texts("recharge.gift"), yuan(recharge.gift), bold=True)
    yield Rule()


def _balance(recharge: Recharge, texts: Texts) -> Iterator[Row]:
    yield Rule()
    yield Pair(texts("recharge.principal"), yuan(recharge.principal_after))
    yield Pair(texts("recharge.given"), yuan(recharge.gift_after))
    yield Pair(texts("recharge.balance"), yuan(recharge.principal_after + recharge.gift_after), bold=True)
