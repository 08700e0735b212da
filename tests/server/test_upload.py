"""Events arrive once each, whatever the network does."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
import requests
from sqlalchemy import func, select

from pos.domain.ids import new_id
from pos.domain.journal import EventKind, link
from pos.server.documents.tables import documents
from pos.server.event_tables import events, exceptions, quarantine
from pos.server.stock.tables import movements, stock_levels
from pos.wire.codec import decode
from pos.wire.event import SignedIn
from pos.wire.upload import Outcome, SentEvent, UploadAnswer
from tests.server.conftest import Chain
from tests.server.wire_till import WireTill

NewTill = Callable[..., WireTill]


def stored(chain: Chain, *what: Any) -> list[tuple[Any, ...]]:
    """Rows of the server's database."""
    with chain.central.database.reading() as connection:
        return [tuple(row) for row in connection.execute(select(*what))]


def levels_and_sums(chain: Chain) -> tuple[dict[Any, int], dict[Any, int]]:
    """(store, variant) → the projected level; → the sum of movements."""
    levels = {
        (s, v): q for s, v, q in stored(chain, *[stock_levels.c[n] for n in ("store_id", "variant_id", "quantity")])
    }
    with chain.central.database.reading() as connection:
        group = (movements.c.store_id, movements.c.variant_id)
        rows = connection.execute(select(*group, func.sum(movements.c.quantity)).group_by(*group))
        return levels, {(store, variant): int(total) for store, variant, total in rows}


def outcomes(answer: UploadAnswer) -> list[Outcome]:
    return [result.outcome for result in answer.results]


def test_a_sale_is_counted_and_a_repeat_gets_the_first_answer(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    sold = till.sell([(chain.variants[0], 2, 59900), (chain.variants[1], 1, 59900)])
    first = till.upload()
    again = till.upload()
    assert outcomes(first) == [Outcome.ACCEPTED]
    assert outcomes(again) == [Outcome.REPEATED]
    assert (again.last_tseq, again.last_hash) == (1, till.journal[0].hash)
    assert stored(chain, documents.c.document_id, documents.c.total) == [(sold.document_id, 179700)]
    levels, sums = levels_and_sums(chain)
    assert levels == sums
    assert levels[till.store_id, chain.variants[0]] == 98_000
    assert levels[till.store_id, chain.variants[1]] == 99_000


@pytest.mark.parametrize("seed", range(3))
def test_answers_lost_batches_repeated_reordered_and_cut(chain: Chain, new_till: NewTill, seed: int) -> None:
    random = Random(seed)
    tills = [new_till(), new_till(), new_till("SH01")]
    for till in tills:
        for _ in range(60):
            lines = [(random.choice(chain.variants), random.randint(1, 3), random.randint(0, 90000)) for _ in range(2)]
            till.sell(lines)
    for _ in range(60):
        till = random.choice(tills)
        body = till.batch(random.randint(1, 60), random.randint(1, 25))
        fate = random.choice(("sent", "sent", "answer lost", "cut"))
        if fate == "cut":
            part = body[: random.randint(0, len(body) - 1)]
            assert till.send(part, signature=till.signature(body)).json()["reason"] == "bad_batch_signature"
        else:
            response = till.send(body)
            assert response.status_code == 200
            if fate == "answer lost":
                assert set(outcomes(decode(till.send(body).content, UploadAnswer))) <= {Outcome.REPEATED, Outcome.GAP}
    for till in tills:
        answer = till.upload_all(batch=random.randint(1, 30))
        assert (answer.last_tseq, answer.last_hash) == (60, till.journal[-1].hash)
    kept = stored(chain, events.c.till_id, events.c.tseq, events.c.hash, events.c.payload)
    assert sorted((till_id, tseq, text, bytes(payload)) for till_id, tseq, text, payload in kept) == sorted(
        (till.till_id, tseq, event.hash, event.payload.encode())
        for till in tills
        for tseq, event in enumerate(till.journal, start=1)
    )
    assert len(stored(chain, documents.c.document_id)) == 180
    levels, sums = levels_and_sums(chain)
    assert levels == sums
    assert stored(chain, exceptions.c.code) == []


def test_a_gap_is_answered_and_filled(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    for _ in range(3):
        till.sell([(chain.variants[0], 1, 100)])
    ahead = till.upload(2, 2)
    assert outcomes(ahead) == [Outcome.GAP, Outcome.GAP]
    assert ahead.last_tseq == 0
    assert outcomes(till.upload(1, 3)) == [Outcome.ACCEPTED] * 3


def test_what_is_not_understood_is_parked_and_kept(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    till.write(EventKind.SIGNED_IN, SignedIn(role="clerk"))
    known = json.loads(till.journal[0].payload)
    future = json.dumps({**known, "id": new_id(), "tseq": 2, "kind": "hologram", "body": {"x": 1}})
    broken = json.dumps({**known, "id": new_id(), "tseq": 3, "kind": "document", "body": {"x": 1}})
    for payload in (future, broken, "not JSON at all", huge_quantity(till, chain, 5)):
        till.write_raw(payload.encode())
    till.write(EventKind.SIGNED_IN, SignedIn(role="clerk"))
    first = till.upload()
    accepted, parked = Outcome.ACCEPTED, Outcome.PARKED
    assert outcomes(first) == [accepted, parked, parked, parked, parked, accepted]
    assert [r.exceptions for r in first.results[1:5]] == [
        ("unknown_kind",),
        ("bad_body",),
        ("bad_head",),
        ("not_countable",),
    ]
    assert outcomes(till.upload())[1] is Outcome.PARKED
    kept = {tseq: bytes(payload) for tseq, payload in stored(chain, events.c.tseq, events.c.payload)}
    assert kept[2] == future.encode()
    assert kept[4] == b"not JSON at all"
    assert stored(chain, documents.c.document_id) == []
    levels, sums = levels_and_sums(chain)
    assert levels == sums


def huge_quantity(till: WireTill, chain: Chain, tseq: int) -> str:
    """A sale whose numbers no database column holds."""
    till.sell([(chain.variants[0], 1, 100)])
    written = json.loads(till.journal.pop().payload)
    written["tseq"] = tseq
    written["body"]["movements"][0]["quantity"] = -(10**17)
    return json.dumps(written)


@pytest.mark.expects_log(r"till .* forked at event 2")
def test_a_cloned_till_is_quarantined_and_told(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    for _ in range(2):
        till.sell([(chain.variants[0], 1, 100)])
    till.upload()
    true_second = till.journal.pop()
    till.sell([(chain.variants[1], 5, 100)])
    clone = till.upload(1, 2)
    assert outcomes(clone) == [Outcome.REPEATED, Outcome.FORKED]
    assert clone.last_hash == true_second.hash
    till.sell([(chain.variants[1], 5, 100)])
    assert outcomes(till.upload(3, 1)) == [Outcome.FORKED]
    assert sorted(stored(chain, quarantine.c.tseq)) == [(2,), (3,)]
    assert stored(chain, exceptions.c.code, exceptions.c.tseq) == [("forked_till", 2)]
    levels, sums = levels_and_sums(chain)
    assert levels == sums
    assert levels[till.store_id, chain.variants[1]] == 100_000


@pytest.mark.expects_log(r"till .* forked at event 1")
def test_a_broken_chain_is_quarantined(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    till.sell([(chain.variants[0], 1, 100)])
    payload = till.journal[0].payload
    till.journal[0] = SentEvent(payload=payload, hash=link("00" * 32, payload.encode()))
    assert outcomes(till.upload()) == [Outcome.FORKED]


def test_forged_and_malformed_batches_are_refused(chain: Chain, new_till: NewTill) -> None:
    till, other = new_till(), new_till()
    till.sell([(chain.variants[0], 1, 100)])
    body = till.batch()
    tampered = body[:-1] + bytes([body[-1] ^ 1])
    other_key = other.send(body)
    assert other_key.status_code == 403
    assert other_key.json()["reason"] == "other_till"
    assert till.send(body, signature="AAAA").json()["reason"] == "bad_batch_signature"
    assert till.send(body, signature="é!").status_code == 403
    assert till.send(tampered, signature=till.signature(body)).json()["reason"] == "bad_batch_signature"
    for junk in (b"", b"\x00" * 50, b"{}", zeros_that_explode()):
        answer = till.send(junk)
        assert (answer.status_code, answer.json()["reason"]) == (400, "bad_message")
    no_token = requests.post(f"{till.address}/v1/events", data=body, timeout=10)
    assert (no_token.status_code, no_token.json()["reason"]) == (401, "bad_token")
    too_large = till.send(b"x" * ((4 << 20) + 1))
    assert (too_large.status_code, too_large.json()["reason"]) == (413, "too_large")


def test_half_a_body_is_forgotten_quietly(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    till.sell([(chain.variants[0], 1, 100)])
    body = till.batch()
    host, port = till.address.removeprefix("http://").split(":")
    head = (
        f"POST /v1/events HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {till.token}\r\n"
        f"Guitai-Signature: {till.signature(body)}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    for part in (0, 1, len(body) // 2, len(body) - 1):
        with socket.create_connection((host, int(port)), 5) as line:
            line.sendall(head.encode() + body[:part])
    assert outcomes(till.upload()) == [Outcome.ACCEPTED]
    assert len(stored(chain, events.c.tseq)) == 1


def zeros_that_explode() -> bytes:
    """A small frame of a gigabyte of zeros would be unkind; 64 MiB show the limit as well."""
    import zstandard

    return zstandard.compress(bytes(64 << 20))


def test_a_revoked_tills_sales_are_kept_but_not_counted(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    till.sell([(chain.variants[0], 1, 100)])
    chain.central.enrolment.revoke(till.till_id)
    answer = till.send(till.batch())
    assert (answer.status_code, answer.json()["reason"]) == (401, "revoked")
    assert stored(chain, quarantine.c.tseq, quarantine.c.reason) == [(1, "revoked")]
    assert stored(chain, events.c.tseq) == []


def test_a_revoked_till_hands_in_what_is_left_and_may_do_nothing_else(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    till.sell([(chain.variants[0], 1, 100)])
    till.sell([(chain.variants[0], 1, 100)])
    chain.central.enrolment.revoke(till.till_id)
    session = till.begin_session(handing_in=True)
    assert session.last_tseq == 0
    for _ in range(2):  # the answer may be lost
        answer = till.upload()
        assert outcomes(answer) == [Outcome.PARKED] * 2
        assert {result.exceptions for result in answer.results} == {("revoked",)}
    assert stored(chain, quarantine.c.tseq, quarantine.c.reason) == [(1, "revoked"), (2, "revoked")]
    assert stored(chain, events.c.tseq) == []
    assert till.http.get(f"{till.address}/v1/feeds/store", timeout=10).json()["reason"] == "revoked"


def test_a_session_for_handing_in_is_good_for_nothing_else(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    till.sell([(chain.variants[0], 1, 100)])
    till.begin_session(handing_in=True)
    answer = till.http.get(f"{till.address}/v1/feeds/store", timeout=10)
    assert (answer.status_code, answer.json()["reason"]) == (401, "bad_token")
    assert outcomes(till.upload()) == [Outcome.ACCEPTED]


def test_what_is_odd_is_accepted_and_told_to_head_office(chain: Chain, new_till: NewTill) -> None:
    till = new_till()
    unknown = new_id()
    till.sell([(unknown, 1, 100)])
    till.write(EventKind.DOCUMENT, wrong_sums(till, chain))
    answer = till.upload()
    assert outcomes(answer) == [Outcome.ACCEPTED] * 2
    assert answer.results[0].exceptions == ("unknown_item",)
    assert set(answer.results[1].exceptions) == {
        "line_sum", "document_sum", "tender_sum", "negative_price", "newer_rule"
    }  # fmt: skip
    assert set(stored(chain, exceptions.c.tseq, exceptions.c.code)) == {
        (1, "unknown_item"),
        *((2, code) for code in answer.results[1].exceptions),
    }
    levels, sums = levels_and_sums(chain)
    assert levels == sums
    assert levels[till.store_id, unknown] == -1000


def wrong_sums(till: WireTill, chain: Chain) -> Any:
    """A sale whose line, total and tender disagree, at a price below nothing, by a till too old for a promotion."""
    from dataclasses import replace

    done = till.sale([(chain.variants[0], 1, 100)])
    line = replace(done.document.lines[0], retail_price=-5)
    return replace(done, document=replace(done.document, lines=(line,), total=90, newer_rules=("R9",)))
