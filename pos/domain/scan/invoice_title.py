"""The QR with which a buyer says whom the tax invoice is for (便捷开票二维码应用规范, tax administration, 2017).

    $01 + base64(name </> tax number </> address, phone </> bank, account </> CRC) + $

The CRC is CRC-16 with x¹⁶+x¹⁵+x²+1, most significant bit first, starting from 0, over the text up to it in GBK, as hex
digits. Apps that make these codes are known to differ in it, so that a wrong one is told and not refused.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass

_TITLE = re.compile(r"^\$01([A-Za-z0-9+/_-]{8,}={0,2})\$?$", re.ASCII)
_SEPARATOR = "</>"
_POLYNOMIAL = 0x8005


@dataclass(frozen=True, slots=True)
class InvoiceTitle:
    """Whom an invoice is made out to."""

    name: str
    """Of the company or person."""
    tax_number: str = ""
    """15 to 20 letters and digits; empty for a person."""
    address_phone: str = ""
    """Address and phone number, as given."""
    bank_account: str = ""
    """Bank and account number, as given."""
    checked: bool = False
    """Whether the CRC is right."""


def read_invoice_title(text: str) -> InvoiceTitle | None:
    """What such a QR says; None for a text that is none."""
    match = _TITLE.match(text)
    if match is None:
        return None
    body = match[1].rstrip("=").replace("-", "+").replace("_", "/")
    try:
        data = base64.b64decode(body + "=" * (-len(body) % 4), validate=True)
        said = data.decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return None
    fields = [field.strip() for field in said.split(_SEPARATOR)]
    if len(fields) < 2 or not fields[0] or not all(field.isprintable() for field in fields):
        return None
    name, tax_number, address_phone, bank_account, crc = (*fields, "", "", "", "")[:5]
    covered = said[: said.rfind(_SEPARATOR) + len(_SEPARATOR)]
    return InvoiceTitle(
        name=name,
        tax_number=tax_number.upper(),
        address_phone=address_phone,
        bank_account=bank_account,
        checked=crc.upper().rjust(4, "0") == f"{crc_16(covered.encode('gbk', 'replace')):04X}",
    )


def write_invoice_title(title: InvoiceTitle) -> str:
    """The text of such a QR."""
    said = _SEPARATOR.join((title.name, title.tax_number, title.address_phone, title.bank_account, ""))
    crc = f"{crc_16(said.encode('gbk', 'replace')):04X}"
    return f"$01{base64.b64encode((said + crc).encode()).decode()}$"


def crc_16(data: bytes) -> int:
    """CRC-16 with polynomial 0x8005, nothing reflected, starting from 0."""
    register = 0
    for byte in data:
        register ^= byte << 8
        for _ in range(8):
            register = (register << 1 ^ _POLYNOMIAL if register & 0x8000 else register << 1) & 0xFFFF
    return register
