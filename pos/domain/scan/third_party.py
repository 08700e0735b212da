"""Vouchers bought on other platforms: a QR with a web address, or twelve digits that do not say whose they are.

Meituan and Dianping give out 12 digits (10 in older vouchers), Douyin 12 (抖音开放平台, 验券准备: "通常为 12
位数字", or a link of which only the query's `encrypted_data` counts). The short links of their apps are handed on as
they are: the platform's server resolves them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import parse_qs, urlsplit


class Platform(StrEnum):
    """Where vouchers are bought."""

    MEITUAN = "meituan"
    DOUYIN = "douyin"


@dataclass(frozen=True, slots=True)
class PlatformCode:
    """What a customer shows."""

    code: str = field(repr=False)
    """Digits, a short link, or the link's secret part."""
    platform: Platform | None = None
    """Whose; None: the digits do not say, each platform is asked."""


_HOSTS = {
    "dpurl.cn": Platform.MEITUAN,
    "meituan.com": Platform.MEITUAN,
    "dianping.com": Platform.MEITUAN,
    "douyin.com": Platform.DOUYIN,
    "iesdouyin.com": Platform.DOUYIN,
    "toutiao.com": Platform.DOUYIN,
    "toutiaocdn.com": Platform.DOUYIN,
}
"""Hosts with all that is below them."""
_DIGITS = re.compile(r"\d{10}|\d{12}", re.ASCII)
_SECRET = "encrypted_data"  # noqa: S105 - the name of a parameter


def platform_link(text: str) -> PlatformCode | None:
    """The voucher that a web address is; None for an address of nobody known."""
    if not text.lower().startswith(("https://", "http://")):
        return None
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").lower()
        secret = parse_qs(parts.query).get(_SECRET, [""])[0]
    except ValueError:
        return None
    platform = next((whose for known, whose in _HOSTS.items() if host == known or host.endswith("." + known)), None)
    if platform is None or not (secret or parts.path.strip("/")):
        return None
    return PlatformCode(code=secret or text, platform=platform)


def platform_digits(text: str) -> PlatformCode | None:
    """The voucher that digits may be (they may be spaced in groups of four); only where one is asked for."""
    digits = text.replace(" ", "")
    return PlatformCode(code=digits) if _DIGITS.fullmatch(digits) else None
