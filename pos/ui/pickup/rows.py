"""Orders and their lines as they are read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from pos.domain.moments import store_local
from pos.domain.money import yuan
from pos.domain.order import TILL_CHANNEL, Order, OrderLine, OrderState, PaidState
from pos.domain.quantity import Milli, pieces
from pos.ui.language import translate
from pos.ui.parts.choices import Choice
from pos.ui.words import count, day_and_time, dotted

TABS: Mapping[str, tuple[OrderState, ...]] = {
    "to_pick": (OrderState.TO_PICK,),
    "ready": (OrderState.READY, OrderState.PARTLY_COLLECTED),
    "short": (OrderState.SHORT,),
    "late": (OrderState.EXPIRED, OrderState.CANCELLED),
    "collected": (OrderState.COLLECTED,),
}
"""The filters, and what each shows."""


def tab_of(order: Order) -> str:
    """The filter an order stands under."""
    return next(name for name, states in TABS.items() if order.state in states)


def tab_words() -> dict[str, str]:
    """The filters' names."""
    return {
        "to_pick": translate("Pickup", "Pick"),
        "ready": translate("Pickup", "Ready"),
        "short": translate("Pickup", "Short"),
        "late": translate("Pickup", "Late"),
        "collected": translate("Pickup", "Gone"),
    }


def order_row(order: Order, now: datetime, offset_minutes: int) -> Choice:
    """An order in the list."""
    chip, tone = paid_words(order)
    left, left_tone = _time_left(order, now, offset_minutes)
    return Choice(
        key=order.order_id,
        title=f"{order.number}  {order.customer}",
        detail=dotted(
            translate("Pickup", "to be sent") if order.deliver else "",
            order.phone_masked,
            count(sum(line.quantity for line in order.lines)),
            day_and_time(order.placed, now, offset_minutes),
        ),
        right_note=left,
        note_tone=left_tone,
        chip=chip,
        chip_tone=tone,
    )


def paid_words(order: Order) -> tuple[str, str]:
    """Where the money stands, and in which tone."""
    if order.paid is PaidState.PAID or order.due <= 0:
        return translate("Pickup", "paid"), "ok"
    words = (
        translate("Pickup", "balance due {amount}")
        if order.paid is PaidState.DEPOSIT
        else translate("Pickup", "to pay {amount}")
    )
    return words.format(amount=yuan(order.due)), "warn"


def channel_words(channel: str) -> str:
    """Where an order was placed. A channel of the chain's own is told by its code."""
    return {
        "shop": translate("Pickup", "Phone shop"),
        "presale": translate("Pickup", "Presale"),
        "tmall": translate("Pickup", "Tmall"),
        "jd": translate("Pickup", "JD"),
        "weidian": translate("Pickup", "Weidian"),
        TILL_CHANNEL: translate("Pickup", "Ordered in a store"),
    }.get(channel, channel)


def line_row(order: Order, line: OrderLine, scanned: Milli, *, picking: bool) -> Choice:
    """A line of the opened order. `scanned`: thousandths checked for the handover."""
    if line.collected >= line.quantity:
        state, tone = translate("Pickup", "handed over"), "ink-2"
    elif picking and line.to_pick == 0:
        state, tone = (
            (translate("Pickup", "✓ picked"), "ok") if line.picked else (translate("Pickup", "not there"), "warn")
        )
    elif picking:
        words = translate("Pickup", "scan to pick, {n} to go")
        state, tone = words.format(n=pieces(line.to_pick)), "ink-2"
    elif line.to_collect == 0:
        state, tone = translate("Pickup", "not there"), "warn"
    elif scanned >= line.to_collect:
        state, tone = translate("Pickup", "✓ scanned"), "ok"
    elif scanned:
        words = translate("Pickup", "{n} of {all} scanned")
        state, tone = words.format(n=pieces(scanned), all=pieces(line.to_collect)), "warn"
    else:
        state, tone = translate("Pickup", "scan to check"), "ink-2"
    shelf = translate("Pickup", "shelf {shelf}").format(shelf=order.shelf) if order.shelf else ""
    short = translate("Pickup", "{n} short").format(n=pieces(line.short)) if line.short else ""
    return Choice(
        key=str(line.line),
        title=line.name,
        detail=dotted(line.colour, line.size, shelf, line.barcode),
        right=count(line.quantity),
        right_note=state,
        note_tone=tone,
        chip=short,
        chip_tone="warn",
        picture=line.picture,
    )


def _time_left(order: Order, now: datetime, offset_minutes: int) -> tuple[str, str]:
    if order.state in (OrderState.COLLECTED, OrderState.CANCELLED, OrderState.EXPIRED):
        words = {
            OrderState.COLLECTED: translate("Pickup", "collected"),
            OrderState.CANCELLED: translate("Pickup", "cancelled"),
            OrderState.EXPIRED: translate("Pickup", "lapsed"),
        }
        return words[order.state], "ink-2"
    last, today = (store_local(each, offset_minutes=offset_minutes).date() for each in (order.expires, now))
    days = (last - today).days
    if days < 0:
        return translate("Pickup", "overdue"), "stop"
    if days == 0:
        return translate("Pickup", "last day today"), "promo"
    return translate("Pickup", "{n} days left").format(n=days), "ink-2"
