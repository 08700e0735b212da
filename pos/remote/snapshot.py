"""Fetching a catalogue snapshot: resumed where it broke off, checked, unpacked."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

import zstandard

from pos.domain.errors import BadValue, DiskFull, StorageError, Unreachable
from pos.ports.keys import Verifier
from pos.remote.talk import Streamed
from pos.wire.catalogue import SnapshotInfo, snapshot_bytes

_READ = 1 << 20


class SnapshotFetcher:
    """Downloads into `<target>.part`, so that what came before a break need not come again."""

    def __init__(self, *, ask: Callable[[str, dict[str, str]], Streamed], verifier: Verifier) -> None:
        """`ask`: from a path and headers to the answer. Raises what `Central` raises."""
        self._ask = ask
        self._verifier = verifier

    def fetch(self, info: SnapshotInfo, target: Path) -> None:
        """Download, check size, hash and signature, unpack to `target`.

        Raises Unreachable (what came is kept for the next try), BadValue (what came is thrown away), StorageError.
        """
        try:
            signature = bytes.fromhex(info.signature)
        except ValueError as error:
            raise BadValue("the snapshot's signature is not hex") from error
        if not self._verifier.verify(snapshot_bytes(info.name, info.size, info.sha256), signature):
            raise BadValue("the snapshot is not signed by the chain")
        part = target.with_name(f"{info.sha256[:16]}.part")
        try:
            self._download(info, part)
            if part.stat().st_size != info.size or _sha256(part) != info.sha256:
                part.unlink()
                raise BadValue("the snapshot is not what was signed")
            _unpack(part, target)
            part.unlink()
        except OSError as error:
            raise (DiskFull if error.errno == errno.ENOSPC else StorageError)(f"snapshot: {error}") from error

    def _download(self, info: SnapshotInfo, part: Path) -> None:
        have = part.stat().st_size if part.exists() else 0
        if have >= info.size:
            return
        headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={have}-"} if have else {})}
        with self._ask(f"/v1/catalogue/snapshot/{info.name}", headers) as answer:
            if answer.status not in {HTTPStatus.OK, HTTPStatus.PARTIAL_CONTENT}:
                raise answer.problem()
            if answer.header("Content-Type").startswith("text/"):
                raise Unreachable("a page came instead of the snapshot")
            resumed = answer.status == HTTPStatus.PARTIAL_CONTENT
            if resumed and not answer.header("Content-Range").startswith(f"bytes {have}-"):
                raise Unreachable("another range came than was asked for")
            size = have if resumed else 0
            with part.open("r+b" if resumed else "wb") as file:
                file.seek(size)
                while chunk := answer.next_chunk():
                    size += len(chunk)
                    if size > info.size:
                        break  # the hash will say no
                    file.write(chunk)
        if size < info.size:
            raise Unreachable(f"the snapshot broke off at {size} of {info.size} bytes")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unpack(part: Path, target: Path) -> None:
    """Unpack to a draft, on disk before it gets its name. Raises BadValue for what is no zstd stream."""
    draft = target.with_name(f"{target.name}.draft")
    try:
        with part.open("rb") as packed, draft.open("wb") as file:
            zstandard.ZstdDecompressor().copy_stream(packed, file, read_size=_READ, write_size=_READ)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except zstandard.ZstdError as error:
        draft.unlink(missing_ok=True)
        part.unlink(missing_ok=True)
        raise BadValue(f"the snapshot does not unpack: {error}") from error
