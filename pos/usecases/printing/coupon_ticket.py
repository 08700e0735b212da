"""A coupon or voucher on paper (优惠券, 兑换券): what it is worth, from when to when, and the code that redeems it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pos.domain.store import Store
from pos.domain.texts import Texts
from pos.domain.ticket.rows import Align, Barcode, Pair, Qr, Row, Rule, Size, Text, Ticket
from pos.domain.ticket.template import PLAIN, Templates
from pos.ports.printing import JobKind
from pos.usecases.printing.heading import composed, heading, optional, required


@dataclass(frozen=True, slots=True, kw_only=True)
class CouponSlip:
    """A coupon as it is printed."""

    code: str
    """Scanned to redeem it; letters and digits."""
    name: str
    """What it is called: `满500减80`."""
    worth: str
    """In large letters: `￥80`, `8.5折`, `礼品一份`."""
    valid_from: date
    """The first day."""
    valid_until: date
    """The last day."""
    conditions: tuple[str, ...] = ()
    """Each on a line of its own."""
    member: str = ""
    """Whose it is, masked; empty: the bearer's."""
    source: str = ""
    """The receipt it came with; empty: none."""


def coupon_ticket(coupon: CouponSlip, *, store: Store, texts: Texts, templates: Templates = PLAIN) -> Ticket:
    """The coupon's ticket: as a QR, which phones and scanners read, and as bars."""
    blocks = [
        *heading(store, texts("coupon.title"), texts=texts),
        required("worth", _worth(coupon)),
        required("valid", _valid(coupon, texts)),
        required("code", (Qr(coupon.code), Barcode(coupon.code))),
        optional("closing", (Text(texts("coupon.once"), align=Align.CENTRE),)),
    ]
    return composed(JobKind.COUPON, blocks, store=store, texts=texts, number=coupon.code, templates=templates)


def _worth(coupon: CouponSlip) -> Iterator[Row]:
    yield Text(coupon.worth, align=Align.CENTRE, bold=True, size=Size.DOUBLE)
    yield Text(coupon.name, align=Align.CENTRE, bold=True)
    yield Rule()


def _valid(coupon: CouponSlip, texts: Texts) -> Iterator[Row]:
    yield Pair(texts("coupon.from"), f"{coupon.valid_from:%Y-%m-%d}")
    yield Pair(texts("coupon.until"), f"{coupon.valid_until:%Y-%m-%d}", bold=True)
    if coupon.member:
        yield Pair(texts("receipt.member"), coupon.member)
    if coupon.source:
        yield Pair(texts("coupon.source"), coupon.source)
    for condition in coupon.conditions:
        yield Text(f"· {condition}")
    yield Rule()
