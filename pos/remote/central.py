"""The central server over HTTP."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import zstandard

from pos.domain.errors import BadValue, Refused, Unreachable
from pos.domain.journal import Entry
from pos.ports.catalogue import Cursor
from pos.ports.keys import Signer, Verifier
from pos.remote.session import Sessions
from pos.remote.snapshot import SnapshotFetcher
from pos.remote.talk import Streamed, Talk
from pos.wire.catalogue import ItemsAnswer, NearbyAnswer, SnapshotInfo
from pos.wire.codec import encode
from pos.wire.enrol import Enrolled, EnrolRequest, Session
from pos.wire.feed import FeedPage, ItemRecord
from pos.wire.orders import Claim, ClaimAnswer, OrderAnswer
from pos.wire.upload import Batch, SentEvent, UploadAnswer

SNAPSHOT_S = 1800.0
"""How long a snapshot may take; what came is kept and resumed."""

T = TypeVar("T")


class HttpCentral:
    """Implements `ports.central.Central`. May be used from any number of threads."""

    def __init__(
        self,
        talk: Talk,
        *,
        till_id: str,
        signer: Signer,
        verifier: Verifier | None,
        on_time: Callable[[datetime, float], None] = lambda _time, _took_s: None,
        handing_in: bool = False,
    ) -> None:
        """`till_id` empty and `verifier` None: not enrolled yet, only `enrol` can be asked.

        `handing_in`: for who this till was before it was enrolled again; only `upload` can be asked.

        `on_time` is told the server's clock, and how many seconds that answer took.
        """
        self._talk = talk
        self._till_id = till_id
        self._signer = signer
        self._verifier = verifier
        self._on_time = on_time
        self._sessions = Sessions(talk, till_id=till_id, signer=signer, on_time=on_time, handing_in=handing_in)

    def enrol(self, *, code: str, public_key: bytes) -> Enrolled:
        """Exchange a one-time code for an identity."""
        asked = encode(EnrolRequest(code=code, public_key=public_key.hex()))
        answer = self._talk.call("POST", "/v1/enrol", Enrolled, body=asked)
        enrolled = answer.value
        if enrolled.server_time.tzinfo is None:
            raise Unreachable("not the server's answer: a moment without a zone")
        self._on_time(enrolled.server_time, answer.took_s)
        return enrolled

    def begin_session(self) -> Session:
        """Prove who we are; where the server stands."""
        return self._sessions.begin()

    def upload(self, entries: tuple[Entry, ...]) -> UploadAnswer:
        """Send consecutive events, compressed and signed."""
        batch = Batch(
            till_id=self._till_id,
            first_tseq=entries[0].tseq,
            events=tuple(SentEvent(payload=entry.payload.decode(), hash=entry.hash) for entry in entries),
        )
        packed = zstandard.ZstdCompressor(level=3).compress(encode(batch))
        signature = base64.b64encode(self._signer.sign(packed)).decode()
        headers = {"Content-Encoding": "zstd", "Guitai-Signature": signature}
        return self.ask("POST", "/v1/events", UploadAnswer, body=packed, headers=headers)

    def feed(self, name: str, *, cursor: Cursor, wait_s: float = 0.0, limit: int = 500) -> FeedPage:
        """The next page, waiting up to `wait_s` for one."""
        query = {"epoch": cursor.epoch, "after": cursor.seq, "wait": wait_s, "limit": limit}
        return self.ask("GET", f"/v1/feeds/{_part(name)}", FeedPage, query=query, wait_s=wait_s)

    def snapshot(self) -> SnapshotInfo:
        """The newest catalogue snapshot, or how far it is."""
        return self.ask("GET", "/v1/catalogue/snapshot", SnapshotInfo)

    def fetch_snapshot(self, info: SnapshotInfo, target: Path) -> None:
        """Download (resuming what is there), check hash and signature, unpack to `target`."""
        if self._verifier is None:
            raise BadValue("without the chain's key no snapshot can be trusted")
        SnapshotFetcher(ask=self._stream, verifier=self._verifier).fetch(info, target)

    def items(self, *, code: str = "", text: str = "") -> tuple[ItemRecord, ...]:
        """Look-ups while the own catalogue is being filled."""
        query = {"code": code} if code else {"text": text}
        return self.ask("GET", "/v1/catalogue/items", ItemsAnswer, query=query).items

    def nearby(self, style_id: str) -> NearbyAnswer:
        """Other stores' stock of a style, and where it stands beside them."""
        return self.ask("GET", "/v1/stock/nearby", NearbyAnswer, query={"style": style_id})

    def claim(self, claim: Claim) -> ClaimAnswer:
        """Ask to hand an order over."""
        return self.ask("POST", "/v1/orders/claim", ClaimAnswer, body=encode(claim))

    def order(self, order_id: str) -> OrderAnswer | None:
        """An order of any store."""
        try:
            return self.ask("GET", f"/v1/orders/{_part(order_id)}", OrderAnswer)
        except Refused as refused:
            if refused.status == HTTPStatus.NOT_FOUND:
                return None
            raise

    def picture(self, name: str) -> bytes | None:
        """A product picture by its SHA-256."""
        try:
            return self.ask("GET", f"/v1/pictures/{_part(name)}", bytes)
        except Refused as refused:
            if refused.status == HTTPStatus.NOT_FOUND:
                return None
            raise

    def ask(
        self,
        method: str,
        path: str,
        kind: type[T],
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, Any] | None = None,
        wait_s: float = 0.0,
    ) -> T:
        """Call as this till; the message of class `kind` in the answer. Raises Unreachable, Refused, NotEnrolled."""
        return self._sessions.with_token(
            lambda who: (
                self._talk.call(
                    method, path, kind, body=body, headers={**(headers or {}), **who}, query=query, wait_s=wait_s
                ).value
            )
        )

    def _stream(self, path: str, headers: dict[str, str]) -> Streamed:
        """Call as this till; the answer's body still to be read."""

        def ask(who: dict[str, str]) -> Streamed:
            answer = self._talk.stream("GET", path, headers={**headers, **who}, whole_s=SNAPSHOT_S)
            if answer.status == HTTPStatus.UNAUTHORIZED:
                with answer:
                    raise answer.problem()
            return answer

        return self._sessions.with_token(ask)


def _part(text: str) -> str:
    """One part of a path."""
    return quote(text, safe="")
