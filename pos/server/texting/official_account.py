"""Template messages of a WeChat official account (服务号): `stable_token` and `message/template/send`.

Sources: 微信公众平台, 获取稳定版接口调用凭据 and 模板消息接口. Of one openid and one `client_msg_id` a single message
is sent, for ten minutes. The error codes are those of the platform's 全局返回码; 40241 is told of in its forum only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from threading import Lock
from urllib.parse import quote

from pos.server.clock import Clock
from pos.server.payments.calling import Caller, NoReply
from pos.server.texting.wechat_contract import WechatContract

CONNECT_S, ANSWER_S = 3.0, 8.0
OK = 0
NOT_THE_TOKEN = frozenset({40001, 40014, 42001})
"""The token is another by now: ask for a new one, once."""
BUSY = frozenset({-1, 40241})
"""Try later: the provider's trouble; it says that it has had the same within a minute."""
ALWAYS = frozenset({40003, 43004, 43101, 40037})
"""No such openid, not following, messages declined, no such template: earlier attempts fared no better."""
_EARLY = timedelta(minutes=5)
"""A token is replaced so long before it ends."""


class Outcome(StrEnum):
    """What an attempt came to."""

    TAKEN = "taken"
    REFUSED = "refused"
    """It was not sent."""
    UNKNOWN = "unknown"
    """Nobody knows whether it was sent: the same under the same id is safe for ten minutes."""
    NOT_TRIED = "not_tried"
    """No token came: nothing was handed over."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """The provider's answer."""

    outcome: Outcome
    """What it came to."""
    code: str
    """The provider's word for it; of no answer why. Never a token or an openid."""
    always: bool = False
    """Of a refusal: any earlier attempt was refused likewise."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    app_id: str
    until: datetime


class _NoToken(Exception):
    """Why, in its text; `refused`: asking again does not help."""

    def __init__(self, why: str, *, refused: bool) -> None:
        super().__init__(why)
        self.refused = refused


class OfficialAccount:
    """Sends for one account; keeps its token in memory only. May be used from any thread."""

    def __init__(self, *, clock: Clock, call: Caller) -> None:
        self._clock = clock
        self._call = call
        self._token: _Token | None = None
        self._lock = Lock()

    def send(
        self,
        contract: WechatContract,
        secret: bytes,
        *,
        openid: str,
        kind: str,
        words: Mapping[str, str],
        client_msg_id: str,
        handing: Callable[[], None],
    ) -> Attempt:
        """Send one message; `handing` is called before it may reach the provider for the first time."""
        template = contract.templates[kind]
        body: dict[str, object] = {
            "touser": openid,
            "template_id": template.template_id,
            "data": {name: {"value": text} for name, text in template.filled(words).items()},
            "client_msg_id": client_msg_id,
        }
        if contract.link:
            body["url"] = contract.link
        try:
            token = self._token_for(contract, secret, refused="")
            handing()
            code = self._hand_over(contract, token, body)
            if code in NOT_THE_TOKEN:
                token = self._token_for(contract, secret, refused=token)
                code = self._hand_over(contract, token, body)
        except _NoToken as error:
            return Attempt(Outcome.REFUSED if error.refused else Outcome.NOT_TRIED, str(error))
        except NoReply as error:
            return Attempt(Outcome.UNKNOWN, f"no answer: {error}")
        except (ValueError, TypeError, LookupError):
            return Attempt(Outcome.UNKNOWN, "no answer that can be read")
        if code == OK:
            return Attempt(Outcome.TAKEN, "0")
        if code in BUSY:
            return Attempt(Outcome.UNKNOWN, f"errcode {code}")
        return Attempt(Outcome.REFUSED, f"errcode {code}", always=code in ALWAYS)

    def _hand_over(self, contract: WechatContract, token: str, body: Mapping[str, object]) -> int:
        """The provider's errcode. Raises NoReply, ValueError, TypeError, LookupError."""
        answered = self._post(contract, f"message/template/send?access_token={quote(token, safe='')}", body)
        return int(str(answered["errcode"]))

    def _token_for(self, contract: WechatContract, secret: bytes, *, refused: str) -> str:
        """The token, another than `refused`. Raises _NoToken."""
        with self._lock:
            kept = self._token
            usable = kept is not None and kept.app_id == contract.app_id and kept.until > self._clock()
            if kept is not None and usable and kept.text != refused:
                return kept.text
            token = self._ask_token(contract, secret, force=False)
            if token.text == refused:
                token = self._ask_token(contract, secret, force=True)
            self._token = token
            return token.text

    def _ask_token(self, contract: WechatContract, secret: bytes, *, force: bool) -> _Token:
        """A token; without force the one that other servers have too. Raises _NoToken."""
        asked = {
            "grant_type": "client_credential",
            "appid": contract.app_id,
            "secret": secret.decode(errors="replace"),
            "force_refresh": force,
        }
        try:
            answered = self._post(contract, "stable_token", asked)
            if "access_token" not in answered:
                code = int(str(answered["errcode"]))
                raise _NoToken(f"no token: errcode {code}", refused=code not in BUSY)
            life = timedelta(seconds=int(str(answered["expires_in"])))
            return _Token(str(answered["access_token"]), contract.app_id, self._clock() + life - _EARLY)
        except (NoReply, ValueError, TypeError, LookupError) as error:
            raise _NoToken(f"no token: {type(error).__name__}", refused=False) from None

    def _post(self, contract: WechatContract, what: str, body: Mapping[str, object]) -> Mapping[str, object]:
        """Raises NoReply, ValueError, TypeError."""
        reply = self._call(
            "POST",
            f"{contract.address}/cgi-bin/{what}",
            headers={"Content-Type": "application/json; charset=utf-8", "Accept": "application/json"},
            body=json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(),
            connect_s=CONNECT_S,
            answer_s=ANSWER_S,
        )
        answered = json.loads(reply.body)
        if not isinstance(answered, dict):
            raise TypeError
        return answered
