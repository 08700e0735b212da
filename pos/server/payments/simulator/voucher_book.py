"""A simulated platform's vouchers: the digits say what each is worth and what happens to it; nature keeps the ledger.

Twelve digits: whose (even: Meituan, odd: Douyin, 9: both), four for its face value in yuan, four for what the customer
paid for it in yuan, one to tell it from others, two for the scenario. `210000791` and `00` is a voucher over 1,000.00
that was bought at Meituan for 79.00.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from threading import RLock

from pos.domain.platform_voucher import VoucherSaid
from pos.domain.scan.third_party import Platform
from pos.server.payments.seller import UseState

DOWN_S = 30
SLOW_S = 20


class VoucherScenario(StrEnum):
    """The value is the code's last two digits; any others: all goes well."""

    SUCCESS = "00"
    UNKNOWN = "01"
    USED = "02"
    EXPIRED = "03"
    OTHER_STORE = "04"
    USED_MEANWHILE = "05"
    """Ready when it is shown; then somebody uses it elsewhere."""
    DROPPED_USED = "06"
    """The connection drops after it was used up."""
    DROPPED_UNUSED = "07"
    """The connection drops before anything happened."""
    DOWN = "08"
    """500 to everything for half a minute when it is to be used; nothing happened."""
    SLOW = "09"
    """Used up; the answer takes twenty seconds."""
    WRONG_SIGNATURE = "10"
    """Used up, and the answer is signed with another secret."""
    FOREIGN = "11"
    """Nothing happened; a truly signed answer to another request says it did."""
    UNDO_FAILS = "12"
    """Used up; two attempts to undo it get no answer."""
    UNDO_TOO_LATE = "13"
    """Used up, and it cannot be undone."""
    SILENT = "14"
    """No answer when it is shown."""


_NOT_READY = {
    VoucherScenario.UNKNOWN: VoucherSaid.UNKNOWN,
    VoucherScenario.USED: VoucherSaid.USED,
    VoucherScenario.EXPIRED: VoucherSaid.EXPIRED,
    VoucherScenario.OTHER_STORE: VoucherSaid.OTHER_STORE,
}
NOTHING_HAPPENS = frozenset({VoucherScenario.DROPPED_UNUSED, VoucherScenario.DOWN, VoucherScenario.FOREIGN})


@dataclass(frozen=True, slots=True)
class SoldVoucher:
    """What the digits say."""

    code: str
    """Twelve digits."""
    face_value: int
    """Fen."""
    paid: int
    """Fen."""
    scenario: VoucherScenario
    """What happens to it."""


@dataclass(slots=True)
class Use:
    """The use of a voucher under a merchant's number."""

    code: str
    """Which voucher."""
    receipt: str
    """Ours."""
    undone: bool = False
    """Whether the customer has it again."""
    undos: int = 0
    """How often it was asked to be undone."""


class VoucherBook:
    """One platform's vouchers and their uses. Any thread may use it."""

    def __init__(self, *, platform: Platform, clock: Callable[[], datetime]) -> None:
        self.platform = platform
        self.uses: dict[str, Use] = {}
        """By the merchant's number."""
        self.dead: set[str] = set()
        """Numbers that were undone before they arrived."""
        self.complaints: list[str] = []
        """What a merchant should never do."""
        self._clock = clock
        self._lock = RLock()
        self._down_until: datetime | None = None

    @property
    def is_down(self) -> bool:
        """Whether everything is answered with 500."""
        return self._down_until is not None and self._clock() < self._down_until

    def used(self) -> tuple[str, ...]:
        """The codes of the vouchers that are used up now."""
        return tuple(use.code for use in self.uses.values() if not use.undone)

    def sold(self, shown: str) -> SoldVoucher | None:
        """The voucher of a code or link; None where it is not one of this platform's."""
        digits = next((part for part in shown.replace("?", "/").split("/") if len(part) == 12 and part.isdigit()), "")
        mine = bool(digits) and (digits[0] == "9" or (int(digits[0]) % 2 == 0) is (self.platform is Platform.MEITUAN))
        if not mine:
            return None
        try:
            scenario = VoucherScenario(digits[-2:])
        except ValueError:
            scenario = VoucherScenario.SUCCESS
        return SoldVoucher(digits, int(digits[1:5]) * 100, int(digits[5:9]) * 100, scenario)

    def ready(self, shown: str) -> SoldVoucher | VoucherSaid:
        """Whether it can be used."""
        voucher = self.sold(shown)
        if voucher is None or not voucher.face_value:
            return VoucherSaid.UNKNOWN
        if voucher.scenario in _NOT_READY:
            return _NOT_READY[voucher.scenario]
        with self._lock:
            return VoucherSaid.USED if voucher.code in self.used() else voucher

    def use(self, number: str, code: str) -> Use | VoucherSaid:
        """Use it up; under a number that has used it before it is the same use."""
        voucher = self.sold(code)
        with self._lock:
            if voucher is None:
                return VoucherSaid.UNKNOWN
            if voucher.scenario is VoucherScenario.DOWN and self._down_until is None:
                self._down_until = self._clock() + timedelta(seconds=DOWN_S)
            known = self.uses.get(number)
            if known is not None and not known.undone and known.code == code:
                return known
            if known is not None or number in self.dead:
                self.complaints.append(f"{number} was used again")
                return VoucherSaid.REFUSED
            if code in self.used() or voucher.scenario is VoucherScenario.USED_MEANWHILE:
                return VoucherSaid.USED
            if voucher.scenario in NOTHING_HAPPENS:
                return VoucherSaid.REFUSED
            use = self.uses[number] = Use(code=code, receipt=f"{self.platform.value[:2].upper()}{len(self.uses):010d}")
            return use

    def undo(self, number: str) -> VoucherSaid:
        """Give it back; what was never used never will be under that number. `UNREACHABLE`: no answer is given."""
        with self._lock:
            use = self.uses.get(number)
            if use is None:
                self.dead.add(number)
                return VoucherSaid.OK
            use.undos += 1
            voucher = self.sold(use.code)
            scenario = voucher.scenario if voucher is not None else VoucherScenario.SUCCESS
            if scenario is VoucherScenario.UNDO_TOO_LATE:
                return VoucherSaid.REFUSED
            if scenario is VoucherScenario.UNDO_FAILS and use.undos <= 2:
                return VoucherSaid.UNREACHABLE
            use.undone = True
            return VoucherSaid.OK

    def state(self, number: str) -> UseState:
        """Where a use stands."""
        with self._lock:
            use = self.uses.get(number)
            if use is None:
                return UseState.UNDONE if number in self.dead else UseState.NEVER
            return UseState.UNDONE if use.undone else UseState.USED
