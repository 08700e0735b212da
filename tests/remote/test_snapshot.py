"""A snapshot is resumed where it broke off, and used only when it is what the chain signed."""

import hashlib
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from pos.devices.keys import Ed25519Signer, Ed25519Verifier
from pos.domain.errors import BadValue, Refused, StorageError, Unreachable
from pos.remote.central import HttpCentral
from pos.remote.talk import Talk
from pos.wire.catalogue import SnapshotInfo, snapshot_bytes
from tests.remote.rubbish import Rubbish, Script, answers
from tests.remote.test_session import CHALLENGE, SIGNER, problem, session

CHAIN = Ed25519Signer(b"c" * 32)
CLEAR = random.Random(7).randbytes(300_000) + b"0" * 300_000
PACKED = zstandard.compress(CLEAR)
BINARY = "application/zstd"


def info(packed: bytes = PACKED, *, signed_by: Ed25519Signer = CHAIN) -> SnapshotInfo:
    digest = hashlib.sha256(packed).hexdigest()
    signature = signed_by.sign(snapshot_bytes("catalogue-7", len(packed), digest)).hex()
    return SnapshotInfo(True, "catalogue-7", len(packed), digest, signature, variants=2)


def whole(data: bytes = PACKED) -> Script:
    return answers("200 OK", data, kind=BINARY)


def part(start: int, data: bytes, *, told: int | None = None) -> Script:
    at = start if told is None else told
    more = f"Content-Range: bytes {at}-{len(PACKED) - 1}/{len(PACKED)}\r\n"
    return answers("206 Partial Content", data, kind=BINARY, more=more)


def broken_after(size: int, *, start: int = 0) -> Script:
    data = PACKED[start : start + size]
    return answers("200 OK", data, kind=BINARY, length=len(PACKED))


def central(server: Rubbish) -> HttpCentral:
    return HttpCentral(
        Talk(server.url, connect_s=1.0, answer_s=1.0),
        till_id="till-1",
        signer=SIGNER,
        verifier=Ed25519Verifier(CHAIN.public_key.hex()),
    )


def fetch(tmp_path: Path, *scripts: Script, of: SnapshotInfo | None = None) -> tuple[Path, Callable[[], None], Rubbish]:
    server = Rubbish(CHALLENGE, session("t1"), *scripts)
    target = tmp_path / "catalogue-7.db"
    till = central(server)
    return target, lambda: till.fetch_snapshot(of or info(), target), server


def left(tmp_path: Path) -> list[str]:
    return sorted(path.suffix for path in tmp_path.iterdir())


def test_a_whole_one(tmp_path: Path) -> None:
    target, go, server = fetch(tmp_path, whole())
    with server:
        go()
    assert target.read_bytes() == CLEAR
    assert left(tmp_path) == [".db"]


def test_it_goes_on_where_it_broke_off(tmp_path: Path) -> None:
    target, go, server = fetch(tmp_path, broken_after(100_000), part(100_000, PACKED[100_000:]))
    with server:
        with pytest.raises(Unreachable):
            go()
        assert left(tmp_path) == [".part"]
        go()
    asked = re.search(rb"Range: bytes=(\d+)-", server.asked[-1])
    assert asked is not None
    assert int(asked[1]) == 100_000
    assert target.read_bytes() == CLEAR


def test_a_server_without_ranges_sends_all_of_it_again(tmp_path: Path) -> None:
    target, go, server = fetch(tmp_path, broken_after(100_000), whole())
    with server:
        with pytest.raises(Unreachable):
            go()
        go()
    assert target.read_bytes() == CLEAR


def test_another_range_than_asked_for_is_not_used(tmp_path: Path) -> None:
    target, go, server = fetch(tmp_path, broken_after(100_000), part(100_000, PACKED[90_000:], told=90_000))
    with server:
        with pytest.raises(Unreachable):
            go()
        with pytest.raises(Unreachable):
            go()
    assert not target.exists()


def test_a_file_that_came_whole_before_a_crash_is_not_fetched_again(tmp_path: Path) -> None:
    (tmp_path / f"{info().sha256[:16]}.part").write_bytes(PACKED)
    target, go, server = fetch(tmp_path, whole())
    with server:
        go()
    assert target.read_bytes() == CLEAR
    assert server.asked == []


def test_an_altered_file_is_thrown_away(tmp_path: Path) -> None:
    target, go, server = fetch(tmp_path, whole(PACKED[:-1] + b"x"))
    with server, pytest.raises(BadValue, match="not what was signed"):
        go()
    assert not target.exists()
    assert left(tmp_path) == []


def test_a_file_that_goes_on_and_on_is_not_stored(tmp_path: Path) -> None:
    target, go, server = fetch(tmp_path, whole(PACKED + b"more" * 1_000_000))
    with server, pytest.raises(BadValue):
        go()
    assert not target.exists()


@pytest.mark.parametrize("signature", ("", "zz", "00" * 64, info(signed_by=SIGNER).signature))
def test_only_the_chain_signs(signature: str, tmp_path: Path) -> None:
    good = info()
    forged = SnapshotInfo(True, good.name, good.size, good.sha256, signature)
    target, go, server = fetch(tmp_path, whole(), of=forged)
    with server, pytest.raises(BadValue):
        go()
    assert server.asked == []
    assert not target.exists()


def test_signed_bytes_that_do_not_unpack(tmp_path: Path) -> None:
    junk = b"not zstd at all"
    target, go, server = fetch(tmp_path, whole(junk), of=info(junk))
    with server, pytest.raises(BadValue):
        go()
    assert left(tmp_path) == []
    assert not target.exists()


def test_a_page_instead_of_the_file(tmp_path: Path) -> None:
    _, go, server = fetch(tmp_path, answers("200 OK", b"<html>", kind="text/html"))
    with server, pytest.raises(Unreachable):
        go()
    assert left(tmp_path) == []


def test_a_snapshot_that_is_gone(tmp_path: Path) -> None:
    _, go, server = fetch(tmp_path, problem("404 Not Found", "not_found"))
    with server, pytest.raises(Refused):
        go()
    _, go, server = fetch(tmp_path, answers("502 Bad Gateway", b""))
    with server, pytest.raises(Unreachable):
        go()
    assert left(tmp_path) == []


def test_a_token_that_ended_is_renewed(tmp_path: Path) -> None:
    no = problem("401 Unauthorized", "expired_token")
    target, go, server = fetch(tmp_path, no, CHALLENGE, session("t2"), whole())
    with server:
        go()
    assert target.read_bytes() == CLEAR


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    _, go, server = fetch(tmp_path / "gone", whole())
    with server, pytest.raises(StorageError):
        go()
    assert left(tmp_path) == []
