"""From a priced cart to the rows of the panel that explains it."""

from __future__ import annotations

from collections.abc import Iterator

from pos.domain.money import yuan
from pos.domain.pricing import MANUAL_LINE, MANUAL_ORDER, PricedCart, PricedLine
from pos.domain.promotion.finishing import POINTS, ROUNDING
from pos.domain.promotion.preparing import MEMBER_DISCOUNT, MEMBER_PRICE, SPECIAL_PRICE
from pos.domain.promotion.priced import Applied, Reason
from pos.domain.quantity import ONE, extend, pieces
from pos.ui.language import translate
from pos.ui.parts.choices import Choice
from pos.ui.reasons import reward_words, rule_words
from pos.ui.why.words import concerns, funder_words, nearness, refusal_words
from pos.ui.words import count, dotted, less

WHOLE = "0"
"""Key of the whole sale among the goods."""
OWN = frozenset({SPECIAL_PRICE, MEMBER_PRICE, MEMBER_DISCOUNT, MANUAL_LINE, MANUAL_ORDER, POINTS, ROUNDING})
"""What is no promotion of head office's: it has a place of its own to be taken off."""


def goods_rows(priced: PricedCart) -> Iterator[Choice]:
    """The whole sale, then each line: what it costs now."""
    saved = priced.list_total - sum(line.paid for line in priced.lines)
    yield Choice(
        key=WHOLE,
        title=translate("Why", "The whole sale"),
        detail=translate("Why", "{lines} lines").format(lines=len(priced.lines)),
        right=yuan(priced.total),
        right_note=less(saved) if saved > 0 else "",
        note_tone="promo",
    )
    for line in priced.lines:
        item, off = line.line.item, _tag(line) - line.paid
        yield Choice(
            key=str(line.line.line_id),
            title=item.name,
            detail=dotted(item.colour, item.size, count(line.line.quantity)),
            right=yuan(line.paid),
            right_note=less(off) if off > 0 else "",
            note_tone="promo",
        )


def line_rows(line: PricedLine) -> Iterator[Choice]:
    """From the tag to what it costs now, one step after the other."""
    item, each = line.line.item, line.line
    yield Choice(
        key="",
        title=translate("Why", "Price on the tag"),
        detail=_times(each.quantity, max(item.list_price, each.unit_price)),
        right=yuan(_tag(line)),
    )
    if _tag(line) > line.gross:
        yield Choice(
            key="",
            title=translate("Why", "Today's price"),
            detail=_times(each.quantity, each.unit_price),
            right=less(_tag(line) - line.gross),
        )
    for part in line.allocations:
        by_hand = each.discount is not None and part.rule_id == MANUAL_LINE
        yield Choice(
            key=part.rule_id,
            title=translate("Why", "By hand") if by_hand else rule_words(part.rule_id, part.rule_name),
            detail=part.rule_name if by_hand else funder_words(part.funder),
            right=less(part.amount),
        )
    yield Choice(key="", title=translate("Why", "To pay now"), detail=count(each.quantity), right=yuan(line.paid))


def sale_rows(priced: PricedCart) -> Iterator[Choice]:
    """Every rule: those that apply with what they take off, then those that do not, with the reason."""
    for rule in priced.why.applied:
        yield Choice(
            key=rule.rule_id,
            title=rule_words(rule.rule_id, rule.name),
            detail=dotted(_beside(rule, priced), funder_words(rule.funder)),
            right=less(rule.amount) if rule.amount else "",
        )
    names = {rule.rule_id: rule_words(rule.rule_id, rule.name) for rule in priced.why.applied}
    for refused in sorted(filter(concerns, priced.why.refused), key=nearness):
        declined = refused.reason is Reason.DECLINED
        yield Choice(
            key=refused.rule_id,
            title=rule_words(refused.rule_id, refused.name),
            detail=refusal_words(refused, names),
            chip=translate("Why", "Not wanted") if declined else "",
            chip_tone="warn",
        )


def can_decline(priced: PricedCart, rule_id: str) -> bool:
    """Whether it is a promotion or a coupon that applies."""
    return rule_id not in OWN and any(rule.rule_id == rule_id for rule in priced.why.applied)


def _beside(rule: Applied, priced: PricedCart) -> str:
    """What it gives where it takes nothing off, else on how many lines."""
    for reward in priced.why.rewards:
        if reward.rule_id == rule.rule_id:
            return reward_words(reward)
    for gift in priced.why.gifts:
        if gift.rule_id == rule.rule_id:
            return translate("Why", "{n} pcs as a gift").format(n=gift.choose)
    return translate("Why", "{lines} lines").format(lines=len(rule.lines)) if len(rule.lines) > 1 else ""


def _tag(line: PricedLine) -> int:
    return extend(max(line.line.item.list_price, line.line.unit_price), line.line.quantity)


def _times(quantity: int, price: int) -> str:
    return f"{pieces(quantity)} × {yuan(price)}" if quantity != ONE else ""
