"""How a contract with a provider is kept: as `contract.json` in a folder of its own, its secret in a file beside it.

Both are of mode 0600; of the secret only a fingerprint is ever shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from pos.domain.errors import BadValue, DamagedFile, WireError
from pos.server.payments.merchants import key_file, read_secret, write_secretly
from pos.wire.codec import decode, encode

T = TypeVar("T")
FILE = "contract.json"


def kept_contract(folder: Path, kind: type[T]) -> T | None:
    """What is set up; None where nothing is. Raises DamagedFile."""
    try:
        return decode((folder / FILE).read_bytes(), kind)
    except FileNotFoundError:
        return None
    except (OSError, WireError) as error:
        raise DamagedFile(f"{folder.name}/{FILE} cannot be read: {error}") from error


def keep_secret(folder: Path, told: Path | None, before: str) -> str:
    """Copy the secret that was named; the name of its file, `before` where none was. Raises BadValue, OSError."""
    if told is None:
        return before
    secret = read_secret(told)
    name = f"{_print(secret)}.secret"
    write_secretly(folder / name, secret)
    return name


def keep_contract(folder: Path, contract: Any, *, named: Mapping[str, str]) -> None:
    """Write it, if all that is `named` (option → value) is there. Raises BadValue, ReadOnlyFolder."""
    missing = [name for name, value in named.items() if not value]
    if missing:
        raise BadValue(f"still missing: {', '.join(missing)}")
    write_secretly(folder / FILE, msgspec.json.format(encode(contract), indent=2) + b"\n")


def kept_secret(folder: Path, name: str) -> bytes:
    """The secret. Raises BadValue, OSError."""
    return read_secret(key_file(folder, name))


def fingerprint(folder: Path, name: str) -> str:
    """What may be shown of the secret."""
    try:
        return _print(kept_secret(folder, name))
    except (BadValue, OSError):
        return "cannot be read"


def _print(secret: bytes) -> str:
    return sha256(secret).hexdigest()[:16]
