"""The providers' ledger: what each customer was charged and got back, as nature made it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from threading import RLock

from pos.server.payments.simulator.scenarios import Scenario, scenario_of

PASSWORD_S = 8
REFUSED_S = 6
DOWN_S = 30
SLOW_S = 20
EARLIEST_REVERSAL_S = 15

_NEVER_TYPED = frozenset({Scenario.PASSWORD_NEVER, Scenario.REVERSE_FAILS, Scenario.LATE})
_NOTHING_HAPPENS = frozenset(
    {
        Scenario.ERROR_UNPAID,
        Scenario.DROPPED_UNPAID,
        Scenario.UNSIGNED,
        Scenario.FOREIGN,
        Scenario.TOO_MANY,
        Scenario.DOWN,
        Scenario.NOT_ENOUGH,
        Scenario.EXPIRED,
    }
)


class TradeState(StrEnum):
    """Where a trade stands."""

    WAITING = "waiting"
    PAID = "paid"
    FAILED = "failed"
    CLOSED = "closed"
    """By itself, unpaid."""
    REVERSED = "reversed"
    """By the merchant."""


@dataclass(slots=True)
class Returned:
    """A refund."""

    number: str
    """The merchant's number of it."""
    amount: int
    """Fen."""
    moment: datetime
    """When it was first asked for."""
    asked: int = 0
    """How often."""
    done: bool = False
    """Whether the money went back."""


@dataclass(slots=True)
class Trade:
    """A payment."""

    number: str
    """The merchant's."""
    transaction: str
    """Ours."""
    amount: int
    """Fen."""
    subject: str
    """What the customer reads."""
    scenario: Scenario
    """What happens to it."""
    created: datetime
    """When."""
    state: TradeState
    """Where it stands."""
    charged: int = 0
    """Fen taken from the customer."""
    reversed_back: int = 0
    """Fen given back by a reversal."""
    reversals: int = 0
    """How often a reversal was asked for."""
    queries: int = 0
    """How often it was asked after."""
    returns: dict[str, Returned] = field(default_factory=dict)
    """Refunds by number."""

    @property
    def refunded(self) -> int:
        """Fen given back by refunds."""
        return sum(each.amount for each in self.returns.values() if each.done)

    @property
    def kept(self) -> int:
        """Fen that the merchant has in the end."""
        return self.charged - self.reversed_back - self.refunded


class Bank:
    """One provider's trades. Any thread may use it; `lock` is held over what belongs together."""

    def __init__(self, *, clock: Callable[[], datetime], expires_s: int) -> None:
        """`expires_s`: a trade whose customer simply does nothing closes by itself then."""
        self.clock = clock
        self.lock = RLock()
        self.trades: dict[str, Trade] = {}
        """By the merchant's number."""
        self.dead: set[str] = set()
        """Numbers that were reversed before they arrived."""
        self.complaints: list[str] = []
        """What a merchant should never do."""
        self._codes: set[str] = set()
        self._down_until: datetime | None = None
        self._expires_s = expires_s

    @property
    def is_down(self) -> bool:
        """Whether everything is answered with 500."""
        return self._down_until is not None and self.clock() < self._down_until

    def pay(self, *, number: str, amount: int, code: str, subject: str) -> tuple[Scenario, Trade | None]:
        """Charge a customer as the code says; what happens, and the trade where there is one."""
        scenario, now = scenario_of(code), self.clock()
        with self.lock:
            if number in self.trades or number in self.dead:
                self.complaints.append(f"{number} was sent twice")
                return Scenario.EXPIRED, self.trades.get(number)
            if code in self._codes:
                return Scenario.EXPIRED, None
            if scenario is Scenario.DOWN:
                self._down_until = now + timedelta(seconds=DOWN_S)
            if scenario in _NOTHING_HAPPENS:
                return scenario, None
            self._codes.add(code)
            waits = scenario in _NEVER_TYPED or scenario in (Scenario.PASSWORD, Scenario.PASSWORD_REFUSED)
            trade = Trade(
                number=number,
                transaction=f"42{len(self.trades):026d}",
                amount=amount,
                subject=subject,
                scenario=scenario,
                created=now,
                state=TradeState.WAITING if waits else TradeState.PAID,
                charged=0 if waits else amount,
            )
            self.trades[number] = trade
            return scenario, trade

    def find(self, number: str) -> Trade | None:
        """A trade as it stands now: time has gone by."""
        with self.lock:
            trade = self.trades.get(number)
            if trade is not None and trade.state is TradeState.WAITING:
                self._pass_time(trade)
            return trade

    def reverse(self, number: str) -> Trade | None:
        """Undo a trade; None where there is none, and then there never will be."""
        with self.lock:
            trade = self.find(number)
            if trade is None:
                self.dead.add(number)
                return None
            if self.clock() < trade.created + timedelta(seconds=EARLIEST_REVERSAL_S):
                self.complaints.append(f"{number} was reversed too soon")
            trade.reversals += 1
            if trade.scenario is Scenario.REVERSE_FAILS and trade.reversals <= 2:
                return trade
            if trade.scenario is Scenario.LATE and trade.state in (TradeState.WAITING, TradeState.CLOSED):
                trade.state, trade.charged = TradeState.PAID, trade.amount
                return trade
            if trade.state is TradeState.PAID:
                trade.reversed_back = trade.charged - trade.refunded
            trade.state = TradeState.REVERSED
            return trade

    def refund(self, number: str, refund_number: str, amount: int) -> Returned | None:
        """Give a part back; repeated under its number it is the same. None where that cannot be."""
        with self.lock:
            trade = self.find(number)
            if trade is None or trade.state is not TradeState.PAID:
                return None
            known = trade.returns.get(refund_number)
            taken = sum(each.amount for each in trade.returns.values())
            if known is None:
                if amount <= 0 or taken + amount > trade.charged:
                    return None
                known = trade.returns[refund_number] = Returned(refund_number, amount, self.clock())
            elif known.amount != amount:
                return None
            known.asked += 1
            if trade.scenario is not Scenario.REFUND_SLOW or known.asked > 2:
                known.done = True
            return known

    def _pass_time(self, trade: Trade) -> None:
        age = (self.clock() - trade.created).total_seconds()
        if trade.scenario is Scenario.PASSWORD and age >= PASSWORD_S:
            trade.state, trade.charged = TradeState.PAID, trade.amount
        elif trade.scenario is Scenario.PASSWORD_REFUSED and age >= REFUSED_S:
            trade.state = TradeState.FAILED
        elif trade.scenario is Scenario.PASSWORD_NEVER and age >= self._expires_s:
            trade.state = TradeState.CLOSED
