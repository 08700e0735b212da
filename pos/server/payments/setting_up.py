"""Set up contracts, keys and rules; change keys while payments are under way. Nothing here ever shows a key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from pos.domain.errors import BadValue
from pos.domain.payment.code import ASKED, SELLERS, Provider
from pos.domain.payment.rules import DEFAULTS, LIMITS, Rules
from pos.server.payments.calling import checked_address
from pos.server.payments.merchants import (
    ADDRESSES,
    AlipayContract,
    MerchantsFile,
    VoucherContract,
    WechatContract,
    key_file,
    read_merchants,
    read_secret,
    write_merchants,
    write_secretly,
)
from pos.server.payments.rsa import (
    certificate_serial,
    fingerprint,
    read_certificate_key,
    read_private_key,
    read_public_key,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What is to be set; what is not given stays as it was."""

    account: str = ""
    """WeChat Pay: the appid. Alipay: the app id."""
    mchid: str = ""
    """WeChat Pay's 商户号."""
    serial: str = ""
    """Of the merchant's certificate (WeChat Pay)."""
    certificate: Path | None = None
    """The merchant's certificate: gives the serial, and is compared with the private key."""
    private_key: Path | None = None
    """The merchant's; of a platform that sells vouchers the secret that is shared with it."""
    provider_key: Path | None = None
    """One more public key or certificate of the provider's; those before it stay valid until they are retired."""
    provider_serial: str = ""
    """Its id, where it is not a certificate (WeChat Pay)."""
    retire: str = ""
    """The serial or fingerprint of a key of the provider's that is no longer believed."""
    address: str = ""
    """Where the provider is."""
    by_path: bool = False
    """Refer to the files where they are, instead of keeping copies."""


def set_keys(folder: Path, provider: Provider, told: Keys) -> MerchantsFile:
    """Change a contract. `folder`: `payments/`. Raises BadValue, DamagedFile, ReadOnlyFolder, OSError.

    Everything is read and compared before anything is written; the server takes it up within a second.
    """
    file = read_merchants(folder)
    if provider is Provider.WECHAT:
        file = replace(file, wechat=_wechat(folder, file.wechat, told))
    elif provider is Provider.ALIPAY:
        file = replace(file, alipay=_alipay(folder, file.alipay, told))
    elif provider in SELLERS:
        seller = _seller(folder, provider, file.vouchers.get(provider), told)
        file = replace(file, vouchers={**file.vouchers, provider: seller})
    else:
        raise BadValue(f"{provider} has no client")
    write_merchants(folder, file)
    return file


def set_rules(folder: Path, provider: Provider, changes: dict[str, int]) -> Rules:
    """Change amounts, time-outs or retries. Raises BadValue outside the limits and for an unknown name."""
    file = read_merchants(folder)
    unknown = sorted(set(changes) - set(LIMITS))
    if unknown or provider not in ASKED:
        raise BadValue(f"no such setting: {', '.join(unknown) or provider}")
    rules = replace(file.rules.get(provider, DEFAULTS[provider]), **changes)
    write_merchants(folder, replace(file, rules={**file.rules, provider: rules}))
    return rules


def described(folder: Path) -> dict[str, dict[str, object]]:
    """What is set up, with fingerprints in the place of keys."""
    file = read_merchants(folder)
    found: dict[str, dict[str, object]] = {}
    contracts: dict[Provider, WechatContract | AlipayContract | None] = {
        Provider.WECHAT: file.wechat,
        Provider.ALIPAY: file.alipay,
    }
    for provider, contract in contracts.items():
        if contract is None:
            found[provider.value] = {"set_up": False}
            continue
        account: dict[str, object] = (
            {"appid": contract.appid, "mchid": contract.mchid, "serial": contract.serial}
            if isinstance(contract, WechatContract)
            else {"app_id": contract.app_id}
        )
        found[provider.value] = {
            "set_up": True,
            "address": contract.address,
            **account,
            "merchant_key": _print_of(folder, contract.key, private=True),
            "provider_keys": {serial: _print_of(folder, name) for serial, name in contract.platform.items()},
        }
    for provider in SELLERS:
        seller = file.vouchers.get(provider)
        found[provider.value] = {"set_up": False} if seller is None else _described_seller(folder, seller)
    return found


def _described_seller(folder: Path, seller: VoucherContract) -> dict[str, object]:
    try:
        shown = sha256(read_secret(key_file(folder, seller.key))).hexdigest()[:16]
    except (BadValue, OSError):
        shown = "cannot be read"
    return {"set_up": True, "address": seller.address, "account": seller.account, "secret": shown}


def _seller(folder: Path, provider: Provider, before: VoucherContract | None, told: Keys) -> VoucherContract:
    key = before.key if before is not None else ""
    if told.private_key is not None:
        name = f"{provider.value}-{sha256(read_secret(told.private_key)).hexdigest()[:16]}.secret"
        key = _kept(folder, told.private_key, name, by_path=told.by_path)
    account = told.account or (before.account if before is not None else "")
    address = told.address or (before.address if before is not None else "")
    missing = [what for what, value in (("--account", account), ("--address", address), ("--secret", key)) if not value]
    if missing:
        raise BadValue(f"still missing: {', '.join(missing)}")
    return VoucherContract(account=account, key=key, address=checked_address(address))


def _wechat(folder: Path, before: WechatContract | None, told: Keys) -> WechatContract:
    serial = told.serial.upper()
    if told.certificate is not None:
        text = told.certificate.read_bytes()
        serial = certificate_serial(text)
        if told.private_key is not None:
            public = read_private_key(told.private_key.read_bytes()).public_key()
            if fingerprint(public) != fingerprint(read_certificate_key(text)):
                raise BadValue("the certificate and the private key do not belong together")
    if told.private_key is not None and before is not None and not serial:
        raise BadValue("a new private key has a new certificate: name its --serial or give the --certificate")
    platform = dict(before.platform) if before is not None else {}
    if told.provider_key is not None:
        text = told.provider_key.read_bytes()
        read_public_key(text)
        name = told.provider_serial or certificate_serial(text)
        if not name:
            raise BadValue("name the public key's id (PUB_KEY_ID_…) with --provider-serial")
        platform[name] = _kept(folder, told.provider_key, f"wechat-{_tame(name)}.pem", by_path=told.by_path)
    contract = WechatContract(
        appid=told.account or (before.appid if before else ""),
        mchid=told.mchid or (before.mchid if before else ""),
        serial=serial or (before.serial if before else ""),
        key=_private(folder, told, "wechat") or (before.key if before else ""),
        platform=_without(platform, told.retire),
        address=checked_address(told.address or (before.address if before else ADDRESSES[Provider.WECHAT])),
    )
    _whole({"--appid": contract.appid, "--mchid": contract.mchid, "--serial": contract.serial}, contract.key, platform)
    if not contract.mchid.isdigit() or not contract.appid.isalnum() or not contract.serial.isalnum():
        raise BadValue("appid and serial are letters and digits, mchid is digits")
    return contract


def _alipay(folder: Path, before: AlipayContract | None, told: Keys) -> AlipayContract:
    platform = dict(before.platform) if before is not None else {}
    if told.provider_key is not None:
        name = fingerprint(read_public_key(told.provider_key.read_bytes()))
        platform[name] = _kept(folder, told.provider_key, f"alipay-{name}.pem", by_path=told.by_path)
    contract = AlipayContract(
        app_id=told.account or (before.app_id if before else ""),
        key=_private(folder, told, "alipay") or (before.key if before else ""),
        platform=_without(platform, told.retire),
        address=checked_address(told.address or (before.address if before else ADDRESSES[Provider.ALIPAY])),
    )
    _whole({"--app-id": contract.app_id}, contract.key, platform)
    if not contract.app_id.isdigit():
        raise BadValue("the app id is digits")
    return contract


def _private(folder: Path, told: Keys, who: str) -> str:
    """The name under which the merchant's new key is kept; empty where none is given."""
    if told.private_key is None:
        return ""
    public = read_private_key(told.private_key.read_bytes()).public_key()
    # A new name for a new key: the old one stays until the file names it no more.
    return _kept(folder, told.private_key, f"{who}-merchant-{fingerprint(public)}.pem", by_path=told.by_path)


def _kept(folder: Path, source: Path, name: str, *, by_path: bool) -> str:
    if by_path:
        return str(source.resolve())
    write_secretly(folder / name, source.read_bytes())
    return name


def _without(platform: dict[str, str], retired: str) -> dict[str, str]:
    if retired and retired not in platform:
        raise BadValue(f"no key of the provider's is called {retired}; there are {', '.join(platform) or 'none'}")
    left = {serial: name for serial, name in platform.items() if serial != retired}
    if not left:
        raise BadValue("without a key of the provider's no answer can be believed: give a --provider-key")
    return left


def _whole(named: dict[str, str], key: str, platform: dict[str, str]) -> None:
    missing = [name for name, value in named.items() if not value]
    if not key:
        missing.append("--private-key")
    if not platform:
        missing.append("--provider-key")
    if missing:
        raise BadValue(f"still missing: {', '.join(missing)}")


def _print_of(folder: Path, name: str, *, private: bool = False) -> str:
    try:
        text = key_file(folder, name).read_bytes()
        return fingerprint(read_private_key(text).public_key() if private else read_public_key(text))
    except (BadValue, OSError):
        return "cannot be read"


def _tame(name: str) -> str:
    return "".join(letter for letter in name if letter.isalnum() or letter in "_-")[:80]
