"""The receipt of money that is not a sale: a deposit (定金, 订金), a repayment, or a deposit given back."""

from __future__ import annotations

from collections.abc import Iterator

from pos.domain.money import yuan
from pos.domain.store import Store
from pos.domain.takings import Taking, TakingKind
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Pair, Row, Rule, Size, Text, Ticket
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import clock_time, composed, heading, numbered, optional, required, signed


def taking_receipt(
    taking: Taking, *, by: str, member: str, original: str, store: Store, texts: Texts, templates: Templates = PLAIN
) -> Ticket:
    """The receipt. `by`: the clerk's name; `member`: masked, may be empty; `original`: number of what it gives back."""
    words = [Text(texts(f"taking.{taking.kind}_rule"))] if taking.amount > 0 and taking.kind in _EXPLAINED else []
    blocks = [
        *heading(store, texts(f"taking.{taking.kind}"), texts=texts),
        required("document", _document(taking, by, member, original, texts)),
        required("amount", _amount(taking, texts)),
        required(
            "tenders", [_tender(each.name or texts(f"tender.{each.kind}"), each.amount) for each in taking.tenders]
        ),
        signed(texts),
        numbered(taking.number),
        optional("closing", words),
        optional("legal", (Text(store.legal_name, align=Align.CENTRE),) if store.legal_name else ()),
    ]
    return composed(
        JobKind.RECHARGE,
        blocks,
        store=store,
        texts=texts,
        number=taking.number,
        templates=templates,
        training=taking.training,
    )


_EXPLAINED = (TakingKind.EARNEST, TakingKind.ADVANCE)
"""What happens if the customer steps back stands on the receipt."""


def _document(taking: Taking, by: str, member: str, original: str, texts: Texts) -> Iterator[Row]:
    yield Pair(texts("ticket.number"), taking.number)
    yield Pair(texts("ticket.moment"), clock_time(taking.moment, offset_minutes=taking.offset_minutes))
    yield Pair(texts("ticket.clerk"), by)
    if member:
        yield Pair(texts("receipt.member"), member)
    if original:
        yield Pair(texts("receipt.original"), original)
    if taking.note:
        yield Text(texts("receipt.note", note=taking.note))


def _amount(taking: Taking, texts: Texts) -> Iterator[Row]:
    label = texts("receipt.refund" if taking.amount < 0 else "taking.received")
    sign = "-" if taking.amount < 0 else ""
    yield Rule()
    yield Pair(label, f"{sign}￥{yuan(abs(taking.amount))}", bold=True, size=Size.DOUBLE)
    yield Rule()


def _tender(name: str, amount: int) -> Pair:
    return Pair(name, yuan(amount))
