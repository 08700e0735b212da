"""The receipt (销售小票) of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pos.domain.document import Document, DocumentLine, Fulfilment
from pos.domain.member import Member
from pos.domain.money import Fen, yuan
from pos.domain.pricing import MANUAL_LINE, MANUAL_ORDER
from pos.domain.quantity import extend, pieces
from pos.domain.store import Store
from pos.domain.tender import Tender, TenderKind
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Barcode, Blank, Cell, Columns, Pair, Qr, Row, Rule, Size, Text, Ticket
from pos.usecases.printing.heading import clock_time, ended, heading


def receipt(
    document: Document,
    *,
    store: Store,
    names: Mapping[str, str],
    texts: Texts,
    member: Member | None = None,
    link: str = "",
) -> Ticket:
    """The receipt of a document.

    `names`: staff names by id; an id without one is printed itself. `link`: the address of the QR at its end; no QR
    without one. Refunds print the same receipt with negative amounts.
    """
    rows = [
        *heading(store, texts(f"kind.{document.kind}"), texts=texts),
        *_whose(document, names, member, texts),
        Rule(),
        _columns(texts("receipt.item"), texts("receipt.quantity"), texts("receipt.price"), texts("receipt.amount")),
        Rule(),
    ]
    shared = _assistants_of_all(document)
    for line in document.lines:
        rows += _line(line, texts)
        if not shared and line.assistants:
            rows.append(Pair("  " + texts("receipt.assistants"), _names(_ids(line), names, texts)))
    rows += [Rule(), *_totals(document, texts), Rule()]
    for tender in document.tenders:
        rows += _tender(tender, texts)
    rows += [*_tax(document, texts), *_foot(document, store, link, texts)]
    return ended(rows, training=document.training, texts=texts)


def _whose(document: Document, names: Mapping[str, str], member: Member | None, texts: Texts) -> Iterator[Row]:
    """Number, time and people."""
    yield Pair(texts("ticket.number"), document.number)
    yield Pair(texts("ticket.moment"), clock_time(document.moment, offset_minutes=document.offset_minutes))
    yield Pair(texts("ticket.clerk"), _names((document.staff_id,), names, texts))
    shared = _assistants_of_all(document)
    if shared:
        yield Pair(texts("receipt.assistants"), _names(shared, names, texts))
    if member is not None:
        yield Pair(texts("receipt.member"), f"{_masked_member(member)} {member.level}".rstrip())


def _assistants_of_all(document: Document) -> tuple[str, ...]:
    """The assistants, when all lines have the same; else none."""
    teams = {_ids(line) for line in document.lines}
    return teams.pop() if len(teams) == 1 else ()


def _ids(line: DocumentLine) -> tuple[str, ...]:
    return tuple(share.staff_id for share in line.assistants)


def _names(ids: tuple[str, ...], names: Mapping[str, str], texts: Texts) -> str:
    return texts("ticket.name_break").join(names.get(staff_id, staff_id) for staff_id in ids)


def _masked_member(member: Member) -> str:
    """A receipt is left lying about: no more than the masked number, or the first letter of the name."""
    return member.phone_masked or f"{member.name[:1]}**"


def _columns(item: str, quantity: str, price: str, amount: str) -> Columns:
    return Columns(
        (
            Cell(item, weight=10),
            Cell(quantity, weight=5, align=Align.RIGHT),
            Cell(price, weight=9, align=Align.RIGHT),
            Cell(amount, weight=10, align=Align.RIGHT),
        )
    )


def _line(line: DocumentLine, texts: Texts) -> Iterator[Row]:
    yield Text(" ".join(filter(None, (line.name, line.colour, line.size))), bold=True)
    gross = extend(line.retail_price, line.quantity)
    yield _columns(line.style_code, pieces(line.quantity), yuan(line.retail_price), yuan(gross))
    if line.list_price > line.retail_price:
        yield Text("  " + texts("receipt.list_price", price=yuan(line.list_price)))
    for allocation in line.allocations:
        by_hand = allocation.rule_id in {MANUAL_LINE, MANUAL_ORDER}
        name = texts("receipt.manual", reason=allocation.rule_name) if by_hand else allocation.rule_name
        yield Pair("  " + name, yuan(-allocation.amount))
    if line.allocations:
        yield Pair("  " + texts("receipt.line_paid"), yuan(line.paid))
    if line.fulfilment is not Fulfilment.TAKEN:
        yield Text("  " + texts(f"fulfilment.{line.fulfilment}"), bold=True)
    if line.note:
        yield Text("  " + texts("receipt.note", note=line.note))


def _totals(document: Document, texts: Texts) -> Iterator[Row]:
    gross = sum(extend(line.retail_price, line.quantity) for line in document.lines)
    discount = sum(allocation.amount for line in document.lines for allocation in line.allocations)
    listed = sum(extend(max(line.list_price, line.retail_price), line.quantity) for line in document.lines)
    yield Pair(texts("receipt.pieces"), pieces(sum(line.quantity for line in document.lines)))
    if discount:
        yield Pair(texts("receipt.gross"), yuan(gross))
        yield Pair(texts("receipt.discount"), yuan(-discount))
    label = texts("receipt.refund") if document.total < 0 else texts("receipt.total")
    yield Pair(label, _sum(document.total), bold=True, size=Size.DOUBLE)
    saved = listed - sum(line.paid for line in document.lines)
    if saved > 0:
        yield Pair(texts("receipt.saved"), yuan(saved))


def _sum(amount: Fen) -> str:
    """An amount with the sign of the currency before its digits: `￥12.00`, `-￥12.00`."""
    return f"{'-' if amount < 0 else ''}￥{yuan(abs(amount))}"


def _tender(tender: Tender, texts: Texts) -> Iterator[Row]:
    name = texts(f"tender.{tender.kind}")
    if tender.kind is TenderKind.CASH and tender.given:
        yield Pair(name, yuan(tender.given))
        yield Pair(texts("receipt.change"), yuan(tender.change), bold=tender.change > 0)
    else:
        yield Pair(" ".join(filter(None, (name, tender.reference))), yuan(tender.amount))


def _tax(document: Document, texts: Texts) -> Iterator[Row]:
    within = sum(line.tax_amount for line in document.lines if line.tax_included)
    on_top = sum(line.tax_amount for line in document.lines if not line.tax_included)
    if within:
        yield Pair(texts("receipt.tax_included"), yuan(within))
    if on_top:
        yield Pair(texts("receipt.tax_on_top"), yuan(on_top))


def _foot(document: Document, store: Store, link: str, texts: Texts) -> Iterator[Row]:
    yield Blank()
    yield Barcode(document.number)
    if link:
        yield Qr(link)
        yield Text(texts("receipt.scan"), align=Align.CENTRE)
    yield Blank()
    yield Text(store.legal_name, align=Align.CENTRE)
    if store.tax_number:
        yield Text(texts("receipt.tax_number", number=store.tax_number), align=Align.CENTRE)
    yield Text(texts("receipt.keep"), align=Align.CENTRE)
    yield Text(texts("receipt.thanks"), align=Align.CENTRE)
