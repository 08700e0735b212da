"""A platform that sells vouchers for our stores: prepare, consume, undo. Its keys are the central server's."""

from __future__ import annotations

from typing import Protocol

from pos.domain.platform_voucher import PlatformVoucher, VoucherSaid


class VoucherPlatform(Protocol):
    """Raises Unreachable where there is no answer, or none that can be believed."""

    def prepare(self, code: str) -> PlatformVoucher | VoucherSaid:
        """The voucher of a code (digits, short link, or the secret part of a link), or why it cannot be used.

        Nothing has happened to it yet.
        """

    def consume(self, voucher: PlatformVoucher, *, request_id: str) -> VoucherSaid:
        """Use it up. Repeated under the same id it is used once, and said to be `OK` again."""

    def undo(self, voucher: PlatformVoucher, *, request_id: str) -> VoucherSaid:
        """Take the use of that id back. Repeated, and for what was never used, it is `OK`."""
