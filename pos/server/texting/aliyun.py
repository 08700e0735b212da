"""Alibaba Cloud's SMS service (Dysmsapi, version 2017-05-25): `SendSms`, signed as its RPC interface wants it.

The signature: all parameters sorted by name and percent-encoded (RFC 3986), joined, encoded once more behind the method
and `/`, HMAC-SHA1 under the secret and `&`, base64. The provider's documentation works one out; the test has it.
"""

from __future__ import annotations

import base64
import hmac
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from urllib.parse import quote, urlencode

from pos.server.payments.calling import Caller, NoReply, Reply
from pos.server.texting.contract import SmsContract

CONNECT_S, ANSWER_S = 3.0, 8.0
NO_ANSWER, NO_WORD = "no answer", "HTTP"
"""How an answer's code begins where nobody knows whether the message was taken."""
_PAGE = 50
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
    asked = {
        "OutId": out_id,
        "PhoneNumbers": phone.removeprefix("+86"),
        "SignName": contract.sign_name,
        "TemplateCode": template,
        "TemplateParam": json.dumps(words, ensure_ascii=False, separators=(",", ":")),
    }
    try:
        reply = _ask(contract, secret, "SendSms", asked, now=now, call=call)
    except NoReply as error:
        return Answer(Came.LATER, f"{NO_ANSWER}: {error}")
    try:
        code = str(json.loads(reply.body)["Code"])
    except (ValueError, TypeError, LookupError):
        return Answer(Came.LATER, f"{NO_WORD} {reply.status}")
    if code == "OK":
        return Answer(Came.SENT, code)
    return Answer(Came.NEVER if code in _FOR_EVER else Came.LATER, code[:100])


def was_taken(
    contract: SmsContract,
    secret: bytes,
    *,
    phone: str,
    days: Iterable[date],
    out_id: str,
    now: datetime,
    call: Caller,
) -> bool | None:
    """Whether the provider took the message of that number of ours on one of these days (UTC+8); None: it did not say.

    `QuerySendDetails`: all that went to a phone on a day, with the `OutId` it was sent under.
    """
    for day in days:
        page, seen = 1, 0
        while True:
            asked = {
                "PhoneNumber": phone.removeprefix("+86"),
                "SendDate": f"{day:%Y%m%d}",
                "PageSize": str(_PAGE),
                "CurrentPage": str(page),
            }
            try:
                reply = _ask(contract, secret, "QuerySendDetails", asked, now=now, call=call)
                told = json.loads(reply.body)
                total, some = int(told["TotalCount"]), told["SmsSendDetailDTOs"]["SmsSendDetailDTO"]
                if any(each.get("OutId") == out_id for each in some):
                    return True
            except (NoReply, ValueError, TypeError, LookupError, AttributeError):
                return None
            seen, page = seen + len(some), page + 1
            if seen >= total:
                break
            if not some:
                return None
    return False


def _ask(
    contract: SmsContract, secret: bytes, action: str, asked: Mapping[str, str], *, now: datetime, call: Caller
) -> Reply:
    """A signed request. Raises NoReply."""
    parameters = {
        **asked,
        "AccessKeyId": contract.access_key,
        "Action": action,
        "Format": "JSON",
        "RegionId": "cn-hangzhou",
        "SignatureMethod": "HMAC-SHA1",
        "SignatureNonce": str(uuid.uuid4()),
        "SignatureVersion": "1.0",
        "Timestamp": now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Version": "2017-05-25",
    }
    parameters["Signature"] = signature(parameters, secret, method="POST")
    # In the body: an address is written down on its way, and a phone number is nobody's business.
    body = urlencode(parameters, quote_via=quote, safe="~").encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8", "Accept": "application/json"}
    return call("POST", f"{contract.address}/", headers=headers, body=body, connect_s=CONNECT_S, answer_s=ANSWER_S)


def signature(parameters: Mapping[str, str], secret: bytes, *, method: str) -> str:
    """The signature of a request's parameters, base64."""
    query = "&".join(f"{_encoded(name)}={_encoded(value)}" for name, value in sorted(parameters.items()))
    signed = f"{method}&{_encoded('/')}&{_encoded(query)}"
    return base64.b64encode(hmac.digest(secret + b"&", signed.encode(), "sha1")).decode()


def _encoded(text: str) -> str:
    return quote(text, safe="~")
