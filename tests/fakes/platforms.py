"""A platform with vouchers in memory: each is used once, whatever is asked how often."""

from __future__ import annotations

from dataclasses import dataclass, field

from pos.domain.errors import Unreachable
from pos.domain.platform_voucher import PlatformVoucher, VoucherSaid


@dataclass
class VoucherPlatform:
    """`ports.platforms.VoucherPlatform`."""

    vouchers: dict[str, PlatformVoucher] = field(default_factory=dict)
    refused: dict[str, VoucherSaid] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)  # code → request id
    lost_answers: int = 0
    """So many requests are carried out, and their answers lost."""
    reachable: bool = True
    asked: list[str] = field(default_factory=list)

    def sells(self, voucher: PlatformVoucher) -> None:
        self.vouchers[voucher.code] = voucher

    def prepare(self, code: str) -> PlatformVoucher | VoucherSaid:
        self._hear("prepare")
        if code in self.used:
            return VoucherSaid.USED
        if code in self.refused:
            return self.refused[code]
        return self.vouchers.get(code, VoucherSaid.UNKNOWN)

    def consume(self, voucher: PlatformVoucher, *, request_id: str) -> VoucherSaid:
        self._hear("consume")
        if self.used.setdefault(voucher.code, request_id) != request_id:
            return VoucherSaid.USED
        return self._answered()

    def undo(self, voucher: PlatformVoucher, *, request_id: str) -> VoucherSaid:
        self._hear("undo")
        if self.used.get(voucher.code, request_id) != request_id:
            return VoucherSaid.REFUSED
        self.used.pop(voucher.code, None)
        return self._answered()

    def _hear(self, what: str) -> None:
        self.asked.append(what)
        if not self.reachable:
            raise Unreachable("no answer")

    def _answered(self) -> VoucherSaid:
        if self.lost_answers:
            self.lost_answers -= 1
            raise Unreachable("the answer was lost")
        return VoucherSaid.OK
