"""Take the money: tender by tender, until nothing remains. Nothing here touches the disk."""

from __future__ import annotations

from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.paying import EXACT, CashRounding, Payment, Taking, take_cash
from pos.domain.pricing import PricedCart
from pos.domain.staff import Deed, Permission

__all__ = ["Payment", "add_cash", "paying_by", "start"]


def paying_by(cart_id: str, method_id: str, amount: Fen, reference: str) -> Deed:
    """The deed of taking an amount by a method that needs a manager's yes (挂账): in one sale, of one debtor."""
    detail = f"{method_id} {amount} {reference.strip()}"
    return Deed(Permission.ON_ACCOUNT, subject=cart_id, detail=detail, amount=amount)


def start(priced: PricedCart) -> Payment:
    """The payment of a cart, with what was taken for it before a crash."""
    return Payment(due=priced.total, tenders=priced.cart.tenders)


def add_cash(payment: Payment, given: Fen, *, rounding: CashRounding = EXACT) -> Payment:
    """The payment with cash handed over: what is more than remains is change, what is less is a part.

    Raises BadValue where nothing remains and for an amount that is not in 1..MAX_FEN.
    """
    taken = take_cash(payment, given, rounding=rounding)
    if given <= 0 or taken.outcome is not Taking.OK:
        raise BadValue(f"{given} in cash towards {payment.remaining}")
    return taken.payment
