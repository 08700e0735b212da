"""The one sentence over an order: green only when it is true."""

from __future__ import annotations

from pos.domain.money import yuan
from pos.domain.order import Order, OrderState
from pos.domain.pickup import Redemption, WhyManager
from pos.domain.quantity import Milli, pieces
from pos.ui.language import translate
from pos.ui.parts.notice import Saying
from pos.ui.pickup.rows import paid_words
from pos.ui.words import clock_time, dotted
from pos.usecases.pickup.find_order import OrderFound


def of_refusal(outcome: Redemption, order: Order | None, offset_minutes: int, store_name: str = "") -> Saying:
    """Why an order is not handed over: who, when and where, and what to do."""
    match outcome:
        case Redemption.ALREADY:
            head = translate("Pickup", "Handed over already")
            if order is None or order.handed_over_at is None:
                return Saying("stop", head, translate("Pickup", "Nothing may be handed over again"))
            when = clock_time(order.handed_over_at, offset_minutes)
            day = order.handed_over_at.strftime("%m-%d")
            who = dotted(f"{day} {when}", order.handed_over_where, order.handed_over_by)
            return Saying("stop", head, who)
        case Redemption.OTHER_STORE:
            head = translate("Pickup", "This order waits in another store")
            where = translate("Pickup", "Send the customer to {store}").format(store=store_name) if store_name else ""
            return Saying("stop", head, where or translate("Pickup", "Look at the customer's message for the store"))
        case Redemption.NOT_READY:
            head = translate("Pickup", "Not ready yet")
            return Saying("warn", head, translate("Pickup", "Pick it first: scan each piece"))
        case Redemption.NOT_PAID:
            due = yuan(order.due) if order is not None else ""
            head = translate("Pickup", "Not paid: {amount} due").format(amount=due)
            rest = translate("Pickup", "Nothing was handed over. Open the order again and take the money")
            return Saying("stop", head, rest)
        case Redemption.DUE_CHANGED:
            rest = translate("Pickup", "Give the money back: nothing was booked. Open the order again")
            return Saying("stop", translate("Pickup", "What is due has changed"), rest)
        case Redemption.UNKNOWN_ITEM:
            rest = translate("Pickup", "Give the money back: nothing was booked. Try again when the catalogue is full")
            return Saying("stop", translate("Pickup", "This till does not know an item of it yet"), rest)
        case Redemption.EXPIRED:
            rest = translate("Pickup", "It was kept for too long. Ask head office before promising anything")
            return Saying("stop", translate("Pickup", "The order has lapsed"), rest)
        case Redemption.CANCELLED:
            rest = translate("Pickup", "It was called off. Put the goods back on the rail")
            return Saying("stop", translate("Pickup", "The order was cancelled"), rest)
        case Redemption.FORGED:
            rest = translate("Pickup", "It was not made by head office. Nothing was handed over")
            return Saying("stop", translate("Pickup", "This pickup code is not genuine"), rest)
        case Redemption.UNKNOWN:
            rest = translate("Pickup", "Check code or digits; an order just placed may take some seconds")
            return Saying("warn", translate("Pickup", "No such order here"), rest)
        case _:
            return Saying("warn", translate("Pickup", "A manager decides"), "")


def of_manager(why: WhyManager | None) -> Saying:
    """Why a manager has to decide."""
    reasons = {
        WhyManager.NOT_DESIGNATED: translate("Pickup", "Offline, and another till may hand this one over"),
        WhyManager.NO_CODE: translate("Pickup", "The customer showed no pickup code; four digits prove nothing"),
    }
    return Saying("warn", translate("Pickup", "A manager decides"), reasons[why] if why is not None else "")


def of_found(found: OrderFound, offset_minutes: int) -> Saying | None:
    """What a code came to, where it opened no order."""
    if found.outcome is None:
        return None
    if found.outcome is Redemption.UNKNOWN and found.code_verified:
        head = translate("Pickup", "Genuine code, but this till has not been told of the order")
        rest = translate(
            "Pickup",
            "Nobody here can know what was ordered and paid. Keep the goods; try again with the network",
        )
        return Saying("warn", head, rest)
    return of_refusal(found.outcome, None, offset_minutes, found.store_name)


def of_order(order: Order, missing: Milli, *, proven: bool, offset_minutes: int) -> Saying:
    """How an opened order stands. `missing`: pieces not yet scanned for the handover."""
    state = order.state
    if state is OrderState.CANCELLED:
        return of_refusal(Redemption.CANCELLED, order, offset_minutes)
    if state is OrderState.COLLECTED:
        return of_refusal(Redemption.ALREADY, order, offset_minutes)
    if state is OrderState.EXPIRED:
        return of_refusal(Redemption.EXPIRED, order, offset_minutes)
    if state in (OrderState.TO_PICK, OrderState.SHORT):
        return _picking(order)
    if order.deliver and order.owes:
        rest = translate("Pickup", "It is paid where it was ordered. Until then it stays here")
        return Saying("warn", translate("Pickup", "Not paid yet"), rest)
    if order.deliver and not missing:
        rest = translate("Pickup", "Write what stands below on the parcel")
        return Saying("ok", translate("Pickup", "Ready for the courier"), rest)
    code = translate("Pickup", "code genuine") if proven else translate("Pickup", "no code shown: a manager decides")
    facts = dotted(code, paid_words(order)[0] if order.owes else f"{paid_words(order)[0]} {yuan(order.total)}")
    if missing:
        head = translate("Pickup", "{n} still to scan").format(n=pieces(missing))
        return Saying("warn", head, facts)
    if not proven:
        return Saying("warn", translate("Pickup", "All scanned, no code"), facts)
    if order.owes:
        return Saying("warn", translate("Pickup", "All scanned: take the money"), facts)
    return Saying("ok", translate("Pickup", "Ready to hand over"), facts)


def _picking(order: Order) -> Saying:
    to_pick = sum(line.to_pick for line in order.lines)
    if to_pick:
        head = translate("Pickup", "{n} to pick").format(n=pieces(to_pick))
        return Saying("info", head, translate("Pickup", "Scan each piece off the rail. Del marks what is not there"))
    if not any(line.to_collect for line in order.lines):
        rest = translate("Pickup", "The customer is told by head office and chooses")
        return Saying("warn", translate("Pickup", "Nothing of it is there"), rest)
    return Saying("ok", translate("Pickup", "All picked"), translate("Pickup", "Put it on a shelf and say where"))
