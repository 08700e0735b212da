"""The code that a customer shows. It is worth money for a minute: never stored, never logged.

Shapes, as the providers publish them: WeChat Pay 18 digits from 10–15, Alipay 16–24 digits from 25–30, UnionPay
19 digits from 62.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from enum import StrEnum


class Provider(StrEnum):
    """Whose code it is."""

    WECHAT = "wechat"
    ALIPAY = "alipay"
    UNIONPAY = "unionpay"
    """Recognised; nobody asks UnionPay yet."""
    MEITUAN = "meituan"
    """Sells vouchers for our stores; a voucher has no code of this shape, `domain.platform_voucher` is what it is."""
    DOUYIN = "douyin"
    """Sells vouchers for our stores."""


SERVED = (Provider.WECHAT, Provider.ALIPAY)
"""Providers that can be asked for money."""
SELLERS = (Provider.MEITUAN, Provider.DOUYIN)
"""Platforms whose vouchers are taken."""
ASKED = (*SERVED, *SELLERS)
"""Whom the server can ask for something."""

_SHAPES: tuple[tuple[Provider, re.Pattern[str]], ...] = (
    (Provider.WECHAT, re.compile(r"1[0-5]\d{16}", re.ASCII)),
    (Provider.ALIPAY, re.compile(r"(?:2[5-9]|30)\d{14,22}", re.ASCII)),
    (Provider.UNIONPAY, re.compile(r"62\d{17}", re.ASCII)),
)


def provider_of(code: str) -> Provider | None:
    """Whose code it is; None: not a payment code."""
    return next((provider for provider, shape in _SHAPES if shape.fullmatch(code)), None)


def code_mark(code: str, *, key: bytes) -> str:
    """64 hex digits that recognise a code shown twice and are of no use without `key`: HMAC-SHA256.

    A plain hash would not do: a code has so few digits that all can be tried.
    """
    return hmac.new(key, code.encode(), hashlib.sha256).hexdigest()
