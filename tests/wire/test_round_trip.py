import random
from collections import Counter
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.domain.errors import WireError
from pos.wire.catalogue import snapshot_bytes
from pos.wire.codec import MAX_MESSAGE, decode, encode
from pos.wire.enrol import Challenge, Session, session_bytes
from tests.wire.messages import MESSAGES, made

FOREIGN = (b"null", b"-1", b"1e999", b'"', b"{", b"[" * 2000, b"9" * 5000, b"\xff", b"\\ud800", b"T25:61", b"\0")


@pytest.mark.parametrize("kind", MESSAGES, ids=lambda kind: kind.__name__)
def test_every_message_comes_back(kind: type[Any]) -> None:
    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(made(kind))
    def come_back(message: Any) -> None:
        data = encode(message)

        assert encode(decode(data, kind)) == data
        assert _plain(decode(data, kind)) == _plain(message)

    come_back()


@pytest.mark.parametrize("kind", MESSAGES, ids=lambda kind: kind.__name__)
def test_unknown_fields_are_passed_over(kind: type[Any]) -> None:
    @settings(max_examples=10, suppress_health_check=list(HealthCheck))
    @given(made(kind))
    def pass_over(message: Any) -> None:
        fields = msgspec.json.decode(encode(message))
        newer = msgspec.json.encode({"from_the_future": {"a": [1, None]}, **fields, "another": 1})

        assert encode(decode(newer, kind)) == encode(message)

    pass_over()


def test_ten_thousand_mutated_messages_are_a_message_or_a_wire_error() -> None:
    dice = random.Random(20261122)
    examples = {kind: _example(kind) for kind in MESSAGES}
    outcomes: Counter[bool] = Counter()
    for _ in range(10_000):
        kind = dice.choice(MESSAGES)
        try:
            message = decode(_mutated(examples[kind], dice), kind)
        except WireError:
            outcomes[False] += 1
        else:
            assert type(message) is kind
            outcomes[True] += 1

    assert min(outcomes[True], outcomes[False]) > 100


def _mutated(example: bytes, dice: random.Random) -> bytes:
    """The message with one to four changes: a byte, a cut, a hole, a foreign piece, a piece of its own twice."""
    payload = bytearray(example)
    for _ in range(dice.randint(1, 4)):
        place = dice.randint(0, len(payload))
        match dice.randrange(5):
            case 0:
                payload[place : place + 1] = dice.randbytes(1)
            case 1:
                del payload[place:]
            case 2:
                del payload[place : place + dice.randint(1, 9)]
            case 3:
                payload[place:place] = dice.choice(FOREIGN)
            case _:
                payload[place:place] = payload[: dice.randint(0, 40)]
    return bytes(payload)


@given(st.binary(max_size=60))
def test_any_bytes_are_a_message_or_a_wire_error(payload: bytes) -> None:
    try:
        message = decode(payload, Challenge)
    except WireError:
        return
    assert type(message) is Challenge


@pytest.mark.parametrize(
    "payload",
    (
        b"",
        b"{}",
        b"[]",
        b"null",
        b"<html>502 Bad Gateway</html>",
        b'{"nonce": 1}',
        b'{"nonce": null}',
        b'{"nonce": "a"',
        b'{"nonce": "a"} x',
        b'{"nonce": "\xff"}',
        b"[" * 100_000,
        b'{"nonce": "' + b"a" * MAX_MESSAGE + b'"}',
    ),
    ids=lambda payload: payload[:20].decode(errors="replace"),
)
def test_what_is_no_message(payload: bytes) -> None:
    with pytest.raises(WireError):
        decode(payload, Challenge)


def test_moments_without_a_zone_are_no_moments() -> None:
    good = b'{"token":"t","expires_in_s":1.0,"last_tseq":0,"last_hash":"","server_time":"2026-11-22T04:00:00%b"}'

    assert decode(good % b"Z", Session).server_time.tzinfo is not None
    with pytest.raises(WireError):
        decode(good % b"", Session)


def _example(kind: type[Any]) -> bytes:
    """The longest of a few messages of a class."""
    found: list[bytes] = []

    @settings(max_examples=5, suppress_health_check=list(HealthCheck))
    @given(made(kind))
    def keep(message: Any) -> None:
        found.append(encode(message))

    keep()
    return max(found, key=len)


def _plain(message: Any) -> Any:
    """The message in builtin types; raw parts compare by content."""
    return msgspec.json.decode(encode(message))


def test_what_is_signed_names_its_purpose() -> None:
    assert session_bytes("till-1", "abc") == b"guitai session 1\0till-1\0abc"
    assert snapshot_bytes("c-1.zst", 12, "ab") == b"guitai snapshot 1\0c-1.zst\x0012\0ab"
