"""A batch as it came: decompressed, its signature checked, each event read as far as this program understands it."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, replace
from typing import Any

import msgspec
import zstandard

from pos.domain.errors import BadValue, WireError
from pos.domain.ids import checked_id
from pos.domain.journal import link
from pos.domain.moments import to_ms
from pos.server.keys import signed_by
from pos.server.plain_text import without_nul
from pos.wire.codec import MAX_MESSAGE, decode
from pos.wire.event import Head, decode_body, decode_head
from pos.wire.upload import MAX_EVENTS, Batch

UNKNOWN_KIND = "unknown_kind"
BAD_HEAD = "bad_head"
BAD_BODY = "bad_body"
_HASH = re.compile(r"^[0-9a-f]{64}$", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """An event of a batch."""

    tseq: int
    """Its number, by its place in the batch."""
    payload: bytes
    """Its exact bytes."""
    hash: str
    """Its hash, as sent."""
    follows: bool
    """Whether the hash is that of the one before it in the batch and the payload; for the first: not known yet."""
    head: Head | None
    """What it says of itself; None when that cannot be read."""
    body: Any | None
    """Its body; None when it is parked."""
    fault: str
    """Why it is parked; empty when it is understood."""


def read_batch(compressed: bytes, signature: str, *, public_key: str) -> Batch:
    """The batch in a request's body. Raises WireError for what is none, BadValue for a signature that is not the
    till's."""
    try:
        signed = base64.b64decode(signature, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadValue("the signature is not base64") from error
    if not signed_by(public_key, compressed, signed):
        raise BadValue("not signed by the till's key")
    try:
        clear = zstandard.ZstdDecompressor(max_window_size=1 << 23).stream_reader(compressed).read(MAX_MESSAGE + 1)
    except zstandard.ZstdError as error:
        raise WireError("not a zstd frame") from error
    batch = decode(clear, Batch)
    if not 0 < len(batch.events) <= MAX_EVENTS or not 0 < batch.first_tseq < 1 << 53:
        raise WireError(f"{len(batch.events)} events from {batch.first_tseq}")
    if any(_HASH.match(sent.hash) is None for sent in batch.events):
        raise WireError("a hash has 64 hex digits")
    return batch


def read_events(batch: Batch) -> tuple[ReadEvent, ...]:
    """Each event of a batch, read before any lock is taken. Raises WireError for text that is not UTF-8."""
    events: list[ReadEvent] = []
    before = ""
    for place, sent in enumerate(batch.events):
        try:
            payload = sent.payload.encode()
        except UnicodeEncodeError as error:
            raise WireError("a payload is not UTF-8") from error
        tseq = batch.first_tseq + place
        head, body, fault = _understood(payload, till_id=batch.till_id, tseq=tseq)
        follows = not before or continues(before, payload, sent.hash)
        events.append(
            ReadEvent(tseq=tseq, payload=payload, hash=sent.hash, follows=follows, head=head, body=body, fault=fault)
        )
        before = sent.hash
    return tuple(events)


def continues(previous: str, payload: bytes, claimed: str) -> bool:
    """Whether `claimed` is the hash of a payload that follows `previous`."""
    return link(previous, payload) == claimed


def _understood(payload: bytes, *, till_id: str, tseq: int) -> tuple[Head | None, Any | None, str]:
    """Head, body and fault of an event."""
    try:
        head = decode_head(payload)
        checked_id(head.id)
        to_ms(head.moment)
    except BadValue:
        return None, None, BAD_HEAD
    if (head.till, head.tseq) != (till_id, tseq) or "\0" in head.kind + head.staff:
        return None, None, BAD_HEAD
    try:
        body = decode_body(replace(head, body=msgspec.Raw(without_nul(bytes(head.body)))))
    except BadValue:
        return head, None, BAD_BODY
    return head, body, "" if body is not None else UNKNOWN_KIND
