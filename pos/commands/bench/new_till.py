"""A computer that becomes a till: enrolled, signed in, and selling before its catalogue is there."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from pos.bootstrap.counter import TillParts, build_till
from pos.bootstrap.enrolment import enrolment
from pos.commands.bench import shop
from pos.domain.duty import Duty
from pos.domain.pricing import price
from pos.domain.staff import SignIn
from pos.usecases.selling.add_item import ScanOutcome
from pos.usecases.selling.complete_sale import SaleOutcome
from pos.usecases.selling.take_payment import add_cash, start
from pos.usecases.syncing.enrol_till import EnrolOutcome

PATIENCE_S = 600.0
LOOK_S = 0.02
"""Between two looks whether it has happened."""


def open_new_till(data: Path, *, address: str, code: str) -> TillParts:
    """Enrol with a one-time code and open the till; it follows the server from now on."""
    data.mkdir()
    answer = enrolment(data, server_url=address)(code)
    if answer.outcome is not EnrolOutcome.ENROLLED:
        raise RuntimeError(f"not enrolled: {answer.outcome}")
    parts = build_till(data, address)
    parts.start()
    return parts


def sell_first(parts: TillParts, barcode: str) -> None:
    """Sign in as soon as the staff is known, open the shift, and sell what has that barcode."""
    counter, till = parts.counter, parts.till
    wait_until(lambda: bool(counter.list_staff()))
    signed = counter.sign_in(shop.CLERK.name, shop.PIN)
    if signed.outcome is not SignIn.OK or signed.staff is None:
        raise RuntimeError(f"not signed in: {signed.outcome}")
    shift = counter.open_shift(till, signed.staff, 30_000).shift
    if shift is None:
        raise RuntimeError(f"{signed.staff.name} opens no shift")
    scanned = counter.scan_item(counter.start_cart(), barcode)
    if scanned.outcome is not ScanOutcome.ADDED:
        raise RuntimeError(f"not rung up: {scanned.outcome}")
    priced = price(scanned.cart)
    duty = Duty(till=till, staff=signed.staff, shift=shift)
    done = counter.complete_sale(priced, add_cash(start(priced), priced.total), duty)
    if done.outcome is not SaleOutcome.DONE:
        raise RuntimeError(f"not completed: {done.outcome}")


def wait_until(condition: Callable[[], bool]) -> None:
    """Look until something holds. Raises RuntimeError when it takes too long."""
    until, pause = time.monotonic() + PATIENCE_S, threading.Event()
    while not condition():
        if time.monotonic() > until:
            raise RuntimeError("the till is not filled")
        pause.wait(LOOK_S)
