"""How long, how often, how much: settings, each with the limits between which it makes sense.

The providers' own rules stand behind the limits: query every 3 to 5 s, reverse no sooner than 15 s after paying;
WeChat Pay gives its customer 45 s and reverses within 7 days, Alipay 60 s and 24 hours.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.payment.code import Provider

DAY_S = 86_400

LIMITS: dict[str, tuple[int, int]] = {
    "connect_s": (1, 10),
    "answer_s": (3, 30),
    "query_every_s": (3, 5),
    "after_error_s": (3, 10),
    "deadline_s": (20, 60),
    "reverse_after_s": (15, 60),
    "retry_s": (3, 60),
    "longest_retry_s": (60, 3_600),
    "alarm_after": (2, 100),
    "window_s": (3_600, 30 * DAY_S),
    "least": (1, 100),
    "most": (100, 100_000_000),
}
"""Setting → least and most."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Of one provider. Raises BadValue outside `LIMITS`."""

    connect_s: int = 4
    """How long a connection to the provider may take."""
    answer_s: int = 12
    """How long an answer may take."""
    query_every_s: int = 4
    """Between two queries while the customer types a password."""
    after_error_s: int = 5
    """Before the first query after an error or no answer at all."""
    deadline_s: int = 45
    """So long after sending nobody waits for the customer any more."""
    reverse_after_s: int = 15
    """No reversal sooner after sending."""
    retry_s: int = 5
    """Before a reversal or refund is tried again; doubles each time."""
    longest_retry_s: int = 300
    """The longest such wait."""
    alarm_after: int = 6
    """After so many tries in vain a person is told. It is tried on all the same."""
    window_s: int = 7 * DAY_S
    """So long after sending a reversal is possible."""
    least: Fen = 1
    """Less is not sent."""
    most: Fen = 5_000_000
    """More is not sent."""

    def __post_init__(self) -> None:
        for each in fields(self):
            low, high = LIMITS[each.name]
            value = getattr(self, each.name)
            if type(value) is not int or not low <= value <= high:
                raise BadValue(f"{each.name} is {value!r}, not from {low} to {high}")


DEFAULTS: dict[Provider, Rules] = {
    Provider.WECHAT: Rules(),
    Provider.ALIPAY: Rules(deadline_s=60, window_s=DAY_S),
    Provider.MEITUAN: Rules(deadline_s=20, window_s=DAY_S),
    Provider.DOUYIN: Rules(deadline_s=20, window_s=DAY_S),
}
"""What holds where nothing else was set."""
