"""The till's data folder: whether it can be written, and whether the ledger is what was written."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

from pos.bootstrap.settings import read_settings
from pos.bootstrap.till_files import LEDGER_KEY, LEDGER_NAME, till_secrets
from pos.commands.doctor.finding import Finding, State
from pos.domain.errors import BadValue, GuitaiError, MissingKey, OlderLedger
from pos.ports.keys import Secrets
from pos.storage.ledger.verifying.verify_ledger import verify_ledger


def examine(data: Path) -> Iterator[Finding]:
    """Nothing is changed; a till that runs meanwhile is not disturbed."""
    if not data.exists():
        yield Finding("data folder", State.MISSING, f"{data} is not there yet; the first start makes it")
        return
    yield folder(data)
    yield settings(data)
    try:
        yield ledger(data, till_secrets(data))
    except GuitaiError as fault:
        yield Finding("ledger", State.BROKEN, f"{fault.code}: {fault}")


def folder(data: Path) -> Finding:
    """Whether a file can be made there."""
    probe = data / f"doctor.{secrets.token_hex(4)}"
    try:
        probe.write_bytes(b"x" * 4096)
        probe.unlink()
    except OSError as fault:
        return Finding("data folder", State.BROKEN, f"{data}: {fault.strerror}")
    return Finding("data folder", State.GOOD, str(data))


def settings(data: Path) -> Finding:
    """Whether the file of settings can be read."""
    try:
        read_settings(data)
    except (BadValue, OSError) as fault:
        return Finding("settings", State.BROKEN, f"cannot be read, the till would start with none: {fault}")
    return Finding("settings", State.GOOD, "read")


def ledger(data: Path, kept: Secrets) -> Finding:
    """Pages, chain, numbers and sums of the ledger. Raises StorageError when it cannot be read."""
    path = data / LEDGER_NAME
    key = kept.get(LEDGER_KEY)
    if not path.exists():
        return Finding("ledger", State.MISSING, "none yet; enrolling makes one")
    if key is None:
        raise MissingKey("its key is gone; without it nobody can read it")
    try:
        verified = verify_ledger(path, key=key)
    except OlderLedger:
        return Finding("ledger", State.MISSING, "of an older version; the till brings it up to date when it starts")
    if verified.findings:
        return Finding("ledger", State.BROKEN, f"{verified.findings[0]} (`pos verify` says more)")
    return Finding("ledger", State.GOOD, f"{verified.events} events verified, {verified.waiting} still to be sent")
