"""Sends text messages: codes at once, notices from a queue, each until the provider has taken it or never will.

A notice for whom WeChat reaches goes there first, and by SMS once WeChat has surely not sent it.
"""

from __future__ import annotations

import json
import logging
from datetime import date, timedelta
from pathlib import Path
from threading import Event
from typing import Any

from sqlalchemy import Row, select, update

from pos.domain.errors import BadValue, GuitaiError
from pos.domain.ids import new_id
from pos.domain.moments import from_ms, to_ms
from pos.server.clock import Clock
from pos.server.database import Database
from pos.server.keys import Keys
from pos.server.members.standing import chain_day
from pos.server.payments.calling import Caller
from pos.server.texting.aliyun import NO_ANSWER, NO_WORD, Answer, Came, send, was_taken
from pos.server.texting.contract import Channel, SmsContract, Telling, read_contract, secret_of
from pos.server.texting.gathering import (
    GIVEN_UP,
    SENT,
    TOO_OLD,
    WAITING,
    Kinds,
    expiring_coupons,
    expiring_points,
    gather_notices,
    put_messages,
)
from pos.server.texting.tables import messages
from pos.server.texting.wechat import Fate, Wechat
from pos.server.texting.wechat_contract import WechatContract

logger = logging.getLogger(__name__)

AT_ONCE = 20
"""Messages in one step."""
ATTEMPTS = 8
"""After so many in vain a message is given up."""
FIRST_PAUSE = timedelta(seconds=15)
"""Doubles with each attempt."""
_UNKNOWN = (NO_ANSWER, NO_WORD)
"""How a fault begins after which nobody knows whether the message was taken; none at all: the server died."""
CHAIN_OFFSET = timedelta(hours=8)
FROM_HOUR = 10
"""Nobody is told of what expires before this hour (UTC+8)."""


class Texting:
    """May be asked from any thread. What is set up is read anew for each step: a change needs no restart."""

    def __init__(
        self, *, database: Database, keys: Keys, clock: Clock, folder: Path, call: Caller, wechat: Wechat
    ) -> None:
        """`folder`: `sms/` of the server."""
        self._database = database
        self._keys = keys
        self._clock = clock
        self._folder = folder
        self._call = call
        self._wechat = wechat
        self._looked: date | None = None
        self._stopped = Event()

    def stop(self) -> None:
        """Begin no more messages: what is due is sent when the server is back."""
        self._stopped.set()

    def can_send_codes(self) -> bool:
        """Whether a code can be sent."""
        contract = self._contract()
        return contract is not None and Telling.CODE in contract.templates

    def send_code(self, phone: str, code: str) -> None:
        """Send the code that proves a member, once and at once. Raises OSError where it was not taken."""
        contract = self._contract()
        answer = None if contract is None else self._send(contract, Telling.CODE, phone, {"code": code}, new_id())
        if answer is None or answer.came is not Came.SENT:
            logger.warning("a code was not sent: %s", answer.code if answer is not None else "nothing is set up")
            raise OSError("the provider did not take the message")

    def step(self) -> int:
        """Look for what is to be told, and send what is due; how many messages were tried."""
        contract, wechat = self._contract(), self._wechat.contract()
        if (contract is None and wechat is None) or self._stopped.is_set():
            return 0
        kinds = Kinds(
            sms=frozenset(contract.templates if contract is not None else ()),
            wechat=frozenset(wechat.templates if wechat is not None else ()),
        )
        while self._database.write(lambda tx: gather_notices(tx, kinds, keys=self._keys, now=self._clock())):
            continue
        self._look_at_what_expires(kinds)
        due = self._due()
        for row in due:
            if not self._stopped.is_set():
                self._try(contract, wechat, row)
        return len(due)

    def waiting(self, channel: Channel = Channel.SMS) -> dict[str, int]:
        """State → how many messages of a channel."""
        found: dict[str, int] = {}
        with self._database.reading() as connection:
            of_it = select(messages.c.state).where(messages.c.channel == channel.value)
            for state in connection.execute(of_it).scalars():
                found[state] = found.get(state, 0) + 1
        return found

    def _contract(self) -> SmsContract | None:
        try:
            return read_contract(self._folder)
        except GuitaiError as error:
            logger.error("no text messages: %s", error)
            return None

    def _look_at_what_expires(self, kinds: Kinds) -> None:
        """Once a day; a second look on the same day, by a server that was started again, tells nobody twice."""
        today, hour = chain_day(self._clock), (self._clock() + timedelta(hours=8)).hour
        if self._looked == today or hour < FROM_HOUR:
            return
        with self._database.reading() as connection:
            found = expiring_coupons(connection, kinds, today) if Telling.COUPON in kinds else []
            found += expiring_points(connection, kinds, today) if Telling.POINTS in kinds else []
        for start in range(0, len(found), 200):
            some = found[start : start + 200]
            self._database.write(lambda tx, some=some: put_messages(tx, some, now=self._clock()))  # type: ignore[misc]
        self._looked = today

    def _due(self) -> list[Row[Any]]:
        """Take what is due; each is due again later, should this end in the middle."""
        now = self._clock()

        def work(tx: Any) -> list[Row[Any]]:
            ready = messages.c.state == WAITING, messages.c.due_ms <= to_ms(now)
            rows = list(
                tx.connection.execute(
                    select(messages).where(*ready).order_by(messages.c.due_ms).limit(AT_ONCE).with_for_update()
                ).all()
            )
            for row in rows:
                again = to_ms(now + FIRST_PAUSE * 2**row.attempts)
                this = update(messages).where(messages.c.message_id == row.message_id)
                # What came of it is not known until it is noted.
                tx.connection.execute(this.values(attempts=row.attempts + 1, due_ms=again, fault=""))
            return rows

        return self._database.write(work)

    def _try(self, contract: SmsContract | None, wechat: WechatContract | None, row: Row[Any]) -> None:
        too_old = from_ms(row.made_ms) < self._clock() - TOO_OLD
        if row.openid is not None and not too_old:
            self._try_wechat(wechat, row)
            return
        if too_old or contract is None or row.kind not in contract.templates or not row.phone:
            answer = Answer(Came.NEVER, "too late, no template any more, or no phone number")
        else:
            answer = self._send_once(contract, row, self._keys.unseal(row.phone).decode())
        if answer.came is Came.LATER and row.attempts + 1 < ATTEMPTS:
            self._note(row, fault=answer.code)
        else:
            self._finish(row, sent=answer.came is Came.SENT, fault=answer.code)
        if answer.came is not Came.SENT:
            logger.warning("message %s (%s) was not sent: %s", row.message_id, row.kind, answer.code)

    def _try_wechat(self, wechat: WechatContract | None, row: Row[Any]) -> None:
        def handing() -> None:
            if row.handed_ms is None:
                self._note(row, handed_ms=to_ms(self._clock()))

        went = self._wechat.deliver(wechat, row, handing=handing)
        if went.fate is not Fate.SENT:
            logger.warning("message %s (%s) by WeChat, %s: %s", row.message_id, row.kind, went.fate, went.code)
        if went.fate is Fate.AGAIN:
            sure = {} if went.unsure else {"handed_ms": None}
            self._note(row, fault=went.code, **sure)
        elif went.fate is Fate.BY_SMS:
            # As if it were new: nothing was sent, and SMS has its own attempts.
            due = to_ms(self._clock())
            to_sms = {"channel": Channel.SMS.value, "openid": None, "handed_ms": None, "attempts": 0, "due_ms": due}
            self._note(row, fault=went.code, **to_sms)
        else:
            self._finish(row, sent=went.fate is Fate.SENT, fault=went.code)

    def _finish(self, row: Row[Any], *, sent: bool, fault: str) -> None:
        """Nothing more is tried; who it was for is not kept."""
        state = {"state": SENT if sent else GIVEN_UP, "sent_ms": to_ms(self._clock()) if sent else None}
        self._note(row, **state, fault="" if sent else fault, phone=b"", openid=None)

    def _note(self, row: Row[Any], **values: object) -> None:
        this = update(messages).where(messages.c.message_id == row.message_id)
        self._database.write(lambda tx: tx.connection.execute(this.values(values)))

    def _send_once(self, contract: SmsContract, row: Row[Any], phone: str) -> Answer:
        """Send it, unless an attempt of which nobody knows the end (the server died, no answer came) did so already."""
        if row.attempts and (not row.fault or row.fault.startswith(_UNKNOWN)):
            # It was tried since it was made, and nothing is told that is older than a day.
            days = {(moment + CHAIN_OFFSET).date() for moment in (from_ms(row.made_ms), self._clock())}
            taken = self._was_taken(contract, phone, sorted(days), row.message_id)
            if taken is None:
                return Answer(Came.LATER, f"{NO_ANSWER} to what became of it")
            if taken:
                return Answer(Came.SENT, "OK")
        return self._send(contract, Telling(row.kind), phone, json.loads(row.params), row.message_id)

    def _was_taken(self, contract: SmsContract, phone: str, days: list[date], out_id: str) -> bool | None:
        try:
            secret = secret_of(self._folder, contract)
        except (BadValue, OSError):
            return None
        return was_taken(contract, secret, phone=phone, days=days, out_id=out_id, now=self._clock(), call=self._call)

    def _send(self, contract: SmsContract, kind: Telling, phone: str, words: dict[str, str], out_id: str) -> Answer:
        template = contract.templates.get(kind)
        if template is None:
            return Answer(Came.NEVER, "no template")
        try:
            secret = secret_of(self._folder, contract)
        except (BadValue, OSError) as error:
            return Answer(Came.LATER, f"the secret cannot be read: {type(error).__name__}")
        return send(
            contract,
            secret,
            phone=phone,
            template=template,
            words=words,
            out_id=out_id,
            now=self._clock(),
            call=self._call,
        )
