"""A WeChat official account's provider on this machine: wants a token, and shows what it was told.

The last two characters of an openid say what happens:

| end | what happens | end | what happens |
| --- | --- | --- | --- |
| 01 | busy, the first time | 05 | it is taken, and the connection ends without an answer, the first time |
| 02 | HTTP 500 without a word, the first time | 06 | no more messages today |
| 03 | does not follow | 07 | the token ends just now, the first time |
| 04 | the connection ends without an answer, the first time | 08 | the token is void until replaced by force |

What it has taken for an openid under a `client_msg_id` it takes again without showing it again.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pos.server.texting.stand_in import StandIn

LIFE_S = 7200


@dataclass(frozen=True, slots=True)
class WechatShown:
    """What a phone would show."""

    openid: str
    """To whom."""
    template: str
    """The template's id."""
    fields: dict[str, str]
    """The template's fields."""
    link: str
    """What a touch opens; empty: nothing."""


class WechatSimulator:
    """Serves on loopback; `close` ends it."""

    def __init__(self, *, app_id: str, secret: bytes, port: int = 0, on_message: Callable[[WechatShown], None]) -> None:
        """`port` 0: any that is free. Raises OSError."""
        self._app_id = app_id
        self._secret = secret.decode()
        self._on_message = on_message
        self._token = secrets.token_urlsafe(32)
        self._void: set[str] = set()
        self._tried: set[tuple[str, str]] = set()
        self._taken: set[tuple[str, str]] = set()
        self._lock = Lock()
        self._place = StandIn(self.answer, port=port)
        self.address = self._place.address
        """Where it is."""

    def answer(self, path: str, body: bytes) -> tuple[int, dict[str, object]]:
        """(HTTP status, answer) of a request; status 0: no answer."""
        parts, told = urlsplit(path), json.loads(body)
        with self._lock:
            if parts.path == "/cgi-bin/stable_token":
                return 200, self._give_token(told)
            if parts.path != "/cgi-bin/message/template/send":
                return 404, {}
            if parse_qs(parts.query).get("access_token") != [self._token] or self._token in self._void:
                return 200, {"errcode": 40001, "errmsg": "invalid credential"}
            return self._take(told)

    def end_token(self) -> None:
        """The token is another from now on."""
        self._token = secrets.token_urlsafe(32)

    def _give_token(self, told: dict[str, object]) -> dict[str, object]:
        if told.get("appid") != self._app_id or told.get("grant_type") != "client_credential":
            return {"errcode": 40013, "errmsg": "invalid appid"}
        if told.get("secret") != self._secret:
            return {"errcode": 40125, "errmsg": "invalid appsecret"}
        if told.get("force_refresh"):
            self.end_token()
        return {"access_token": self._token, "expires_in": LIFE_S}

    def _take(self, told: dict[str, Any]) -> tuple[int, dict[str, object]]:
        openid, key = str(told["touser"]), (str(told["touser"]), str(told["client_msg_id"]))
        first, end = key not in self._tried, openid[-2:]
        self._tried.add(key)
        if end == "03":
            return 200, {"errcode": 43004, "errmsg": "require subscribe"}
        if end == "06":
            return 200, {"errcode": 45009, "errmsg": "reach max api daily quota limit"}
        if first and end == "01":
            return 200, {"errcode": -1, "errmsg": "system error"}
        if first and end == "02":
            return 500, {}
        if first and end == "04":
            return 0, {}
        if first and end == "07":
            self.end_token()
            return 200, {"errcode": 42001, "errmsg": "access_token expired"}
        if first and end == "08":
            self._void.add(self._token)
            return 200, {"errcode": 40001, "errmsg": "invalid credential"}
        if key not in self._taken:
            self._taken.add(key)
            fields = {name: str(each["value"]) for name, each in told["data"].items()}
            self._on_message(WechatShown(openid, str(told["template_id"]), fields, str(told.get("url", ""))))
        if first and end == "05":
            return 0, {}
        return 200, {"errcode": 0, "errmsg": "ok", "msgid": len(self._taken)}

    def close(self) -> None:
        """End."""
        self._place.close()
