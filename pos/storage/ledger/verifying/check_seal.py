"""The journal against the heads that the server has signed: who cuts its tail off is found out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pos.domain.errors import WireError
from pos.domain.journal import Seal, sealed_bytes
from pos.ports.keys import Verifier
from pos.storage.database import Cursor
from pos.storage.ledger.verifying.finding import Finding
from pos.wire.codec import decode


def check_seals(
    cursor: Cursor, till_id: str, *, kept_elsewhere: Sequence[Seal], verifier: Verifier | None
) -> Iterator[Finding]:
    """What a signed head says that the journal does not. Without a `verifier` the signatures are not looked at."""
    # Beside the ledger there may still be the seal of who this till was before it was enrolled again.
    seals = [seal for seal in kept_elsewhere if seal.till_id == till_id]
    for (body,) in cursor.execute("SELECT body FROM seal").fetchall():
        try:
            seals.append(decode(body, Seal))
        except WireError as error:
            yield Finding("seal", "", f"cannot be read: {error}")
    for seal in dict.fromkeys(seals):
        where = f"event {seal.tseq}"
        if seal.till_id != till_id:
            yield Finding("seal", where, f"is of another till, {seal.till_id}")
            continue
        signed = sealed_bytes(seal.till_id, seal.tseq, seal.hash, seal.moment)
        if verifier is not None and not verifier.verify(signed, _signature(seal)):
            yield Finding("seal", where, "is not signed by head office")
            continue
        row = cursor.execute("SELECT hash FROM journal WHERE tseq = ?", (seal.tseq,)).fetchone()
        if row is None:
            yield Finding("seal", where, f"head office had it on {seal.moment:%Y-%m-%d %H:%M} UTC; here it is cut off")
        elif row[0] != seal.hash:
            yield Finding("seal", where, "is another event than the one that head office had")


def _signature(seal: Seal) -> bytes:
    try:
        return bytes.fromhex(seal.signature)
    except ValueError:
        return b""
