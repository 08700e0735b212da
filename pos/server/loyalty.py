"""The services for members beside members themselves: settings, proofs, coupons, vouchers, holds, quotas."""

from __future__ import annotations

from dataclasses import dataclass

from pos.server.booking.books import MemberBooks
from pos.server.histories.service import Histories
from pos.server.holds.quotas import Quotas
from pos.server.holds.service import HoldDesk
from pos.server.issuing.office import CouponOffice
from pos.server.issuing.vouchers import VoucherOffice
from pos.server.members.identities import Identities
from pos.server.members.keeping import Keeping
from pos.server.members.proofs import Proofs
from pos.server.members.settings import MembershipOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class Loyalty:
    """Of one installation."""

    settings: MembershipOffice
    proofs: Proofs
    identities: Identities
    histories: Histories
    coupons: CouponOffice
    vouchers: VoucherOffice
    holds: HoldDesk
    quotas: Quotas
    books: MemberBooks
    keeping: Keeping

    def sweep(self) -> None:
        """What time brings: holds end, coupons and points expire, birthdays come, levels are looked at."""
        while self.holds.expire_due():
            continue
        self.coupons.expire_due()
        self.coupons.birthdays()
        self.keeping.look()
