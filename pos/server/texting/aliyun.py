"""Alibaba Cloud's SMS service (Dysmsapi, version 2017-05-25): `SendSms`, signed as its RPC interface wants it.

The signature: all parameters sorted by name and percent-encoded (RFC 3986), joined, encoded once more behind the method
and `/`, HMAC-SHA1 under the secret and `&`, base64. The provider's documentation works one out; the test has it.
"""

from __future__ import annotations

import base64
import hmac
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from urllib.parse import quote, urlencode

from pos.server.payments.calling import Caller, NoReply
from pos.server.texting.contract import SmsContract

CONNECT_S, ANSWER_S = 3.0, 8.0
_FOR_EVER = frozenset(
    {
        "isv.MOBILE_NUMBER_ILLEGAL",
        "isv.INVALID_PARAMETERS",
        "isv.TEMPLATE_MISSING_PARAMETERS",
        "isv.TEMPLATE_PARAMS_ILLEGAL",
        "isv.PARAM_LENGTH_LIMIT",
        "isv.BLACK_KEY_CONTROL_LIMIT",
        "isv.SMS_CONTENT_ILLEGAL",
    }
)
"""Refusals that another attempt does not change."""


class Came(StrEnum):
    """What sending came to."""

    SENT = "sent"
    LATER = "later"
    """Not now: no answer, the provider's trouble, too many at once, an account without money."""
    NEVER = "never"
    """Not to this number, or not these words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The provider's answer."""

    came: Came
    """What it came to."""
    code: str
    """The provider's word for it; of no answer why."""


def send(
    contract: SmsContract,
    secret: bytes,
    *,
    phone: str,
    template: str,
    words: Mapping[str, str],
    out_id: str,
    now: datetime,
    call: Caller,
) -> Answer:
    """Send one message. `out_id`: our own number of it, which the provider's reports name."""
    parameters = {
        "AccessKeyId": contract.access_key,
        "Action": "SendSms",
        "Format": "JSON",
        "OutId": out_id,
        "PhoneNumbers": phone.removeprefix("+86"),
        "RegionId": "cn-hangzhou",
        "SignName": contract.sign_name,
        "SignatureMethod": "HMAC-SHA1",
        "SignatureNonce": str(uuid.uuid4()),
        "SignatureVersion": "1.0",
        "TemplateCode": template,
        "TemplateParam": json.dumps(words, ensure_ascii=False, separators=(",", ":")),
        "Timestamp": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Version": "2017-05-25",
    }
    parameters["Signature"] = signature(parameters, secret, method="POST")
    # In the body: an address is written down on its way, and a phone number is nobody's business.
    body = urlencode(parameters, quote_via=quote, safe="~").encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8", "Accept": "application/json"}
    try:
        reply = call("POST", f"{contract.address}/", headers=headers, body=body, connect_s=CONNECT_S, answer_s=ANSWER_S)
    except NoReply as error:
        return Answer(Came.LATER, f"no answer: {error}")
    try:
        code = str(json.loads(reply.body)["Code"])
    except (ValueError, TypeError, LookupError):
        return Answer(Came.LATER, f"HTTP {reply.status}")
    if code == "OK":
        return Answer(Came.SENT, code)
    return Answer(Came.NEVER if code in _FOR_EVER else Came.LATER, code[:100])


def signature(parameters: Mapping[str, str], secret: bytes, *, method: str) -> str:
    """The signature of a request's parameters, base64."""
    query = "&".join(f"{_encoded(name)}={_encoded(value)}" for name, value in sorted(parameters.items()))
    signed = f"{method}&{_encoded('/')}&{_encoded(query)}"
    return base64.b64encode(hmac.digest(secret + b"&", signed.encode(), "sha1")).decode()


def _encoded(text: str) -> str:
    return quote(text, safe="~")
