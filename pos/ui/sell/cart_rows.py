"""From a priced cart to what is read on the screen."""

from __future__ import annotations

from collections.abc import Mapping

from pos.domain.cart import Cart, CartLine
from pos.domain.document import Allocation, Fulfilment
from pos.domain.member import Member
from pos.domain.money import yuan
from pos.domain.pricing import MANUAL_LINE, MANUAL_ORDER, PricedCart, PricedLine
from pos.domain.quantity import extend, pieces
from pos.ui.language import translate
from pos.ui.reasons import beside_words, rule_words
from pos.ui.sell.cart_model import CartRow
from pos.ui.sell.totals_row import TotalsRow
from pos.ui.words import discount_words, dotted, fulfilment_words, less, mark_words


class CartRows:
    """The cart's lines, as they are read. A line that did not change is not said again: a scan changes one of fifty."""

    def __init__(self) -> None:
        self._said: dict[int, tuple[CartLine, tuple[Allocation, ...], CartRow]] = {}

    def forget(self) -> None:
        """The words or the names are others now."""
        self._said.clear()

    def __call__(self, priced: PricedCart, names: Mapping[str, str]) -> tuple[CartRow, ...]:
        """The rows. `names`: staff id → name."""
        before, self._said = self._said, {}
        for line in priced.lines:
            known = before.get(line.line.line_id)
            same = known is not None and known[0] is line.line and known[1] == line.allocations
            row = known[2] if known is not None and same else _row(line, names)
            self._said[line.line.line_id] = (line.line, line.allocations, row)
        return tuple(row for _, _, row in self._said.values())


def tally(priced: PricedCart) -> str:
    """How much is in the cart: `3 lines · 4 pcs`."""
    if not priced.lines:
        return ""
    words = translate("Sell", "{lines} lines, {pieces} pcs")
    return words.format(lines=len(priced.lines), pieces=pieces(priced.pieces))


def totals_rows(priced: PricedCart) -> tuple[TotalsRow, ...]:
    """The reasons of the amount due: from the tags, by discounts."""
    if not priced.lines:
        return ()
    rows = [TotalsRow(translate("Sell", "Tag prices"), yuan(priced.list_total))]
    if priced.list_total > priced.gross:
        rows.append(TotalsRow(translate("Sell", "Today's prices"), less(priced.list_total - priced.gross), "promo"))
    by_rule: dict[str, int] = {}
    reasons: dict[str, list[str]] = {}
    for line in priced.lines:
        for part in line.allocations:
            by_rule[part.rule_id] = by_rule.get(part.rule_id, 0) + part.amount
            if part.rule_name and part.rule_name not in reasons.setdefault(part.rule_id, []):
                reasons[part.rule_id].append(part.rule_name)
    # As they were applied: each from what the ones before had left.
    applied = {each.rule_id: place for place, each in enumerate(priced.why.applied)}
    ordered = sorted(by_rule, key=lambda rule: applied.get(rule, len(applied)))
    for at, rule in enumerate(ordered):
        behind = ordered[at:]
        more = translate("Sell", "{n} more promotions").format(n=len(behind))
        rest = (more, less(sum(by_rule[each] for each in behind)))
        rows.append(TotalsRow(*_reason(rule, "、".join(reasons.get(rule, [])), by_rule[rule]), rest=rest))
    on_top = priced.total - sum(line.paid for line in priced.lines)
    if on_top:
        rows.append(TotalsRow(translate("Sell", "Tax"), yuan(on_top)))
    near = priced.why.next_steps[0].name if priced.why.next_steps else ""
    rows += [TotalsRow(words, "", "brand", name=near if words.endswith(near) else "") for words in beside_words(priced)]
    return tuple(rows)


def _reason(rule: str, names: str, amount: int) -> tuple[str, str, str, str]:
    """Label, amount, tone and note of what a rule took off in all."""
    if rule == MANUAL_ORDER:
        return translate("Sell", "Off the sale"), less(amount), "promo", names
    if rule == MANUAL_LINE:
        return translate("Sell", "Off single lines"), less(amount), "promo", names
    return rule_words(rule, names), less(amount), "promo", ""


def member_words(member: Member | None) -> tuple[str, str, str]:
    """Title, detail and initial for the member's card."""
    if member is None:
        return translate("Sell", "No member"), translate("Sell", "Member code or phone number"), ""
    title = "  ".join(part for part in (member.phone_masked, member.name) if part) or member.level
    stored = member.principal + member.gift
    detail = dotted(
        member.level,
        translate("Sell", "Points {n}").format(n=f"{member.points:,}"),
        translate("Sell", "Stored {amount}").format(amount=yuan(stored)) if stored else "",
    )
    return title, detail, (member.level or member.name or "?")[0]


def assistants_words(cart: Cart, names: Mapping[str, str]) -> str:
    """Who is credited for the sale."""
    return "、".join(names.get(share.staff_id, share.staff_id[:4]) for share in cart.assistants)


def _row(priced: PricedLine, names: Mapping[str, str]) -> CartRow:
    line, item = priced.line, priced.line.item
    chips: list[tuple[str, str]] = []
    tagged = item.list_price > line.unit_price or priced.gross > priced.paid
    for part in priced.allocations:
        by_hand = part.rule_id == MANUAL_LINE and line.discount is not None
        why = discount_words(line.discount) if by_hand and line.discount else rule_words(part.rule_id, part.rule_name)
        chips.append((f"{why} {less(part.amount)}".strip(), "promo"))
    if line.assistants:
        chips.append(("、".join(names.get(share.staff_id, share.staff_id[:4]) for share in line.assistants), "brand"))
    if line.note:
        chips.append((line.note, "warn"))
    if line.fulfilment is not Fulfilment.TAKEN:
        chips.append((fulfilment_words(line.fulfilment), "brand"))
    if not item.on_sale:
        chips.append((translate("Sell", "taken off sale"), "warn"))
    return CartRow(
        line_id=line.line_id,
        name=item.name,
        # What the label of this very piece says takes the place of the barcode.
        detail=dotted(
            item.colour, item.size, mark_words(line.trace.mark) or item.barcode or line.code or item.style_code
        ),
        list_price=yuan(item.list_price) if tagged else "",
        list_total=yuan(extend(item.list_price, line.quantity)) if tagged else "",
        quantity=pieces(line.quantity),
        paid=yuan(priced.paid),
        chips=tuple(chips),
        picture=item.picture,
    )
