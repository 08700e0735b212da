"""Running numbers: 1, 2, 3 … for each kind, and the counter at the last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pos.domain.errors import BadValue
from pos.domain.numbering import NumberKind, parse_number
from pos.storage.database import Cursor
from pos.storage.ledger.verifying.finding import Finding


class Numbers:
    """Follows the numbers as the events bring them."""

    def __init__(self) -> None:
        self._last: Counter[str] = Counter()

    def check(self, tseq: int, text: str, kind: NumberKind) -> Iterator[Finding]:
        """Whether a number is the next of its kind."""
        try:
            number = parse_number(text)
        except BadValue as error:
            yield Finding("journal", f"event {tseq}", str(error))
            return
        wanted = self._last[kind] + 1
        self._last[kind] = number.running
        if number.kind is not kind or number.running != wanted:
            yield Finding("journal", f"event {tseq}", f"number {text}, but {kind} {wanted} would be next")

    def check_counters(self, cursor: Cursor) -> Iterator[Finding]:
        """Whether the counters stand at the last numbers."""
        stored = dict(cursor.execute("SELECT kind, last FROM counter WHERE kind <> 'sent'").fetchall())
        for kind in NumberKind:
            if stored.get(kind.value, 0) != self._last[kind]:
                yield Finding("counter", kind.value, f"at {stored.get(kind.value, 0)}, used up to {self._last[kind]}")
