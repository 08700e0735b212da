"""A voucher is shown to the platforms that may have sold it; nothing happens to it yet, and nothing is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from pos.domain.payment.code import SELLERS
from pos.domain.platform_voucher import PlatformVoucher, VoucherSaid
from pos.server.enrolment.sessions import TillIdentity
from pos.server.payments.merchants import Merchants
from pos.server.payments.seller import VoucherSeller
from pos.wire.payments import PrepareVoucher

Question: TypeAlias = Callable[[], PlatformVoucher | VoucherSaid]
"""Asks one platform, and takes as long as it does."""


class VoucherDesk:
    """Knows which platforms are to be asked."""

    def __init__(self, *, merchants: Merchants) -> None:
        self._merchants = merchants

    def questions(self, till: TillIdentity, asked: PrepareVoucher) -> tuple[Question, ...]:
        """One for each platform with a contract that may have sold the voucher; ask them at the same time."""
        wanted = [each for each in SELLERS if asked.platform is None or asked.platform.value == each.value]
        clients = [self._merchants.client(each) for each in wanted]
        return tuple(
            partial(client.prepare, asked.code, store=till.store_id)
            for client in clients
            if isinstance(client, VoucherSeller)
        )
