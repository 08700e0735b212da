"""A queued message by WeChat: sent, tried again under the same number, or left to SMS; never both."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Row

from pos.domain.errors import BadValue, GuitaiError
from pos.domain.moments import from_ms
from pos.server.clock import Clock
from pos.server.keys import Keys
from pos.server.payments.calling import Caller
from pos.server.texting.official_account import OfficialAccount, Outcome
from pos.server.texting.wechat_contract import WechatContract, read_wechat, secret_of

logger = logging.getLogger(__name__)

SAME_FOR = timedelta(minutes=9)
"""So long after the first attempt a repetition is sure to be known as one: the provider says ten minutes."""
TOKEN_ATTEMPTS = 3
"""After so many without a token it goes by SMS."""


class Fate(StrEnum):
    """What becomes of a message."""

    SENT = "sent"
    AGAIN = "again"
    """By WeChat, later, under the same number."""
    BY_SMS = "by_sms"
    """WeChat has surely not sent it."""
    LOST = "lost"
    """Nobody knows whether WeChat sent it, and the same again may arrive twice."""


@dataclass(frozen=True, slots=True)
class Went:
    """What came of an attempt."""

    fate: Fate
    """What is to be done."""
    code: str = ""
    """The provider's word, or why."""
    unsure: bool = False
    """The provider may have it."""


class Wechat:
    """The channel. What is set up is read anew for each step."""

    def __init__(self, *, keys: Keys, clock: Clock, folder: Path, call: Caller) -> None:
        """`folder`: `wechat/` of the server."""
        self._keys = keys
        self._clock = clock
        self._folder = folder
        self._account = OfficialAccount(clock=clock, call=call)

    def contract(self) -> WechatContract | None:
        """What is set up; None where nothing is, or it cannot be read."""
        try:
            return read_wechat(self._folder)
        except GuitaiError as error:
            logger.error("no WeChat messages: %s", error)
            return None

    def deliver(self, contract: WechatContract | None, row: Row[Any], *, handing: Callable[[], None]) -> Went:
        """Try a row of `messages` that has an openid; `handing` is called before the provider may first have it."""
        before = row.handed_ms is not None
        if before and self._clock() > from_ms(row.handed_ms) + SAME_FOR:
            return Went(Fate.LOST, "WeChat did not say whether it was sent", unsure=True)
        if contract is None or row.kind not in contract.templates:
            return _unless(before, "nothing is set up, or no template")
        try:
            secret = secret_of(self._folder, contract)
        except (BadValue, OSError) as error:
            return _unless(before, f"the secret cannot be read: {type(error).__name__}")
        attempt = self._account.send(
            contract,
            secret,
            openid=self._keys.unseal(row.openid).decode(),
            kind=row.kind,
            words=json.loads(row.params),
            client_msg_id=row.message_id.replace("-", ""),
            handing=handing,
        )
        match attempt.outcome:
            case Outcome.TAKEN:
                return Went(Fate.SENT)
            case Outcome.UNKNOWN:
                return Went(Fate.AGAIN, attempt.code, unsure=True)
            case Outcome.NOT_TRIED if not before and row.attempts + 1 < TOKEN_ATTEMPTS:
                return Went(Fate.AGAIN, attempt.code)
        return _unless(before and not attempt.always, attempt.code)


def _unless(unsure: bool, code: str) -> Went:
    """To SMS, unless an attempt is open of which nobody knows the end."""
    return Went(Fate.AGAIN, code, unsure=True) if unsure else Went(Fate.BY_SMS, code)
