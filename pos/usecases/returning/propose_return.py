"""What a return or an exchange would come to, shown before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from pos.domain.catalogue import Item
from pos.domain.coming_back import (
    Chosen,
    at_same_discount,
    gift_kept,
    gifts_owed,
    lines_back,
    one_by_one,
    same_style_line,
    value_of,
)
from pos.domain.document import DocumentKind, DocumentLine
from pos.domain.earned import EarnedCoupon
from pos.domain.mark import Mark
from pos.domain.money import Fen
from pos.domain.no_longer_earned import no_longer_earned
from pos.domain.pricing import PricedCart, line_of
from pos.domain.quantity import ONE, Milli
from pos.domain.refund import LineLeft, Refundable, after, total_of
from pos.domain.staff import Deed, Permission
from pos.domain.taking_back import TakenBack, taken_back
from pos.domain.tender import Tender, TenderMethod
from pos.domain.trade_rules import ExchangePrice, TradeRules
from pos.domain.ways_back import BUILT_IN, Way, carried_over, kept_for, ways_back
from pos.ports.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Wish:
    """What the customer wants, as the clerk has put it together so far."""

    return_id: str
    """UUIDv7: becomes the document's id, so that writing it twice is writing it once."""
    refundable: Refundable
    """The receipt, and what can still come back of it."""
    chosen: tuple[Chosen, ...] = ()
    """What comes back."""
    faulty: frozenset[int] = frozenset()
    """Lines that go to the faulty goods; the others are sold again."""
    out: tuple[Item, ...] = ()
    """What goes out instead, a piece each; empty: a return."""
    marks: tuple[Mark | None, ...] = ()
    """Which lot or number each piece of `out` is, in the same order; shorter: nothing is known of the others."""
    priced: PricedCart | None = None
    """Today's prices of what of `out` is of another style (in the same order); None: nothing is."""
    way: Way = Way.AS_PAID
    """How money goes back."""
    waived: bool = False
    """Gifts whose condition breaks stay with the customer for nothing, and nothing is kept for coupons that are spent;
    by approval."""
    coupons: tuple[EarnedCoupon, ...] = ()
    """What the sale earned, as head office knows it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What it comes to."""

    kind: DocumentKind
    """A return or an exchange."""
    back: tuple[DocumentLine, ...]
    """What comes back, at what it really cost."""
    out: tuple[DocumentLine, ...]
    """What goes out, gifts that are kept among it."""
    total: Fen
    """To be paid (above 0), or to be given back (below 0)."""
    tenders: tuple[Tender, ...]
    """How it is given back; empty where something is to be paid, or nothing moves."""
    carried: tuple[Tender, ...]
    """What had been paid and pays for what goes out."""
    gifts: tuple[LineLeft, ...]
    """Gifts that were given with what comes back, and stay."""
    gifts_value: Fen
    """What they cost unless they come back as well, or it is waived."""
    late: tuple[int, ...]
    """Lines whose time for coming back is over, or that never come back."""
    needs: tuple[Deed, ...]
    """What a role may have to ask for, beyond the return itself."""
    taken: TakenBack
    """Coupons and 返现 that are no longer earned."""
    coupons_value: Fen
    """What is kept for those that are spent, or would be if it were not waived."""

    @property
    def lines(self) -> tuple[DocumentLine, ...]:
        """All lines, in the document's order."""
        return (*self.back, *self.out)


class ProposeReturn:
    """Works a wish out; the same wish always comes to the same."""

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        rules: Callable[[], TradeRules],
        today: Callable[[], date],
    ) -> None:
        self._catalogue = catalogue
        self._rules = rules
        self._today = today

    def __call__(self, wish: Wish) -> Proposal:
        """What `wish` comes to. Raises BadValue for what cannot be chosen."""
        rules = self._rules()
        back = (one_by_one if wish.out else lines_back)(wish.refundable, wish.chosen)
        out = list(_outgoing(back, wish, rules.exchange))
        gifts = gifts_owed(wish.refundable, wish.chosen, out)
        returned = {each.line: each.quantity for each in wish.chosen}
        lost = tuple(no_longer_earned(wish.refundable, returned, out))
        taken = taken_back(wish.refundable, lost, wish.coupons, wish.return_id)
        owed = sum(value_of(gift, _returning(wish, gift)) for gift in gifts)
        if not wish.waived:
            back, kept = _keep_gifts(back, gifts, wish, start=len(back) + len(out))
            out += kept
        lines = (*back, *out)
        total = total_of(lines)
        # More than what goes back is never asked for.
        withheld = kept_for(taken.spent, max(0, -total))
        value = -sum(tender.amount for tender in withheld)
        if wish.waived:
            withheld = ()
        tenders = (
            ways_back(
                wish.refundable.tenders,
                -total + sum(tender.amount for tender in withheld),
                way=wish.way,
                rounding=rules.cash,
                methods=methods_of(rules),
            )
            if total < 0
            else ()
        ) + withheld
        paying = min(-total_of(back), total_of(out))
        late = self._late(wish)
        kind = DocumentKind.EXCHANGE if wish.out else DocumentKind.RETURN
        return Proposal(
            kind=kind,
            back=tuple(replace(line, line=number) for number, line in enumerate(back, start=1)),
            out=tuple(replace(line, line=number) for number, line in enumerate(out, start=len(back) + 1)),
            total=total,
            tenders=tenders,
            carried=carried_over(after(wish.refundable.tenders, tenders), paying) if paying > 0 else (),
            gifts=gifts,
            gifts_value=owed,
            late=late,
            needs=tuple(_needs(wish, late, owed + value if wish.waived else 0)),
            taken=taken,
            coupons_value=value,
        )

    def _late(self, wish: Wish) -> tuple[int, ...]:
        """Lines beyond their days. What the catalogue no longer has comes back as long as anything does."""
        sold, today, late = wish.refundable.document, self._today(), []
        for each in wish.chosen:
            item = self._catalogue.item(wish.refundable.line(each.line).line.variant_id)
            if item is None:
                continue
            if item.return_days == 0 or today > sold.business_date + timedelta(days=item.return_days):
                late.append(each.line)
        return tuple(late)


def methods_of(rules: TradeRules) -> dict[str, TenderMethod]:
    """Every method of payment, by id."""
    return {**BUILT_IN, **{method.method_id: method for method in rules.methods}}


def returning(wish: Wish, amount: Fen) -> Deed:
    """The deed of the return itself. `amount`: what is given back."""
    return Deed(Permission.RETURN, subject=wish.return_id, detail=wish.refundable.document.number, amount=amount)


def _needs(wish: Wish, late: tuple[int, ...], waived: Fen) -> list[Deed]:
    number = wish.refundable.document.number
    needs = []
    if late:
        lines = ",".join(str(line) for line in late)
        needs.append(Deed(Permission.RETURN_LATE, subject=wish.return_id, detail=f"{number} {lines}"))
    if waived:
        needs.append(Deed(Permission.WAIVE, subject=wish.return_id, detail=number, amount=waived))
    return needs


def _returning(wish: Wish, gift: LineLeft) -> Milli:
    return next((each.quantity for each in wish.chosen if each.line == gift.line.line), 0)


def _outgoing(back: tuple[DocumentLine, ...], wish: Wish, rule: ExchangePrice) -> list[DocumentLine]:
    """A piece of the same style takes the place of one that comes back; others are at the chain's price."""
    free = [line for line in back if line.quantity == -ONE]
    lines: list[DocumentLine] = []
    priced = list(wish.priced.lines) if wish.priced else []
    for number, (item, mark) in enumerate(zip_longest(wish.out, wish.marks[: len(wish.out)]), start=len(back) + 1):
        twin = next((line for line in free if line.style_code == item.style_code), None)
        if twin is not None:
            free.remove(twin)
            line = same_style_line(twin, item, code=item.barcode or item.style_code, number=number)
            lines.append(line.marked(mark))
            continue
        line = line_of(priced.pop(0), number=number)
        if rule is ExchangePrice.ORIGINAL and free:
            line = at_same_discount(line, free.pop(0))
        lines.append(line.marked(mark))
    return lines


def _keep_gifts(
    back: tuple[DocumentLine, ...], gifts: tuple[LineLeft, ...], wish: Wish, *, start: int
) -> tuple[tuple[DocumentLine, ...], list[DocumentLine]]:
    """A gift that is kept comes back and is sold, so that the ledger knows that it was paid for."""
    kept: list[DocumentLine] = []
    for gift in gifts:
        quantity = gift.left - _returning(wish, gift)
        left = replace(gift, returned=gift.returned + _returning(wish, gift))
        chosen = (Chosen(gift.line.line, quantity),)
        back = (*back, *lines_back(replace(wish.refundable, lines=(left,)), chosen))
        kept.append(gift_kept(gift.line, quantity, number=start + len(kept) + 1))
    return back, kept


def of_other_styles(refundable: Refundable, chosen: tuple[Chosen, ...], out: tuple[Item, ...]) -> tuple[Item, ...]:
    """Those of `out` for which no piece of the same style comes back: these have to be priced."""
    free = [refundable.line(each.line).line.style_code for each in chosen for _ in range(each.quantity // ONE)]
    others = []
    for item in out:
        if item.style_code in free:
            free.remove(item.style_code)
        else:
            others.append(item)
    return tuple(others)
