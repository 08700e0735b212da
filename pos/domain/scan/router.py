"""Where a scan goes: what each state of the till takes, where the rest belongs, and what is refused.

`HOMES` is the table of docs/scanning.md. Which grammar wins where two have the same words is decided before, in
`reading`; the same document has that table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pos.domain.scan.gs1_values import THIS_YEAR
from pos.domain.scan.in_store import USUAL, Layout
from pos.domain.scan.kinds import Refusal, ScanKind, State
from pos.domain.scan.reading import Scan, read_scan


@dataclass(frozen=True, slots=True)
class Home:
    """Where a kind of scan is at home."""

    taken: frozenset[State]
    """States that take it."""
    offered: State | None = None
    """Where any other state offers to go; None: it is refused there."""
    refused: Refusal = Refusal.NOT_WANTED_HERE
    """Why it is refused where nothing is offered."""


def _home(*taken: State, offered: State | None = None, refused: Refusal = Refusal.NOT_WANTED_HERE) -> Home:
    return Home(taken=frozenset(taken), offered=offered, refused=refused)


_S = State
HOMES: Mapping[ScanKind, Home] = {
    ScanKind.ITEM: _home(
        _S.SELLING, _S.PICKUP, _S.RETURNING, _S.COUNTING, _S.RECEIVING, _S.TRANSFERRING, offered=_S.SELLING
    ),
    ScanKind.LOGISTIC: _home(_S.RECEIVING, _S.TRANSFERRING, offered=_S.RECEIVING),
    ScanKind.GS1: _home(),
    ScanKind.PICKUP: _home(_S.PICKUP, offered=_S.PICKUP),
    ScanKind.ORDER: _home(_S.PICKUP, _S.RETURNING, offered=_S.PICKUP),
    ScanKind.RECEIPT: _home(_S.RETURNING, offered=_S.RETURNING),
    ScanKind.MEMBER: _home(_S.SELLING, _S.PAYING, _S.MEMBER, _S.RETURNING, offered=_S.SELLING),
    ScanKind.PHONE: _home(_S.SELLING, _S.MEMBER, _S.PICKUP, offered=_S.SELLING),
    ScanKind.COUPON: _home(_S.SELLING, _S.PAYING, _S.MEMBER, offered=_S.SELLING),
    ScanKind.VOUCHER: _home(_S.SELLING, _S.PAYING, _S.MEMBER, offered=_S.SELLING),
    ScanKind.BADGE: _home(_S.SELLING, _S.PICKUP, _S.RETURNING, _S.SHIFT, _S.LOCKED, offered=_S.SELLING),
    ScanKind.SHELF: _home(_S.PICKUP, _S.COUNTING, _S.RECEIVING, _S.TRANSFERRING, offered=_S.COUNTING),
    ScanKind.HOLD: _home(_S.SELLING, offered=_S.SELLING),
    ScanKind.TRANSFER: _home(_S.RECEIVING, _S.TRANSFERRING, offered=_S.RECEIVING),
    ScanKind.ENROLMENT: _home(_S.LOCKED),
    ScanKind.PAYMENT: _home(_S.PAYING, refused=Refusal.PAYMENT_NOT_AWAITED),
    ScanKind.THIRD_PARTY: _home(_S.PAYING, offered=_S.PAYING),
    ScanKind.INVOICE_TITLE: _home(_S.PAYING, _S.RETURNING),
    ScanKind.LINK: _home(refused=Refusal.NOT_GOODS),
    ScanKind.NOTHING: _home(refused=Refusal.UNREADABLE),
}
"""Kind → where it is at home. Every kind is in it."""

NOT_SOLD_PAST_ITS_DATE = frozenset({State.SELLING, State.PAYING, State.PICKUP})
"""States in which goods would reach a customer. Whoever counts or takes back has to be able to."""


@dataclass(frozen=True, slots=True)
class Route:
    """Where a scan goes."""

    scan: Scan
    """What it is."""
    goes_to: State | None
    """The state asked about: taken there. Another: it is offered to go there. None: refused."""
    refusal: Refusal | None = None
    """Why it is not taken here."""


def route(
    raw: str,
    state: State,
    *,
    today: date | None = None,
    layouts: tuple[Layout, ...] = USUAL,
) -> Route:
    """Where a raw scan goes in a state. Never raises. `today`: the store's day; None: no dates are looked at.

    An item with a `doubt` is refused for it; who has a catalogue asks that first.
    """
    scan = read_scan(raw, state=state, layouts=layouts, this_year=today.year if today else THIS_YEAR)
    if state is State.LOCKED and State.LOCKED not in HOMES[scan.kind].taken:
        return Route(scan, None, scan.refusal or Refusal.LOCKED)
    refused = scan.refusal or scan.doubt
    if refused is not None:
        return Route(scan, None, refused)
    if scan.tag is not None and today is not None and state in NOT_SOLD_PAST_ITS_DATE and scan.tag.expired(today):
        return Route(scan, None, Refusal.EXPIRED)
    home = HOMES[scan.kind]
    if state in home.taken:
        return Route(scan, state)
    return Route(scan, home.offered, Refusal.ELSEWHERE if home.offered is not None else home.refused)
