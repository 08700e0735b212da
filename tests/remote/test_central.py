"""Each question of a till as HTTP, and each answer as a value."""

import base64
from pathlib import Path

import pytest
import zstandard

from pos.devices.keys import Ed25519Verifier
from pos.domain.errors import BadValue, Refused, Unreachable
from pos.domain.journal import Entry, genesis, link
from pos.domain.pickup import Redemption
from pos.ports.catalogue import Cursor
from pos.wire.catalogue import ItemsAnswer, NearbyAnswer, SnapshotInfo, StoreStock
from pos.wire.codec import decode, encode
from pos.wire.feed import FeedPage
from pos.wire.orders import Claim, ClaimAnswer
from pos.wire.upload import Batch, EventResult, Outcome, UploadAnswer
from tests.remote.rubbish import Rubbish, Script, answers
from tests.remote.test_session import CHALLENGE, SIGNER, central, problem, session


def one(script: Script) -> Rubbish:
    """A server that begins a session and then answers once."""
    return Rubbish(CHALLENGE, session("t1"), script)


def said(message: object) -> Script:
    return answers("200 OK", encode(message))


def first_line(server: Rubbish) -> str:
    return server.asked[-1].split(b"\r\n")[0].decode()


def test_a_batch_is_compressed_and_signed() -> None:
    payload = '{"name":"连衣裙"}'.encode()
    entry = Entry(5, "e", "document", payload, genesis("till-1"), link(genesis("till-1"), payload))
    answer = UploadAnswer(5, entry.hash, (EventResult(5, Outcome.ACCEPTED),))
    with one(said(answer)) as server:
        assert central(server).upload((entry,)) == answer

    head, _, body = server.asked[-1].partition(b"\r\n\r\n")
    headers = dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:])
    assert Ed25519Verifier(SIGNER.public_key.hex()).verify(body, base64.b64decode(headers[b"Guitai-Signature"]))
    assert headers[b"Content-Encoding"] == b"zstd"
    batch = decode(zstandard.ZstdDecompressor().decompress(body), Batch)
    assert (batch.till_id, batch.first_tseq, batch.events[0].payload.encode()) == ("till-1", 5, payload)
    assert batch.events[0].hash == entry.hash


def test_a_feed_is_asked_from_its_cursor() -> None:
    page = FeedPage("e1", 7, 9, (), more=False, applied_tseq=3)
    with one(said(page)) as server:
        assert central(server).feed("store", cursor=Cursor("e1", 7), wait_s=2.5, limit=300) == page
    assert first_line(server) == "GET /v1/feeds/store?epoch=e1&after=7&wait=2.5&limit=300 HTTP/1.1"


def test_look_ups() -> None:
    with one(said(ItemsAnswer(()))) as server:
        assert central(server).items(code="A&B/1") == ()
    assert first_line(server) == "GET /v1/catalogue/items?code=A%26B%2F1 HTTP/1.1"
    with one(said(ItemsAnswer(()))) as server:
        assert central(server).items(text="皮衣") == ()
    assert first_line(server) == "GET /v1/catalogue/items?text=%E7%9A%AE%E8%A1%A3 HTTP/1.1"
    with one(said(NearbyAnswer((StoreStock("v", "西单店", 2000),)))) as server:
        assert central(server).nearby("s-1").levels[0].quantity == 2000
    assert first_line(server) == "GET /v1/stock/nearby?style=s-1 HTTP/1.1"


def test_a_claim() -> None:
    with one(said(ClaimAnswer(Redemption.ALREADY))) as server:
        assert central(server).claim(Claim("c-1", "o-1")).outcome is Redemption.ALREADY
    assert first_line(server) == "POST /v1/orders/claim HTTP/1.1"


def test_an_outcome_from_the_future_is_not_taken_for_a_yes() -> None:
    with one(answers("200 OK", b'{"outcome":"perhaps"}')) as server, pytest.raises(Unreachable):
        central(server).claim(Claim("c-1", "o-1"))


def test_what_is_not_there_is_none() -> None:
    with one(problem("404 Not Found", "not_found")) as server:
        assert central(server).order("../admin") is None
    assert first_line(server) == "GET /v1/orders/..%2Fadmin HTTP/1.1"
    with one(problem("404 Not Found", "not_found")) as server:
        assert central(server).picture("ab") is None


def test_a_no_is_not_a_none() -> None:
    with one(problem("400 Bad Request", "odd")) as server, pytest.raises(Refused):
        central(server).order("o-1")
    with one(problem("400 Bad Request", "odd")) as server, pytest.raises(Refused):
        central(server).picture("ab")


def test_a_picture_is_bytes() -> None:
    with one(answers("200 OK", b"\x89PNG", kind="image/png")) as server:
        assert central(server).picture("ab") == b"\x89PNG"
    with one(answers("200 OK", b"{}")) as server, pytest.raises(Unreachable):
        central(server).picture("ab")


def test_without_the_chains_key_no_snapshot_is_trusted(tmp_path: Path) -> None:
    with one(said(SnapshotInfo(ready=False))) as server:
        till = central(server)
        assert not till.snapshot().ready
        with pytest.raises(BadValue):
            till.fetch_snapshot(SnapshotInfo(ready=True), tmp_path)
