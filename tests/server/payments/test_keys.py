"""Keys are set up, changed and retired without ever being shown."""

from __future__ import annotations

import json
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from pos.commands import dispatch
from pos.domain.errors import BadValue
from pos.domain.payment.code import Provider
from pos.server.payments.calling import HttpCaller, checked_address
from pos.server.payments.merchants import FILE, FOLDER, Merchants
from pos.server.payments.simulator.signing import SimulatedKeys, private_pem, public_pem
from tests.server.payments.stage import VirtualClock


@pytest.fixture
def files(tmp_path: Path, simulated_keys: SimulatedKeys) -> Path:
    """What a merchant downloads."""
    folder = tmp_path / "downloaded"
    folder.mkdir()
    (folder / "merchant.pem").write_bytes(private_pem(simulated_keys.wechat_merchant))
    (folder / "wechat.pem").write_bytes(public_pem(simulated_keys.wechat_platform))
    (folder / "wechat-new.pem").write_bytes(public_pem(simulated_keys.stranger))
    (folder / "alipay.pem").write_bytes(public_pem(simulated_keys.alipay_platform))
    (folder / "cert.pem").write_bytes(certificate(simulated_keys.wechat_merchant))
    return folder


def certificate(key: rsa.RSAPrivateKey) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "merchant")])
    now = datetime(2026, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 0xABC123, now, now + timedelta(days=3650))
    return made.sign(key, SHA256()).public_bytes(Encoding.PEM)


def payments(*words: str | Path, data: Path) -> int:
    return dispatch(["payments", *map(str, words), "--data", str(data)])


def set_up(files: Path, data: Path) -> None:
    status = payments(
        *("keys", "wechat", "--appid", "wx1", "--mchid", "1900000109", "--certificate", files / "cert.pem"),
        *("--private-key", files / "merchant.pem"),
        *("--provider-key", files / "wechat.pem", "--provider-serial", "PUB_KEY_ID_1"),
        data=data,
    )
    assert status == 0


def secret_parts(files: Path) -> list[str]:
    return [line for line in (files / "merchant.pem").read_text().splitlines() if not line.startswith("---")]


def test_keys_are_kept_closed_and_never_shown(files: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "central"
    set_up(files, data)
    assert payments("keys", "show", data=data) == 0
    assert payments("keys", "show", "--json", data=data) == 0
    said = "".join(capfd.readouterr())
    assert "PUB_KEY_ID_1" in said
    assert "ABC123" in said
    assert not any(part in said for part in secret_parts(files))
    kept = sorted((data / FOLDER).iterdir())
    assert len(kept) == 3
    if os.name == "posix":
        assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
    merchants = Merchants(folder=data, caller=HttpCaller(), clock=VirtualClock())
    assert merchants.client(Provider.WECHAT) is not None
    assert merchants.client(Provider.ALIPAY) is None


def test_a_new_key_of_the_providers_stands_beside_the_old_until_that_is_retired(files: Path, tmp_path: Path) -> None:
    data = tmp_path / "central"
    set_up(files, data)
    new = ("--provider-key", files / "wechat-new.pem", "--provider-serial", "PUB_KEY_ID_2")
    assert payments("keys", "wechat", *new, data=data) == 0
    assert set(platform(data)) == {"PUB_KEY_ID_1", "PUB_KEY_ID_2"}
    assert payments("keys", "wechat", "--retire", "PUB_KEY_ID_1", data=data) == 0
    assert set(platform(data)) == {"PUB_KEY_ID_2"}
    assert payments("keys", "wechat", "--retire", "PUB_KEY_ID_2", data=data) == 1
    assert payments("keys", "wechat", "--retire", "nobody", data=data) == 1
    assert set(platform(data)) == {"PUB_KEY_ID_2"}


def platform(data: Path) -> dict[str, str]:
    told: dict[str, str] = json.loads((data / FOLDER / FILE).read_text())["wechat"]["platform"]
    return told


def test_a_running_server_takes_changes_up_and_keeps_what_it_had_where_the_file_is_damaged(
    files: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    data = tmp_path / "central"
    merchants = Merchants(folder=data, caller=HttpCaller(), clock=VirtualClock())
    assert merchants.client(Provider.WECHAT) is None
    set_up(files, data)
    assert merchants.client(Provider.WECHAT) is not None
    assert payments("rules", "wechat", "most=700", "deadline_s=30", data=data) == 0
    assert (merchants.rules(Provider.WECHAT).most, merchants.rules(Provider.WECHAT).deadline_s) == (700, 30)
    assert payments("rules", "wechat", "most=1", data=data) == 1
    assert payments("rules", "wechat", "colour=3", data=data) == 1
    assert payments("rules", "wechat", "most=much", data=data) == 1


@pytest.mark.expects_log("the settings before it are used")
def test_a_damaged_file_stops_no_payment(files: Path, tmp_path: Path) -> None:
    data = tmp_path / "central"
    set_up(files, data)
    merchants = Merchants(folder=data, caller=HttpCaller(), clock=VirtualClock())
    before = merchants.client(Provider.WECHAT)
    (data / FOLDER / FILE).write_text("{")
    assert merchants.client(Provider.WECHAT) is before is not None


@pytest.mark.expects_log("cannot be asked for payments")
def test_a_key_that_is_gone_is_a_provider_that_is_not_set_up(files: Path, tmp_path: Path) -> None:
    data = tmp_path / "central"
    by_path = ("--provider-key", files / "alipay.pem", "--by-path")
    whole = ("keys", "alipay", "--app-id", "2026", "--private-key", files / "merchant.pem", *by_path)
    assert payments(*whole, data=data) == 0
    assert [path.name for path in (data / FOLDER).iterdir()] == [FILE]
    (files / "merchant.pem").unlink()
    merchants = Merchants(folder=data, caller=HttpCaller(), clock=VirtualClock())
    assert merchants.client(Provider.ALIPAY) is None


def test_what_does_not_fit_is_refused_before_anything_is_written(
    files: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], simulated_keys: SimulatedKeys
) -> None:
    data = tmp_path / "central"
    (files / "other.pem").write_bytes(private_pem(simulated_keys.alipay_merchant))
    wrong = (
        ("keys", "wechat", "--appid", "wx1"),
        ("keys", "wechat", "--private-key", files / "nothing.pem"),
        ("keys", "wechat", "--private-key", files / "wechat.pem"),
        ("keys", "wechat", "--provider-key", files / "wechat.pem"),
        ("keys", "wechat", "--certificate", files / "cert.pem", "--private-key", files / "other.pem"),
        ("keys", "alipay", "--address", "http://example.com"),
    )
    for words in wrong:
        assert payments(*words, data=data) == 1
    said = "".join(capfd.readouterr())
    assert "still missing: --mchid, --serial, --private-key, --provider-key" in said or "without a key" in said
    assert "do not belong together" in said
    assert not (data / FOLDER / FILE).exists()
    with pytest.raises(BadValue):
        checked_address("https://user@example.com")
    assert checked_address("https://api.mch.weixin.qq.com/") == "https://api.mch.weixin.qq.com"
