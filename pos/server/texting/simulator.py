"""The provider of text messages on this machine: believes nothing that is not signed, and shows what it was told.

The last two digits of a phone number say what happens:

| digits | what happens | digits | what happens |
| --- | --- | --- | --- |
| 01 | too many at once, the first time | 03 | the number does not exist |
| 02 | HTTP 500 without a word, the first time | 04 | the connection ends without an answer, the first time |
| 05 | it is taken, and the connection ends without an answer, the first time | | |

What was taken can be asked for (`QuerySendDetails`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from urllib.parse import parse_qsl

from pos.server.texting.aliyun import signature
from pos.server.texting.stand_in import StandIn


@dataclass(frozen=True, slots=True)
class Shown:
    """What a phone would show."""

    phone: str
    """To whom."""
    template: str
    """The template's code."""
    words: dict[str, str]
    """The template's words."""


class SmsSimulator:
    """Serves on loopback; `close` ends it."""

    def __init__(self, *, access_key: str, secret: bytes, port: int = 0, on_message: Callable[[Shown], None]) -> None:
        """`port` 0: any that is free. Raises OSError."""
        self._access_key = access_key
        self._secret = secret
        self._on_message = on_message
        self._tried: set[str] = set()
        self._taken: list[tuple[str, str]] = []
        self._lock = Lock()
        self._place = StandIn(self.answer, port=port)
        self.address = self._place.address
        """Where it is."""

    def answer(self, _path: str, body: bytes) -> tuple[int, dict[str, object]]:
        """(HTTP status, answer) of a form; status 0: no answer."""
        told = dict(parse_qsl(body.decode(), keep_blank_values=True))
        right = signature({k: v for k, v in told.items() if k != "Signature"}, self._secret, method="POST")
        if told.get("Signature") != right or told.get("AccessKeyId") != self._access_key:
            return 400, {"Code": "SignatureDoesNotMatch", "Message": "the signature is another"}
        if told.get("Action") == "QuerySendDetails":
            return 200, self._details(told["PhoneNumber"], int(told["CurrentPage"]), int(told["PageSize"]))
        phone = told.get("PhoneNumbers", "")
        with self._lock:
            first = told.get("OutId", "") not in self._tried
            self._tried.add(told.get("OutId", ""))
        if phone.endswith("03"):
            return 200, {"Code": "isv.MOBILE_NUMBER_ILLEGAL", "Message": "no such number"}
        if first and phone.endswith("01"):
            return 200, {"Code": "isv.BUSINESS_LIMIT_CONTROL", "Message": "too many at once"}
        if first and phone.endswith("02"):
            return 500, {}
        if first and phone.endswith("04"):
            return 0, {}
        self._taken.append((phone, told.get("OutId", "")))
        self._on_message(Shown(phone, told["TemplateCode"], json.loads(told["TemplateParam"])))
        if first and phone.endswith("05"):
            return 0, {}
        return 200, {"Code": "OK", "Message": "OK", "BizId": "1", "RequestId": told.get("OutId", "")}

    def _details(self, phone: str, page: int, size: int) -> dict[str, object]:
        """A page of what was taken for a phone, whenever that was."""
        mine = [out_id for to, out_id in self._taken if to == phone]
        some = [{"PhoneNum": phone, "OutId": each, "SendStatus": 3} for each in mine[(page - 1) * size : page * size]]
        return {
            "Code": "OK",
            "Message": "OK",
            "TotalCount": len(mine),
            "SmsSendDetailDTOs": {"SmsSendDetailDTO": some},
        }

    def close(self) -> None:
        """End."""
        self._place.close()
