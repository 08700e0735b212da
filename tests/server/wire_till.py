"""A till as the server sees it: a key, a journal, and requests. It keeps what it sent, so that it can send it again."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import requests
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pos.domain.document import Document, DocumentKind, DocumentLine
from pos.domain.ids import new_id
from pos.domain.journal import EventKind, genesis, link
from pos.domain.stock import Movement, MovementKind
from pos.domain.tax import tax_within
from pos.domain.tender import cash
from pos.wire.codec import decode, encode
from pos.wire.enrol import Challenge, Enrolled, Session, SessionRequest, session_bytes
from pos.wire.event import DocumentDone, encode_event
from pos.wire.feed import FeedPage
from pos.wire.orders import Claim, ClaimAnswer
from pos.wire.upload import Batch, SentEvent, UploadAnswer

T = TypeVar("T")
DAY = date(2026, 11, 22)


def now() -> datetime:
    """This moment in whole milliseconds."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


class WireTill:
    """One till."""

    def __init__(self, address: str, code: str) -> None:
        self.address = address
        self.http = requests.Session()
        self.key = Ed25519PrivateKey.generate()
        self.enrolled = self.post(
            "/v1/enrol", {"code": code, "public_key": self.key.public_key().public_bytes_raw().hex()}, Enrolled
        )
        self.till_id = self.enrolled.till_id
        self.store_id = self.enrolled.store.store_id
        self.journal: list[SentEvent] = []
        self.token = ""

    def post(self, path: str, message: Any, kind: type[T]) -> T:
        response = self.http.post(self.address + path, data=encode(message), timeout=30)
        assert response.status_code == 200, (response.status_code, response.text)
        return decode(response.content, kind)

    def get(self, path: str, kind: type[T], **query: Any) -> T:
        response = self.http.get(self.address + path, params=query, timeout=40)
        assert response.status_code == 200, (response.status_code, response.text)
        return decode(response.content, kind)

    def begin_session(self, *, handing_in: bool = False) -> Session:
        nonce = self.post("/v1/session/challenge", {"till_id": self.till_id}, Challenge).nonce
        signature = self.key.sign(session_bytes(self.till_id, nonce)).hex()
        proof = SessionRequest(self.till_id, nonce, signature, handing_in=handing_in)
        session = self.post("/v1/session", proof, Session)
        self.token = session.token
        self.http.headers["Authorization"] = f"Bearer {session.token}"
        return session

    def write(self, kind: EventKind, body: Any, *, moment: datetime | None = None) -> SentEvent:
        """Append an event to the journal."""
        return self.write_raw(
            encode_event(
                event_id=new_id(),
                till_id=self.till_id,
                tseq=len(self.journal) + 1,
                kind=kind,
                moment=moment or now(),
                staff_id="",
                business_date=DAY,
                body=body,
            )
        )

    def write_raw(self, payload: bytes) -> SentEvent:
        """Append whatever bytes, with the right hash."""
        before = self.journal[-1].hash if self.journal else genesis(self.till_id)
        event = SentEvent(payload=payload.decode(), hash=link(before, payload))
        self.journal.append(event)
        return event

    def sell(self, lines: Sequence[tuple[str, int, int]]) -> Document:
        """Ring up (variant id, pieces, price in fen) for cash."""
        done = self.sale(lines)
        self.write(EventKind.DOCUMENT, done)
        return done.document

    def sale(self, lines: Sequence[tuple[str, int, int]]) -> DocumentDone:
        """A sale's event body."""
        total = sum(pieces * price for _, pieces, price in lines)
        document = Document(
            document_id=new_id(),
            number=f"RBJ01-{self.enrolled.number:02d}-261122-{len(self.journal) + 1:06d}",
            kind=DocumentKind.SALE,
            store_id=self.store_id,
            till_id=self.till_id,
            shift_id=new_id(),
            staff_id="",
            moment=now(),
            offset_minutes=480,
            business_date=DAY,
            lines=tuple(
                DocumentLine(
                    line=number,
                    variant_id=variant_id,
                    style_code="A1",
                    name="风衣",
                    colour="红",
                    size="S",
                    quantity=pieces * 1000,
                    list_price=price,
                    retail_price=price,
                    paid=pieces * price,
                    tax_rate=1300,
                    tax_amount=tax_within(pieces * price, 1300),
                )
                for number, (variant_id, pieces, price) in enumerate(lines, start=1)
            ),
            tenders=(cash(total, total),),
            total=total,
        )
        return DocumentDone(document=document, movements=self.movements(document.document_id, lines))

    def movements(
        self, document_id: str, lines: Sequence[tuple[str, int, int]], kind: MovementKind = MovementKind.SALE
    ) -> tuple[Movement, ...]:
        """Stock leaving the store."""
        return tuple(
            Movement(
                movement_id=new_id(),
                variant_id=variant_id,
                store_id=self.store_id,
                quantity=-pieces * 1000,
                kind=kind,
                document_id=document_id,
                moment=now(),
            )
            for variant_id, pieces, _ in lines
        )

    def batch(self, first: int = 1, count: int = 100) -> bytes:
        """The compressed bytes of a stretch of the journal."""
        events = tuple(self.journal[first - 1 : first - 1 + count])
        return zstandard.compress(encode(Batch(till_id=self.till_id, first_tseq=first, events=events)), 3)

    def signature(self, body: bytes) -> str:
        """This till's signature of a body."""
        return base64.b64encode(self.key.sign(body)).decode()

    def send(self, body: bytes, *, signature: str | None = None, token: str | None = None) -> requests.Response:
        """Send the bytes of a batch, signed by this till unless told otherwise."""
        signed = self.signature(body) if signature is None else signature
        return self.http.post(
            f"{self.address}/v1/events",
            data=body,
            headers={"Guitai-Signature": signed} | ({"Authorization": f"Bearer {token}"} if token else {}),
            timeout=30,
        )

    def upload(self, first: int = 1, count: int = 100) -> UploadAnswer:
        """Send a stretch of the journal."""
        response = self.send(self.batch(first, count))
        assert response.status_code == 200, (response.status_code, response.text)
        return decode(response.content, UploadAnswer)

    def upload_all(self, batch: int = 100) -> UploadAnswer:
        """Send what the server says it has not got."""
        answer = self.upload(1, 1)
        while answer.last_tseq < len(self.journal):
            answer = self.upload(answer.last_tseq + 1, batch)
        return answer

    def feed(self, name: str = "store", *, epoch: str = "", after: int = 0, **query: Any) -> FeedPage:
        """A page of a feed."""
        return self.get(f"/v1/feeds/{name}", FeedPage, epoch=epoch, after=after, **query)

    def claim(self, order_id: str, code: str, **fields: Any) -> ClaimAnswer:
        """Ask to hand an order over."""
        claim = Claim(claim_id=new_id(), order_id=order_id, code=code, staff_name="王芳")
        return self.post("/v1/orders/claim", replace(claim, **fields), ClaimAnswer)
