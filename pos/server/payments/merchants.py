"""The chain's contracts with providers: one file that names them and, beside it, the keys. Read again when it changes.

`payments/merchants.json` in the server's data folder, and key files of mode 0600 there or wherever the file says.
`pos payments keys` writes it; nothing ever shows a key.
"""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock

import msgspec

from pos.domain.errors import BadValue, DamagedFile, ReadOnlyFolder
from pos.domain.payment.code import ASKED, SELLERS, Provider
from pos.domain.payment.rules import DEFAULTS, Rules
from pos.domain.scan.third_party import Platform
from pos.server.clock import Clock
from pos.server.payments.alipay import Alipay, AlipayMerchant
from pos.server.payments.calling import Caller, checked_address
from pos.server.payments.provider import ProviderClient
from pos.server.payments.rsa import read_private_key, read_public_key
from pos.server.payments.seller import SellerContract, VoucherSeller
from pos.server.payments.wechat import WechatMerchant, WechatPay
from pos.wire.codec import decode, encode

FOLDER = "payments"
FILE = "merchants.json"
ADDRESSES = {
    Provider.WECHAT: "https://api.mch.weixin.qq.com",
    Provider.ALIPAY: "https://openapi.alipay.com/gateway.do",
}
"""The providers' own."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WechatContract:
    """A contract with WeChat Pay, as the file has it."""

    appid: str
    """应用 ID."""
    mchid: str
    """商户号."""
    serial: str
    """Of the merchant's certificate."""
    key: str
    """The merchant's private key: a file beside this one, or a path."""
    platform: dict[str, str]
    """Serial → file of a public key or certificate of WeChat Pay's."""
    address: str = ADDRESSES[Provider.WECHAT]
    """Where WeChat Pay is."""


@dataclass(frozen=True, slots=True)
class AlipayContract:
    """A contract with Alipay, as the file has it."""

    app_id: str
    """应用 ID."""
    key: str
    """The merchant's private key: a file beside this one, or a path."""
    platform: dict[str, str]
    """Fingerprint → file of a public key of Alipay's."""
    address: str = ADDRESSES[Provider.ALIPAY]
    """Where Alipay is."""


@dataclass(frozen=True, slots=True)
class VoucherContract:
    """A contract with a platform that sells vouchers for our stores, as the file has it."""

    account: str
    """Ours."""
    key: str
    """The shared secret: a file beside this one, or a path."""
    address: str
    """Where the platform is."""


@dataclass(frozen=True, slots=True)
class MerchantsFile:
    """What is set up."""

    wechat: WechatContract | None = None
    """None: no contract."""
    alipay: AlipayContract | None = None
    """None: no contract."""
    vouchers: dict[Provider, VoucherContract] = field(default_factory=dict)
    """Meituan and Douyin, where there is a contract."""
    rules: dict[Provider, Rules] = field(default_factory=dict)
    """Amounts, time-outs and retries that head office has set."""


class Merchants:
    """The clients of what is set up. May be used from any number of threads."""

    def __init__(self, *, folder: Path, caller: Caller, clock: Clock) -> None:
        """`folder`: the server's data folder."""
        self.folder = folder / FOLDER
        """Where the file and the keys are."""
        self._caller = caller
        self._clock = clock
        self._lock = Lock()
        self._stamp: tuple[int, int] | None = (-1, -1)
        self._file = MerchantsFile()
        self._clients: dict[Provider, ProviderClient] = {}

    def client(self, provider: Provider) -> ProviderClient | None:
        """Who asks that provider; None where it is not set up, or not as it should be."""
        self._refresh()
        return self._clients.get(provider)

    def rules(self, provider: Provider) -> Rules:
        """How long, how often, how much."""
        self._refresh()
        return self._file.rules.get(provider, DEFAULTS.get(provider, DEFAULTS[Provider.WECHAT]))

    def longest_call_s(self) -> int:
        """No call of any provider takes longer, the two of a refund together."""
        return 2 * max(rules.connect_s + 2 * rules.answer_s for rules in map(self.rules, ASKED))

    def _refresh(self) -> None:
        path = self.folder / FILE
        try:
            told = path.stat()
            stamp: tuple[int, int] | None = (told.st_mtime_ns, told.st_size)
        except OSError:
            stamp = None
        with self._lock:
            if stamp == self._stamp:
                return
            self._stamp = stamp
            try:
                self._file = read_merchants(self.folder) if stamp is not None else MerchantsFile()
            except DamagedFile as fault:
                # What was set up before goes on: payments are under way.
                logger.error("%s; the settings before it are used", fault)
                return
            self._clients = dict(self._made(self._file))

    def _made(self, file: MerchantsFile) -> list[tuple[Provider, ProviderClient]]:
        made: list[tuple[Provider, ProviderClient]] = []
        makers: dict[Provider, Callable[[MerchantsFile], ProviderClient | None]] = {
            Provider.WECHAT: self._wechat,
            Provider.ALIPAY: self._alipay,
            **{platform: partial(self._seller, platform) for platform in SELLERS},
        }
        for provider, make in makers.items():
            try:
                client = make(file)
            except (BadValue, OSError) as fault:
                logger.error("%s cannot be asked for payments: %s", provider, fault)
                continue
            if client is not None:
                made.append((provider, client))
        return made

    def _wechat(self, file: MerchantsFile) -> ProviderClient | None:
        contract = file.wechat
        if contract is None:
            return None
        merchant = WechatMerchant(
            address=checked_address(contract.address),
            appid=contract.appid,
            mchid=contract.mchid,
            serial=contract.serial,
            key=read_private_key(key_file(self.folder, contract.key).read_bytes()),
            platform_keys={
                serial: read_public_key(key_file(self.folder, name).read_bytes())
                for serial, name in contract.platform.items()
            },
        )
        rules = file.rules.get(Provider.WECHAT, DEFAULTS[Provider.WECHAT])
        return WechatPay(merchant=merchant, caller=self._caller, clock=self._clock, rules=rules)

    def _alipay(self, file: MerchantsFile) -> ProviderClient | None:
        contract = file.alipay
        if contract is None:
            return None
        merchant = AlipayMerchant(
            address=checked_address(contract.address),
            app_id=contract.app_id,
            key=read_private_key(key_file(self.folder, contract.key).read_bytes()),
            alipay_keys=tuple(
                read_public_key(key_file(self.folder, name).read_bytes()) for name in contract.platform.values()
            ),
        )
        rules = file.rules.get(Provider.ALIPAY, DEFAULTS[Provider.ALIPAY])
        return Alipay(merchant=merchant, caller=self._caller, clock=self._clock, rules=rules)

    def _seller(self, provider: Provider, file: MerchantsFile) -> ProviderClient | None:
        told = file.vouchers.get(provider)
        if told is None:
            return None
        contract = SellerContract(
            platform=Platform(provider.value),
            address=checked_address(told.address),
            account=told.account,
            secret=read_secret(key_file(self.folder, told.key)),
        )
        rules = file.rules.get(provider, DEFAULTS[provider])
        return VoucherSeller(contract=contract, caller=self._caller, clock=self._clock, rules=rules)


def read_secret(path: Path) -> bytes:
    """A secret shared with a platform, without blanks around it. Raises BadValue for less than 16 bytes, OSError."""
    secret = path.read_bytes().strip()
    if len(secret) < 16:
        raise BadValue(f"{path.name}: a shared secret has 16 bytes or more")
    return secret


def key_file(folder: Path, name: str) -> Path:
    """Where a key is: beside the file, or at the path that was given."""
    path = Path(name)
    return path if path.is_absolute() else folder / path.name


def read_merchants(folder: Path) -> MerchantsFile:
    """What is set up in `payments/`; nothing where there is no file. Raises DamagedFile."""
    try:
        return decode((folder / FILE).read_bytes(), MerchantsFile)
    except FileNotFoundError:
        return MerchantsFile()
    except (BadValue, OSError) as error:
        raise DamagedFile(f"{FOLDER}/{FILE} cannot be read: {error}") from error


def write_merchants(folder: Path, file: MerchantsFile) -> None:
    """Keep it: after a power cut the old one is there, or the new one. Raises ReadOnlyFolder."""
    write_secretly(folder / FILE, msgspec.json.format(encode(file), indent=2) + b"\n")


def write_secretly(path: Path, content: bytes) -> None:
    """A file of mode 0600, whole or not at all. Raises ReadOnlyFolder."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)
    except OSError as error:
        raise ReadOnlyFolder(f"{path.name} cannot be written: {error.strerror}") from error
