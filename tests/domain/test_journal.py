"""The chain of hashes, and what head office signs under its end."""

import hashlib
from datetime import UTC, datetime

from pos.domain.journal import genesis, link, sealed_bytes

MOMENT = datetime(2026, 11, 22, 2, 0, 0, 5_000, UTC)


def test_each_hash_follows_from_the_bytes_and_the_hash_before() -> None:
    first = genesis("till-1")

    assert first == hashlib.sha256(b"guitai:till-1").hexdigest() != genesis("till-2")
    assert link(first, b"{}") == hashlib.sha256(bytes.fromhex(first) + b"{}").hexdigest()
    assert len({link(first, b"{}"), link(first, b"[]"), link(genesis("till-2"), b"{}")}) == 3


def test_a_seal_is_about_one_till_one_number_one_hash_and_one_moment() -> None:
    assert sealed_bytes("till-1", 7, "ab" * 32, MOMENT) == (
        b"guitai head 1\0till-1\x007\0" + b"ab" * 32 + b"\x001795312800005"
    )
