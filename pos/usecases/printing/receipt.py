"""The receipt (销售小票) of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pos.domain.document import Document, DocumentKind, DocumentLine, Fulfilment, InvoiceState
from pos.domain.member import Member
from pos.domain.money import Fen, yuan
from pos.domain.pricing import MANUAL_LINE, MANUAL_ORDER
from pos.domain.promotion.finishing import POINTS, ROUNDING
from pos.domain.promotion.preparing import MEMBER_DISCOUNT, MEMBER_PRICE, SPECIAL_PRICE
from pos.domain.quantity import extend, pieces
from pos.domain.store import Store
from pos.domain.tender import Tender, TenderKind
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Blank, Cell, Columns, Pair, Qr, Row, Rule, Size, Text, Ticket
from pos.domain.ticket.template import PLAIN, Block, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import clock_time, composed, heading, numbered, optional, required, signed

KINDS = {
    DocumentKind.SALE: JobKind.RECEIPT,
    DocumentKind.RETURN: JobKind.RETURN,
    DocumentKind.EXCHANGE: JobKind.EXCHANGE,
    DocumentKind.VOID: JobKind.VOID,
    DocumentKind.PRICE_PROTECTION: JobKind.PRICE_PROTECTION,
    DocumentKind.CORRECTION: JobKind.RECEIPT,
}
"""What a document's receipt is called."""
_OWN_RULES = {
    SPECIAL_PRICE: "receipt.special_price",
    MEMBER_PRICE: "receipt.member_price",
    MEMBER_DISCOUNT: "receipt.member_discount",
    POINTS: "receipt.points",
    ROUNDING: "receipt.rounding",
}
"""What is given without a rule of head office's has no name of its own."""
_CUSTOMER_SIGNS = frozenset({DocumentKind.RETURN, DocumentKind.EXCHANGE, DocumentKind.PRICE_PROTECTION})
"""Money goes back, or goods did: the customer's hand stands on the shop's copy."""


def receipt(
    document: Document,
    *,
    store: Store,
    names: Mapping[str, str],
    texts: Texts,
    member: Member | None = None,
    link: str = "",
    invoice_link: str = "",
    originals: Mapping[str, str] | None = None,
    templates: Templates = PLAIN,
) -> Ticket:
    """The receipt of a document.

    `names`: staff names by id; an id without one is printed itself. `link`: the address of the QR at its end; no QR
    without one. `invoice_link`: with which the customer asks for the tax invoice. `originals`: numbers by id of the
    documents that lines come back from. Refunds print the same receipt with negative amounts; an exchange shows first
    what came back, then what went out.
    """
    blocks: list[Block] = [
        *heading(store, texts(f"kind.{document.kind}"), texts=texts),
        required("document", _whose(document, names, member, texts)),
        optional("origin", _origin(document, originals or {}, texts)),
        required("lines", _lines(document, names, texts)),
        required("totals", (*_totals(document, texts), Rule())),
        required("tenders", [row for tender in document.tenders for row in _tender(tender, texts)]),
        required("tax", _tax(document, texts)),
    ]
    if document.kind in _CUSTOMER_SIGNS:
        blocks.append(signed(texts))
    blocks += [
        numbered(document.number),
        optional("link", (Qr(link), Text(texts("receipt.scan"), align=Align.CENTRE)) if link else ()),
        optional("invoice", _invoice(document, invoice_link, texts)),
        optional("legal", _legal(store, texts)),
        optional("closing", [Text(texts(f"receipt.{word}"), align=Align.CENTRE) for word in ("keep", "thanks")]),
    ]
    return composed(
        KINDS[document.kind],
        blocks,
        store=store,
        texts=texts,
        number=document.number,
        templates=templates,
        training=document.training,
    )


def _lines(document: Document, names: Mapping[str, str], texts: Texts) -> Iterator[Row]:
    yield Rule()
    yield _columns(texts("receipt.item"), texts("receipt.quantity"), texts("receipt.price"), texts("receipt.amount"))
    yield Rule()
    shared = _assistants_of_all(document)
    if document.kind is DocumentKind.EXCHANGE:
        back = [line for line in document.lines if line.quantity < 0]
        parts = [("receipt.came_back", back), ("receipt.went_out", [li for li in document.lines if li.quantity >= 0])]
    else:
        parts = [("", list(document.lines))]
    for title, lines in parts:
        if title and lines:
            yield Text(texts(title), bold=True)
        for line in lines:
            yield from _line(line, texts)
            if not shared and line.assistants:
                yield Pair("  " + texts("receipt.assistants"), _names(_ids(line), names, texts))
    yield Rule()


def _origin(document: Document, originals: Mapping[str, str], texts: Texts) -> Iterator[Row]:
    """The receipts that lines come back from."""
    for document_id in dict.fromkeys(line.returns_document for line in document.lines if line.returns_document):
        yield Pair(texts("receipt.original"), originals.get(document_id, document_id))


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
        if by_hand:
            name = texts("receipt.manual", reason=allocation.rule_name)
        else:
            own = _OWN_RULES.get(allocation.rule_id)
            name = allocation.rule_name if own is None else texts(own)
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
    if saved > 0 and document.kind is DocumentKind.SALE:
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


def _invoice(document: Document, link: str, texts: Texts) -> Iterator[Row]:
    """Whom it is for, the QR with which it is asked for, and how much it can be of; or that it is reversed."""
    if document.buyer is not None and document.buyer.tax_number:
        yield Pair(texts("receipt.invoice_for"), document.buyer.name)
        yield Pair(texts("receipt.invoice_for_number"), document.buyer.masked_number)
    if document.invoice is InvoiceState.REVERSED:
        yield Text(texts("receipt.invoice_reversed"), align=Align.CENTRE)
    elif link:
        yield Qr(link)
        yield Text(texts("receipt.invoice_scan", amount=yuan(document.invoiceable)), align=Align.CENTRE)


def _legal(store: Store, texts: Texts) -> Iterator[Row]:
    yield Blank()
    yield Text(store.legal_name, align=Align.CENTRE)
    if store.tax_number:
        yield Text(texts("receipt.tax_number", number=store.tax_number), align=Align.CENTRE)
