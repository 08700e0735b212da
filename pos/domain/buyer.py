"""Whom a tax invoice is made out to (抬头), as a document keeps it: a company's name and tax number, and no more.

Documents live for ever and are hashed, so they hold nothing that would have to be erased: the name of a person, an
address, a phone number, an account. An invoice for a person is made out to 个人.
"""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.scan.invoice_title import InvoiceTitle

_SHOWN = 4
"""Characters of a tax number at either end that a screen or receipt shows."""


@dataclass(frozen=True, slots=True)
class Buyer:
    """The buyer of an invoice that was asked for at the till."""

    name: str = ""
    """Of the company; empty: a person."""
    tax_number: str = ""
    """15 to 20 letters and digits; empty: a person."""

    @property
    def masked_number(self) -> str:
        """The tax number as a screen or a receipt shows it: its ends alone."""
        hidden = len(self.tax_number) - 2 * _SHOWN
        if hidden <= 0:
            return "*" * len(self.tax_number)
        return f"{self.tax_number[:_SHOWN]}{'*' * hidden}{self.tax_number[-_SHOWN:]}"


def buyer_of(title: InvoiceTitle) -> Buyer:
    """What of a buyer's QR a document keeps."""
    return Buyer(title.name, title.tax_number) if title.tax_number else Buyer()
