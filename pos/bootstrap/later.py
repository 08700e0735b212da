"""Jobs of the counter that a till's first sale can do without: imported when they are put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.bootstrap.ground import Ground
    from pos.bootstrap.once import Once
    from pos.bootstrap.paying import PaymentParts
    from pos.bootstrap.tickets import Tickets
    from pos.bootstrap.till_files import TillFiles
    from pos.devices.clock import CorrectedClock
    from pos.ports.keys import Secrets
    from pos.remote.central import HttpCentral
    from pos.remote.session import Sessions
    from pos.remote.talk import Talk
    from pos.usecases.day.cases import DayCases
    from pos.usecases.members.cases import MemberCases
    from pos.usecases.members.tell_sign_ups import TellSignUps
    from pos.usecases.paying.cases import PayingCases
    from pos.usecases.pickup.list_orders import ListOrders
    from pos.usecases.returning.cases import ReturningCases
    from pos.usecases.selling.complete_sale import CompleteSale
    from pos.usecases.selling.price_cart import PriceCart
    from pos.usecases.shift.cases import ShiftCases
    from pos.usecases.shift.close_shift import CloseShift
    from pos.usecases.stock.cases import StockCases
    from pos.usecases.stock.photographs import SendPhotographs


def close_shift(ground: Ground, tickets: Tickets, payments: Once[PaymentParts]) -> CloseShift:
    """With the counted cash."""
    from pos.bootstrap.shifts import close_shift_case

    return close_shift_case(ground, tickets, payments().payments)


def shifts(ground: Ground) -> ShiftCases:
    """Within a shift."""
    from pos.bootstrap.shifts import shift_cases

    return shift_cases(ground)


def day(ground: Ground) -> DayCases:
    """The store's day."""
    from pos.bootstrap.shifts import day_cases

    return day_cases(ground)


def stock(ground: Ground) -> StockCases:
    """Stocktake, receiving, transfers, adjustments."""
    from pos.bootstrap.stock import stock_cases

    return stock_cases(ground)


def members(ground: Ground) -> MemberCases:
    """Found, signed up, spending what is theirs."""
    from pos.bootstrap.members import member_cases

    return member_cases(ground)


def returning(ground: Ground, orders: ListOrders, price: PriceCart) -> ReturningCases:
    """What comes back."""
    from pos.bootstrap.returning import returning_cases

    return returning_cases(ground, orders, price=price)


def paying(payments: Once[PaymentParts], complete_sale: CompleteSale, price: PriceCart) -> PayingCases:
    """By the code on the customer's phone."""
    return payments().cases(complete_sale, price)


def payment_parts(
    files: TillFiles,
    talk: Talk,
    sessions: Sessions,
    secrets: Secrets,
    clock: CorrectedClock,
    ring: Callable[[], None],
) -> PaymentParts:
    """Payments by code; `ring`: one is open now, follow it."""
    from pos.bootstrap.paying import payment_parts

    return payment_parts(
        file=files.ledger_file,
        ledger=files.ledger,
        talk=talk,
        sessions=sessions,
        secrets=secrets,
        clock=clock,
        ring=ring,
    )


def follow(payments: Once[PaymentParts]) -> float:
    """The step of the worker that asks after open payments."""
    return payments().follow.step()


def sign_ups(files: TillFiles, central: HttpCentral) -> TellSignUps:
    """Tells head office of those who signed up offline."""
    from pos.bootstrap.members import sign_ups

    return sign_ups(files, central)


def tell(telling: Once[TellSignUps]) -> float:
    """The step of the worker that does."""
    return telling().step()


def photographs(files: TillFiles, central: HttpCentral) -> SendPhotographs:
    """Sends what was photographed."""
    from pos.bootstrap.stock import photographs

    return photographs(files, central)


def photograph(photographs: Once[SendPhotographs]) -> float:
    """The step of the worker that does."""
    return photographs().step()
