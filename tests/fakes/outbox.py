"""The outbox in memory."""

from datetime import UTC, datetime

from pos.domain.journal import Entry, Seal, genesis, link
from pos.ports.ledger import Parked

MOMENT = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


class Outbox:
    """`ports.ledger.Outbox`, with a journal of its own."""

    def __init__(self, till_id: str = "till-1") -> None:
        self.till_id = till_id
        self.entries: list[Entry] = []
        self.acknowledged = 0
        self.parked_reasons: dict[int, str] = {}
        self.seals: list[Seal] = []

    def add(self, payload: bytes, *, kind: str = "document") -> Entry:
        _, previous = self.head()
        tseq = len(self.entries) + 1
        entry = Entry(tseq, f"event-{tseq}", kind, payload, previous, link(previous, payload))
        self.entries.append(entry)
        return entry

    def unsent(self) -> int:
        return len(self.entries) - self.acknowledged

    def next_batch(self, *, max_events: int, max_bytes: int) -> tuple[Entry, ...]:
        batch: list[Entry] = []
        for entry in self.entries[self.acknowledged :][:max_events]:
            if batch and sum(len(one.payload) for one in batch) + len(entry.payload) > max_bytes:
                break
            batch.append(entry)
        return tuple(batch)

    def keep_seal(self, seal: Seal) -> None:
        self.seals.append(seal)

    def acknowledge(self, *, upto: int) -> None:
        self.acknowledged = max(self.acknowledged, min(upto, len(self.entries)))

    def park(self, tseq: int, *, reason: str) -> None:
        self.parked_reasons[tseq] = reason

    def parked(self) -> tuple[Parked, ...]:
        return tuple(
            Parked(tseq, self.entries[tseq - 1].kind, reason, MOMENT)
            for tseq, reason in sorted(self.parked_reasons.items())
        )

    def rewind(self, *, last_tseq: int) -> int:
        lost = max(self.acknowledged - last_tseq, 0)
        self.acknowledged -= lost
        return lost

    def head(self) -> tuple[int, str]:
        return (len(self.entries), self.entries[-1].hash) if self.entries else (0, genesis(self.till_id))

    def hash_of(self, tseq: int) -> str | None:
        if tseq == 0:
            return genesis(self.till_id)
        return self.entries[tseq - 1].hash if 0 < tseq <= len(self.entries) else None
