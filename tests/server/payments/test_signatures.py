"""Signatures against the published SDKs, as an independent signer and verifier, in both directions."""

from __future__ import annotations

import base64
import json
import re
import warnings
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from pos.domain.payment.rules import Rules
from pos.server.payments.alipay import Alipay, AlipayMerchant
from pos.server.payments.calling import Reply
from pos.server.payments.rsa import is_signed, read_private_key, read_public_key, sign
from pos.server.payments.simulator.signing import SimulatedKeys, private_pem, public_pem
from pos.server.payments.wechat import WechatMerchant, WechatPay
from tests.server.payments.stage import VirtualClock

ODD_TEXTS = ("", "plain", '张{三}"}😀\\', "a\nb\n", "{" * 50, "¥128.00")

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from alipay import AliPay  # type: ignore[import-untyped,unused-ignore]
    from wechatpayv3 import utils as wechat_sdk  # type: ignore[import-untyped,unused-ignore]


def no_call(*_: object, **__: object) -> Reply:
    raise AssertionError("nobody is asked here")


@pytest.fixture
def wechat(simulated_keys: SimulatedKeys) -> WechatPay:
    merchant = WechatMerchant(
        address="https://api.mch.weixin.qq.com",
        appid="wx1",
        mchid="1900000109",
        serial="5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
        key=simulated_keys.wechat_merchant,
        platform_keys={"P1": simulated_keys.wechat_platform.public_key()},
    )
    return WechatPay(merchant=merchant, caller=no_call, clock=VirtualClock(), rules=Rules())


@pytest.fixture
def alipay(simulated_keys: SimulatedKeys) -> Alipay:
    merchant = AlipayMerchant(
        address="https://openapi.alipay.com/gateway.do",
        app_id="2026",
        key=simulated_keys.alipay_merchant,
        alipay_keys=(simulated_keys.alipay_platform.public_key(),),
    )
    return Alipay(merchant=merchant, caller=no_call, clock=VirtualClock(), rules=Rules())


@pytest.fixture
def alipay_sdk(simulated_keys: SimulatedKeys) -> AliPay:
    return AliPay(
        appid="2026",
        app_private_key_string=private_pem(simulated_keys.alipay_merchant).decode(),
        alipay_public_key_string=public_pem(simulated_keys.alipay_platform).decode(),
    )


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_a_signature_is_the_sdks_signature(simulated_keys: SimulatedKeys, alipay_sdk: AliPay, text: str) -> None:
    key = simulated_keys.wechat_merchant
    assert sign(key, text.encode()) == wechat_sdk.rsa_sign(private_key=key, sign_str=text)
    assert sign(simulated_keys.alipay_merchant, text.encode()) == alipay_sdk._sign(text)


def test_wechats_authorization_is_the_sdks(wechat: WechatPay, simulated_keys: SimulatedKeys) -> None:
    body = json.dumps({"description": ODD_TEXTS[2]}, ensure_ascii=False)
    ours = wechat.authorization("POST", "https://api.mch.weixin.qq.com/v3/x?mchid=1", body.encode())
    told = dict(re.findall(r'(\w+)="([^"]*)"', ours))
    signed = f"POST\n/v3/x?mchid=1\n{told['timestamp']}\n{told['nonce_str']}\n{body}\n"
    assert told["signature"] == wechat_sdk.rsa_sign(private_key=simulated_keys.wechat_merchant, sign_str=signed)
    theirs = wechat_sdk.build_authorization(
        "/v3/x?mchid=1", "POST", "1900000109", told["serial_no"], simulated_keys.wechat_merchant, data=body
    )
    shape = re.sub(r'="[^"]*"', '=""', theirs)
    assert re.sub(r'="[^"]*"', '=""', ours) == shape
    again = dict(re.findall(r'(\w+)="([^"]*)"', theirs))
    lines = f"POST\n/v3/x?mchid=1\n{again['timestamp']}\n{again['nonce_str']}\n{body}\n"
    assert is_signed(simulated_keys.wechat_merchant.public_key(), lines.encode(), again["signature"])


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_wechat_answers_are_verified_as_the_sdk_verifies_them(
    wechat: WechatPay, simulated_keys: SimulatedKeys, text: str
) -> None:
    stamp, nonce = str(int(VirtualClock()().timestamp())), "n" * 32
    body = json.dumps({"name": text}, ensure_ascii=False)
    signature = wechat_sdk.rsa_sign(simulated_keys.wechat_platform, f"{stamp}\n{nonce}\n{body}\n")
    head = {
        "wechatpay-timestamp": stamp,
        "wechatpay-nonce": nonce,
        "wechatpay-serial": "P1",
        "wechatpay-signature": signature,
    }
    assert wechat.verified(Reply(200, head, body.encode()))
    assert wechat_sdk.rsa_verify(stamp, nonce, body, signature, simulated_keys.wechat_platform.public_key())
    assert not wechat.verified(Reply(200, {**head, "wechatpay-serial": "P2"}, body.encode()))
    assert not wechat.verified(Reply(200, {**head, "wechatpay-timestamp": str(int(stamp) - 301)}, body.encode()))
    assert not wechat.verified(Reply(200, {}, body.encode()))


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_alipays_form_is_what_the_sdk_verifies(alipay: Alipay, simulated_keys: SimulatedKeys, text: str) -> None:
    form = alipay.signed_form("alipay.trade.pay", json.dumps({"subject": text}, ensure_ascii=False))
    # Who receives it: the SDK with the merchant's public key in the place of Alipay's.
    receiver = AliPay(
        appid="2026",
        app_private_key_string=private_pem(simulated_keys.stranger).decode(),
        alipay_public_key_string=public_pem(simulated_keys.alipay_merchant).decode(),
    )
    signature = form.pop("sign")
    raw = "&".join(f"{name}={value}" for name, value in sorted(form.items()))
    assert receiver._verify(raw, signature)
    assert not receiver._verify(raw + " ", signature)


def test_the_sdks_form_carries_the_signature_that_we_make(alipay_sdk: AliPay, simulated_keys: SimulatedKeys) -> None:
    form = dict(parse_qsl(alipay_sdk.client_api("alipay.trade.query", {"out_trade_no": "G1"})))
    signature = form.pop("sign")
    raw = "&".join(f"{name}={value}" for name, value in sorted(form.items()))
    assert signature == sign(simulated_keys.alipay_merchant, raw.encode())


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_alipay_answers_that_the_sdk_would_sign_are_believed(
    alipay: Alipay, simulated_keys: SimulatedKeys, text: str
) -> None:
    signer = AliPay(
        appid="2026",
        app_private_key_string=private_pem(simulated_keys.alipay_platform).decode(),
        alipay_public_key_string=public_pem(simulated_keys.alipay_merchant).decode(),
    )
    inner = json.dumps({"code": "10000", "buyer_logon_id": text}, ensure_ascii=False)
    body = f'{{"alipay_trade_pay_response":{inner},"sign":"{signer._sign(inner)}"}}'
    assert alipay.verified("alipay.trade.pay", body.encode()) == {"code": "10000", "buyer_logon_id": text}


def test_published_vector_pkcs1_v1_5_sha256() -> None:
    """RFC 8017's padding leaves one signature for a key and a text: another implementation's key, another's check."""
    from Cryptodome.Hash import SHA256
    from Cryptodome.PublicKey import RSA
    from Cryptodome.Signature import pkcs1_15

    key = rsa.generate_private_key(65537, 2048)
    der = key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    assert len(key.public_key().public_bytes(Encoding.DER, PublicFormat.PKCS1)) > 256
    theirs = base64.b64encode(pkcs1_15.new(RSA.import_key(der)).sign(SHA256.new(b"vector"))).decode()
    assert sign(key, b"vector") == theirs


def test_keys_are_read_as_the_providers_hand_them_out(tmp_path: Path, simulated_keys: SimulatedKeys) -> None:
    key = simulated_keys.alipay_merchant
    for form in (PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL):
        bare = base64.encodebytes(key.private_bytes(Encoding.DER, form, NoEncryption()))
        assert read_private_key(bare).private_numbers() == key.private_numbers()
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert read_public_key(base64.b64encode(public)) == key.public_key()
