"""Use a voucher that was bought on Meituan or Douyin: prepare → consume → undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pos.domain.errors import Unreachable
from pos.domain.platform_voucher import PlatformVoucher, VoucherSaid, request_id
from pos.domain.scan.third_party import Platform, PlatformCode
from pos.ports.platforms import VoucherPlatform


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a code came to."""

    said: VoucherSaid
    """`OK`, or why there is nothing to use."""
    vouchers: tuple[PlatformVoucher, ...] = ()
    """For `OK`: one; several where more than one platform knows the digits, and a person has to say whose it is."""


class UsePlatformVoucher:
    """Asks the platform that a code names; digits name none, so all are asked."""

    def __init__(self, *, platforms: Mapping[Platform, VoucherPlatform]) -> None:
        self._platforms = platforms

    def prepare(self, code: PlatformCode) -> Prepared:
        """The voucher of a code. A platform that could not be asked makes a `no` of the others worth nothing."""
        asked = [
            platform for name, platform in self._platforms.items() if code.platform is None or code.platform is name
        ]
        answers = [self._asked(platform, code.code) for platform in asked]
        found = tuple(answer for answer in answers if isinstance(answer, PlatformVoucher))
        if found:
            return Prepared(VoucherSaid.OK, found)
        said = [answer for answer in answers if not isinstance(answer, PlatformVoucher)]
        known = [answer for answer in said if answer is not VoucherSaid.UNKNOWN]
        return Prepared(known[0] if known else VoucherSaid.UNKNOWN)

    def consume(self, voucher: PlatformVoucher, *, sale_id: str) -> VoucherSaid:
        """Use it for a sale. `UNREACHABLE`: ask again, it is used once; or undo it before the sale is let go."""
        platform = self._platforms[voucher.platform]
        return _said(lambda: platform.consume(voucher, request_id=request_id(sale_id, voucher.code)))

    def undo(self, voucher: PlatformVoucher, *, sale_id: str) -> VoucherSaid:
        """Give it back to the customer: the sale was not finished, or came back."""
        platform = self._platforms[voucher.platform]
        return _said(lambda: platform.undo(voucher, request_id=request_id(sale_id, voucher.code)))

    @staticmethod
    def _asked(platform: VoucherPlatform, code: str) -> PlatformVoucher | VoucherSaid:
        try:
            return platform.prepare(code)
        except Unreachable:
            return VoucherSaid.UNREACHABLE


def _said(ask: Callable[[], VoucherSaid]) -> VoucherSaid:
    try:
        return ask()
    except Unreachable:
        return VoucherSaid.UNREACHABLE
