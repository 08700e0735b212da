"""Why a voucher of another platform cannot be used, and what to do. Nothing has happened to it."""

from __future__ import annotations

from pos.domain.platform_voucher import VoucherSaid
from pos.ui.language import translate


def of_said(said: VoucherSaid) -> str:
    """What the platforms said."""
    again = translate("Voucher", "Look at the number again, or take another way to pay.")
    other = translate("Voucher", "Take another way to pay.")
    words = {
        VoucherSaid.UNKNOWN: (translate("Voucher", "No platform knows this voucher."), again),
        VoucherSaid.USED: (translate("Voucher", "This voucher has been used."), other),
        VoucherSaid.EXPIRED: (translate("Voucher", "This voucher has expired."), other),
        VoucherSaid.OTHER_STORE: (translate("Voucher", "This voucher is not for this store."), other),
        VoucherSaid.REFUSED: (translate("Voucher", "The platform does not take this voucher."), other),
        VoucherSaid.NOT_SET_UP: (
            translate("Voucher", "Head office has no contract with this platform."),
            translate("Voucher", "Take another way to pay, and tell your manager."),
        ),
        VoucherSaid.UNREACHABLE: (
            translate("Voucher", "The platform was not reached."),
            translate("Voucher", "The voucher is as it was. Try again, or take another way to pay."),
        ),
    }
    return " ".join(words[said])
