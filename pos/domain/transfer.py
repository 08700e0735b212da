"""Goods that go from one store to another, to the warehouse or back to the supplier.

    asked → sent (in transit) → received → settled          asked → refused

What was sent and did not come is settled by a person: found again at the sender's, or lost on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from pos.domain.errors import BadValue
from pos.domain.mark import Mark
from pos.domain.quantity import MAX_MILLI, Milli
from pos.domain.receiving import Delivery, ExpectedLine, Source
from pos.domain.stock import CHAIN_OWNER, Movement, MovementKind, Place, line_id


class TransferState(StrEnum):
    """How far it is."""

    ASKED = "asked"
    REFUSED = "refused"
    SENT = "sent"
    """In transit: in nobody's shop."""
    RECEIVED = "received"
    """With differences that are not settled."""
    SETTLED = "settled"


class Towards(StrEnum):
    """Where it goes."""

    STORE = "store"
    WAREHOUSE = "warehouse"
    SUPPLIER = "supplier"


class Settlement(StrEnum):
    """What became of what did not come (or came too much)."""

    AT_SENDER = "at_sender"
    """It never left (or more left than was written down): the sender's stock is put right."""
    LOST = "lost"
    """It left and did not arrive."""


@dataclass(frozen=True, slots=True)
class TransferLine:
    """One variant of a transfer."""

    variant_id: str
    """What."""
    asked: Milli = 0
    """Thousandths that were asked for; 0: sent without being asked for."""
    sent: Milli = 0
    """Sent."""
    received: Milli = 0
    """Received."""
    box: str = ""
    """In which box."""

    def __post_init__(self) -> None:
        if not all(0 <= each <= MAX_MILLI for each in (self.asked, self.sent, self.received)):
            raise BadValue(f"a transfer of {self.asked}, {self.sent}, {self.received}")


@dataclass(frozen=True, slots=True)
class Marked:
    """Of what is sent, so much is of one lot, or one piece by its number. What no mark speaks of is not told apart."""

    variant_id: str
    """What."""
    quantity: Milli
    """Thousandths, above 0."""
    mark: Mark
    """Which."""
    box: str = ""
    """In which box."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """A transfer as it stands. Each step returns a new one; a step that its state does not allow raises BadValue."""

    transfer_id: str
    """UUIDv7."""
    number: str
    """What is on its papers: `T-` and the rest."""
    sender: str
    """The store that sends."""
    receiver: str
    """The store, warehouse or supplier that receives."""
    state: TransferState
    """How far it is."""
    lines: tuple[TransferLine, ...]
    """What, one line per variant and box, at least one."""
    towards: Towards = Towards.STORE
    """What the receiver is."""
    owner: str = CHAIN_OWNER
    """Whose goods."""
    note: str = ""
    """Why, for whom."""
    marks: tuple[Marked, ...] = ()
    """Which lots and pieces are sent. Beside the lines, so that tills that know of none read those as before."""

    def __post_init__(self) -> None:
        if not self.lines or self.sender == self.receiver:
            raise BadValue("a transfer has lines, and goes somewhere else")
        if len({(line.variant_id, line.box) for line in self.lines}) != len(self.lines):
            raise BadValue("a variant is twice in one box")

    def send(self, lines: Iterable[TransferLine], marks: Iterable[Marked] = ()) -> Transfer:
        """What is really sent, and which pieces; a variant asked for and not sent stays with 0."""
        self._only(TransferState.ASKED)
        sent = {(line.variant_id, line.box): line.sent for line in lines if line.sent}
        if not sent:
            raise BadValue("nothing is sent")
        asked = [line for line in self.lines if (line.variant_id, line.box) not in sent]
        known = {(line.variant_id, line.box): line.asked for line in self.lines}
        gone = [TransferLine(v, known.get((v, box), 0), quantity, box=box) for (v, box), quantity in sent.items()]
        return replace(self, state=TransferState.SENT, lines=(*gone, *asked), marks=tuple(marks))

    def refuse(self) -> Transfer:
        """The sender cannot."""
        self._only(TransferState.ASKED)
        return replace(self, state=TransferState.REFUSED)

    def receive(self, came: Mapping[str, Milli]) -> Transfer:
        """What came in all, thousandths by variant; settled at once where nothing differs."""
        self._only(TransferState.SENT)
        rest = dict(came)
        lines: list[TransferLine] = []
        for line in self.lines:
            got = min(rest.get(line.variant_id, 0), line.sent)
            rest[line.variant_id] = rest.get(line.variant_id, 0) - got
            lines.append(replace(line, received=got))
        extra = {variant: quantity for variant, quantity in rest.items() if quantity > 0}
        for place, line in enumerate(lines):
            lines[place] = replace(line, received=line.received + extra.pop(line.variant_id, 0))
        lines += [TransferLine(variant, received=quantity) for variant, quantity in sorted(extra.items())]
        same = all(line.sent == line.received for line in lines)
        return replace(self, state=TransferState.SETTLED if same else TransferState.RECEIVED, lines=tuple(lines))

    def settle(self) -> Transfer:
        """Somebody decided what became of the differences."""
        self._only(TransferState.RECEIVED)
        return replace(self, state=TransferState.SETTLED)

    def delivery(self) -> Delivery:
        """What the receiver expects. Raises BadValue unless it is sent."""
        self._only(TransferState.SENT)
        return Delivery(
            delivery_id=self.transfer_id,
            number=self.number,
            store_id=self.receiver,
            source=Source.TRANSFER,
            sender=self.sender,
            lines=tuple(
                ExpectedLine(line.variant_id, quantity, line.box, mark)
                for line in self.lines
                for mark, quantity in self._parts(line)
            ),
            owner=self.owner,
        )

    def in_transit(self) -> dict[str, Milli]:
        """Thousandths by variant that are in nobody's shop: sent and not received."""
        gone: dict[str, Milli] = {}
        if self.state in (TransferState.SENT, TransferState.RECEIVED) and self.towards is not Towards.SUPPLIER:
            for line in self.lines:
                gone[line.variant_id] = gone.get(line.variant_id, 0) + line.sent - line.received
        return {variant: quantity for variant, quantity in gone.items() if quantity}

    def sent_movements(self, *, moment: datetime) -> tuple[Movement, ...]:
        """What leaves the sender's stock."""
        self._only(TransferState.SENT)
        gone = [(line.variant_id, -part, mark) for line in self.lines for mark, part in self._parts(line)]
        return self._moved("sent", gone, moment)

    def settling_movements(self, how: Settlement, *, moment: datetime) -> tuple[Movement, ...]:
        """What a settlement puts right in the sender's stock; nothing where it was lost on the way."""
        if how is Settlement.LOST:
            return ()
        gaps = [(line.variant_id, line.sent - line.received, self._only_mark(line)) for line in self.lines]
        gaps = [gap for gap in gaps if gap[1]]
        return self._moved("settled", gaps, moment)

    def _moved(
        self, step: str, changes: Iterable[tuple[str, Milli, Mark | None]], moment: datetime
    ) -> tuple[Movement, ...]:
        return tuple(
            Movement(
                movement_id=line_id(self.transfer_id, step, number),
                variant_id=variant_id,
                store_id=self.sender,
                quantity=quantity,
                kind=MovementKind.TRANSFER_OUT,
                document_id=self.transfer_id,
                moment=moment,
                place=Place.SALES_FLOOR,
                owner=self.owner,
                mark=mark,
            )
            for number, (variant_id, quantity, mark) in enumerate(changes)
        )

    def _parts(self, line: TransferLine) -> list[tuple[Mark | None, Milli]]:
        """What is sent of a line, by mark; the rest last. Never more than is sent, whatever the marks say."""
        parts: list[tuple[Mark | None, Milli]] = []
        rest = line.sent
        for each in self.marks:
            if (each.variant_id, each.box) == (line.variant_id, line.box):
                part = max(0, min(rest, each.quantity))
                rest -= part
                parts.append((each.mark, part))
        return [part for part in (*parts, (None, rest)) if part[1]]

    def _only_mark(self, line: TransferLine) -> Mark | None:
        """The one that all of a line has; None where it has none, or which of several differs is not known."""
        parts = self._parts(line)
        return parts[0][0] if len(parts) == 1 else None

    def _only(self, state: TransferState) -> None:
        if self.state is not state:
            raise BadValue(f"a transfer that is {self.state}, not {state}")
