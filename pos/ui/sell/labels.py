"""The words on the sell screen that never change while a language is spoken."""

from __future__ import annotations

from pos.ui.language import translate
from pos.ui.sell.view import SellView


def say_labels(view: SellView) -> None:
    """Say them."""
    view.field.setAccessibleName(translate("Sell", "Scan or type"))
    view.hold.say(translate("Sell", "Hold"))
    view.discount.say(translate("Sell", "Discount"))
    view.more.say(translate("Sell", "More"))
    view.totals.offer(translate("Sell", "Why these prices?"), "Ctrl+I")
    view.cart.head.say(
        (
            translate("Sell", "Goods"),
            translate("Sell", "Tag"),
            translate("Sell", "Quantity"),
            translate("Sell", "Amount"),
        )
    )
    view.cart.empty_title.say(translate("Sell", "Scan the first item"))
    view.cart.empty_words.say(translate("Sell", "or type a code, a name or pinyin initials in the field above"))
