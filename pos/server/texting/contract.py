"""The contract with the provider of text messages: `sms/contract.json` in the server's folder, its secret beside it.

Both are of mode 0600 and never shown; the server looks again when the file changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from pos.domain.errors import BadValue
from pos.server.payments.calling import checked_address
from pos.server.texting.keeping import fingerprint, keep_contract, keep_secret, kept_contract, kept_secret

FOLDER = "sms"
ALIYUN = "https://dysmsapi.aliyuncs.com"
"""Where the provider is, unless head office says otherwise."""


class Channel(StrEnum):
    """By which way a customer is told."""

    SMS = "sms"
    WECHAT = "wechat"


class Telling(StrEnum):
    """What a customer is told. Each needs a template that the provider has approved."""

    CODE = "code"
    """The code that proves a member at the till: `code`."""
    READY = "ready"
    """An order is ready: `number`, `store`."""
    SHORT = "short"
    """Of an order something is missing, and the customer is to choose: `number`, `store`."""
    COUPON = "coupon"
    """Coupons are about to expire: `count`, `name` of the first, `until`."""
    POINTS = "points"
    """Points are about to expire: `points`, `until`."""


@dataclass(frozen=True, slots=True)
class SmsContract:
    """What is set up."""

    access_key: str
    """AccessKey ID."""
    secret: str
    """Name of the file with the AccessKey secret."""
    sign_name: str
    """短信签名, as approved."""
    templates: dict[str, str] = field(default_factory=dict)
    """What is told (`Telling`) → the template's code; what has none is not told."""
    address: str = ALIYUN
    """The provider's address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is to be changed; what is empty stays as it was."""

    access_key: str = ""
    secret: Path | None = None
    sign_name: str = ""
    templates: tuple[tuple[str, str], ...] = ()
    """An empty template takes one away."""
    address: str = ""


def read_contract(folder: Path) -> SmsContract | None:
    """What is set up in `sms/`; None where nothing is. Raises DamagedFile."""
    return kept_contract(folder, SmsContract)


def set_contract(folder: Path, told: Told) -> SmsContract:
    """Change the contract. Raises BadValue for what cannot be or is missing, DamagedFile, ReadOnlyFolder, OSError."""
    before = read_contract(folder) or SmsContract("", "", "")
    kinds = [each.value for each in Telling]
    unknown = [kind for kind, _ in told.templates if kind not in kinds]
    if unknown:
        raise BadValue(f"no such notice: {unknown[0]!r:.60} ({', '.join(kinds)})")
    templates = {**before.templates, **dict(told.templates)}
    after = replace(
        before,
        access_key=told.access_key or before.access_key,
        secret=keep_secret(folder, told.secret, before.secret),
        sign_name=told.sign_name or before.sign_name,
        templates={kind: code for kind, code in templates.items() if code},
        address=checked_address(told.address or before.address),
    )
    named = {"--access-key": after.access_key, "--secret": after.secret, "--sign-name": after.sign_name}
    keep_contract(folder, after, named=named)
    return after


def secret_of(folder: Path, contract: SmsContract) -> bytes:
    """The AccessKey secret. Raises BadValue, OSError."""
    return kept_secret(folder, contract.secret)


def described(folder: Path) -> dict[str, object]:
    """What is set up, with a fingerprint in the place of the secret."""
    contract = read_contract(folder)
    if contract is None:
        return {"set_up": False}
    return {
        "set_up": True,
        "address": contract.address,
        "access_key": contract.access_key,
        "sign_name": contract.sign_name,
        "templates": contract.templates,
        "secret": fingerprint(folder, contract.secret),
    }
