"""Figures and moments as they are read in the shop."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pos.domain.moments import store_local
from pos.domain.money import Fen, yuan
from pos.domain.quantity import Milli, pieces
from pos.ui.language import translate

if TYPE_CHECKING:
    from pos.domain.cart import ManualDiscount
    from pos.domain.catalogue import Item
    from pos.domain.document import Fulfilment
    from pos.domain.mark import Mark

MINUS = "\N{MINUS SIGN}"


def less(amount: Fen) -> str:
    """An amount taken off: `−149.50`."""
    return f"{MINUS}{yuan(abs(amount))}"


def with_sign(amount: Fen) -> str:
    """`+0.50`, `−0.50`, `0.00`."""
    return f"+{yuan(amount)}" if amount > 0 else signed_yuan(amount)


def signed_yuan(amount: Fen) -> str:
    """`49.50`, `−49.50` of a return or a loss: with the same minus as everywhere on the screens."""
    return yuan(amount).replace("-", MINUS)


def clock_time(moment: datetime, offset_minutes: int) -> str:
    """`09:05`, in the store's time."""
    return f"{store_local(moment, offset_minutes=offset_minutes):%H:%M}"


def day_and_time(moment: datetime, now: datetime, offset_minutes: int) -> str:
    """`Today 09:12`, `Yesterday 18:00`, `11-20 18:00`, in the store's time."""
    local, today = (store_local(each, offset_minutes=offset_minutes) for each in (moment, now))
    time = f"{local:%H:%M}"
    if local.date() == today.date():
        return translate("Words", "Today {time}").format(time=time)
    if local.date() == today.date() - timedelta(days=1):
        return translate("Words", "Yesterday {time}").format(time=time)
    return f"{local:%m-%d} {time}"


def count(quantity: Milli) -> str:
    """`2 pcs`."""
    return translate("Words", "{n} pcs").format(n=pieces(quantity))


def signed(quantity: Milli) -> str:
    """`3`, or `−1` where more was sold than was counted."""
    return pieces(quantity).replace("-", MINUS)


def mark_words(mark: Mark | None) -> str:
    """`lot A1 · until 2027-03-31 · no. 7`; empty without a mark."""
    if mark is None:
        return ""
    return dotted(
        translate("Sell", "lot {lot}").format(lot=mark.lot) if mark.lot else "",
        translate("Sell", "until {day}").format(day=mark.expiry.isoformat()) if mark.expiry else "",
        translate("Sell", "no. {serial}").format(serial=mark.serial) if mark.serial else "",
    )


def dotted(*parts: str) -> str:
    """The parts that are not empty, with dots between."""
    return " · ".join(part for part in parts if part)


def fulfilment_words(way: Fulfilment) -> str:
    """`Delivered`."""
    return {
        "taken": translate("Words", "Taken along"),
        "kept": translate("Words", "Kept here, collected later"),
        "altered": translate("Words", "Altered, collected later"),
        "delivered": translate("Words", "Delivered"),
        "owed": translate("Words", "Owed: paid, not here yet"),
    }[way.value]


def discount_words(discount: ManualDiscount) -> str:
    """`85 折` or `−20.00`."""
    from pos.domain.cart import DiscountBy  # the frame is shown without it

    if discount.by is DiscountBy.AMOUNT:
        return less(discount.value)
    words = translate("Words", "{zhe} zhe ({off} % off)")
    tenths = f"{discount.value / 100:g}"
    if discount.value % 1000 == 0:
        tenths = f"{discount.value // 1000}"
    return words.format(zhe=tenths, off=f"{(10_000 - discount.value) / 100:g}")


def item_words(item: Item | None, instead: str = "") -> str:
    """`双面羊绒大衣 · 驼色 · M`; `instead` for goods that this till does not know."""
    return dotted(item.name, item.colour, item.size) if item is not None else instead
