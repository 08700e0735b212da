"""From what is offered to the rows that are read."""

from __future__ import annotations

from collections.abc import Iterator

from pos.domain.cart import ChosenGift
from pos.domain.catalogue import Item
from pos.domain.money import yuan
from pos.ui.language import translate
from pos.ui.parts.choices import Choice
from pos.ui.words import dotted, less, with_sign
from pos.usecases.selling.show_offers import GiftOffer, Offers, PieceOffer

COUPONS = "coupons"
"""Key of the best coupons."""


def offer_rows(offers: Offers, chosen: tuple[ChosenGift, ...]) -> Iterator[Choice]:
    """The coupons that fit best, gifts, and pieces for a little more. `chosen`: gifts that were chosen."""
    if offers.coupons:
        yield Choice(
            key=COUPONS,
            title="、".join(coupon.name for coupon in offers.coupons),
            detail=translate("Offers", "Of the member's coupons and vouchers, what leaves the least to pay"),
            right=less(offers.saves),
            chip=translate("Offers", "{n} coupons").format(n=len(offers.coupons)),
            chip_tone="promo",
            picture="",
        )
    taken = {(gift.rule_id, gift.item.variant_id) for gift in chosen}
    for gift in offers.gifts:
        yes = (gift.rule_id, gift.item.variant_id) in taken
        yield Choice(
            key=key_of_gift(gift),
            title=gift.item.name,
            detail=dotted(_which(gift.item), gift.rule_name),
            right=yuan(0),
            right_note=yuan(gift.item.retail_price) if gift.item.retail_price else "",
            chip=translate("Offers", "Chosen") if yes else translate("Offers", "Gift"),
            chip_tone="ok" if yes else "promo",
            picture=gift.item.picture,
        )
    for piece in offers.pieces:
        yield Choice(
            key=key_of_piece(piece),
            title=piece.item.name,
            detail=dotted(_which(piece.item), piece.rule_name),
            right=with_sign(piece.more),
            right_note=yuan(piece.item.retail_price) if piece.item.retail_price > piece.more else "",
            chip=translate("Offers", "A little more"),
            chip_tone="brand",
            picture=piece.item.picture,
        )


def key_of_gift(gift: GiftOffer) -> str:
    """Tells a gift's row from the others."""
    return f"gift {gift.rule_id} {gift.item.variant_id}"


def key_of_piece(piece: PieceOffer) -> str:
    """Tells a piece's row from the others."""
    return f"piece {piece.rule_id} {piece.item.variant_id}"


def _which(item: Item) -> str:
    return dotted(item.colour, item.size)
