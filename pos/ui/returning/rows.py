"""Receipts and their lines as rows."""

from __future__ import annotations

from datetime import datetime

from pos.domain.document import Document, DocumentKind
from pos.domain.money import Fen, yuan
from pos.domain.quantity import pieces
from pos.domain.refund import LineLeft
from pos.domain.tender import Tender, TenderKind
from pos.ui.language import translate
from pos.ui.parts.choices import Choice
from pos.ui.pay.methods import tender_words
from pos.ui.returning.opened import Opened
from pos.ui.words import day_and_time, dotted, signed_yuan

OUT = "out"
"""Key of a row that goes out: `out:0`, `out:1` …"""


def receipt_row(document: Document, now: datetime, offset: int) -> Choice:
    """A receipt of this till."""
    kind = {
        DocumentKind.RETURN: translate("Returning", "Return"),
        DocumentKind.EXCHANGE: translate("Returning", "Exchange"),
        DocumentKind.VOID: translate("Returning", "Void"),
        DocumentKind.PRICE_PROTECTION: translate("Returning", "Price difference"),
        DocumentKind.CORRECTION: translate("Returning", "Correction"),
    }.get(document.kind, "")
    names = dict.fromkeys(line.name for line in document.lines)
    return Choice(
        key=document.number,
        title=day_and_time(document.moment, now, offset),
        detail=dotted(*names) or document.number,
        right=signed_yuan(document.total),
        chip=kind,
        chip_tone="brand",
    )


def line_rows(opened: Opened) -> list[Choice]:
    """What can come back, and what goes out."""
    rows = [_left_row(left, opened) for left in opened.wish.refundable.lines]
    for place, item in enumerate(opened.wish.out):
        rows.append(
            Choice(
                key=f"{OUT}:{place}",
                title=item.name,
                detail=dotted(item.colour, item.size, item.style_code),
                right=_out_price(opened, place),
                chip=translate("Returning", "goes out"),
                chip_tone="promo",
                picture=item.picture,
            )
        )
    return rows


def _left_row(left: LineLeft, opened: Opened) -> Choice:
    line = left.line
    back = opened.chosen(line.line)
    cost = left.cost(min(left.left, 1000)) if left.left else 0
    each = translate("Returning", "{amount} each really paid").format(amount=yuan(cost)) if left.left else ""
    gone = translate("Returning", "{n} came back before").format(n=pieces(left.returned)) if left.returned else ""
    chip, tone = "", "ok"
    if back:
        faulty = line.line in opened.wish.faulty
        words = translate("Returning", "back ×{n}, faulty") if faulty else translate("Returning", "back ×{n}")
        chip, tone = words.format(n=pieces(back)), "warn" if faulty else "brand"
    elif not left.left:
        chip, tone = translate("Returning", "all back"), "stop"
    return Choice(
        key=str(line.line),
        title=line.name,
        detail=dotted(line.colour, line.size, each, gone),
        right=f"×{pieces(line.quantity)}",
        right_note=yuan(line.paid),
        chip=chip,
        chip_tone=tone,
    )


def _out_price(opened: Opened, place: int) -> str:
    if opened.proposal is None:
        return ""
    out = [line for line in opened.proposal.out if not line.note]
    return yuan(out[place].paid) if place < len(out) else ""


def sums_words(opened: Opened) -> str:
    """How the money goes."""
    proposal = opened.proposal
    if proposal is None or not proposal.lines:
        return ""
    if proposal.tenders:
        return translate("Returning", "Given back: {ways}").format(ways=ways_words(proposal.tenders))
    if proposal.total > 0:
        return translate("Returning", "To pay: {amount}").format(amount=yuan(proposal.total))
    return translate("Returning", "What was paid stays as it is.") if proposal.carried else ""


def ways_words(tenders: tuple[Tender, ...]) -> str:
    """`现金 100.00 · 银行卡 200.00`; each way once."""
    sums: dict[str, Fen] = {}
    for tender in tenders:
        if tender.kind is not TenderKind.ROUNDING:
            name = tender_words(tender)
            sums[name] = sums.get(name, 0) - tender.amount
    return dotted(*(f"{name} {yuan(amount)}" for name, amount in sums.items()))
