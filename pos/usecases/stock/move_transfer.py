"""Transfers from this store's side: ask another store, send, refuse, settle what did not arrive."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.own_code import OwnCode, new_body
from pos.domain.scan.own import BOX_LENGTH, TRANSFER_LENGTH
from pos.domain.staff import Approval, Deed, Leave, Permission, leave
from pos.domain.stock import Movement
from pos.domain.transfer import Marked, Settlement, Towards, Transfer, TransferLine, TransferState
from pos.ports.clock import Clock
from pos.ports.count_book import CountBook
from pos.ports.ledger import Ledger
from pos.ports.mirror import Mirror
from pos.ports.printing import PrintJob
from pos.usecases.stock.known_transfers import known_transfers
from pos.usecases.stock.write_down import write_event
from pos.wire.event import TransferMoved


@dataclass(frozen=True, slots=True)
class Move:
    """What a step writes down."""

    transfer: Transfer
    """As it stands after it."""
    settlement: Settlement | None = None
    """What became of the difference, where that is said."""
    movements: tuple[Movement, ...] = ()
    """What leaves this store's stock, or comes back to it."""

    @property
    def deed(self) -> Deed:
        """The deed of taking this step."""
        return Deed(Permission.SEND_GOODS, subject=self.transfer.transfer_id, detail=self.transfer.state)


@dataclass(frozen=True, slots=True)
class TransferStep:
    """What a step came to."""

    leave: Leave
    """Whether this person may."""
    transfer: Transfer | None = None
    """As it stands now, where leave was given."""
    waits: Move | None = None
    """What `MoveTransfer.agreed` goes on with, where it needs a manager's yes first."""


class MoveTransfer:
    """Each step is an event; the movements leave the sender's stock when the goods do."""

    def __init__(
        self,
        *,
        ledger: Ledger,
        book: CountBook,
        mirror: Mirror,
        clock: Clock,
        slip: Callable[[Transfer, Duty], PrintJob] | None = None,
    ) -> None:
        """`slip`: what travels with the box; None: nothing is printed."""
        self._slip = slip
        self._ledger = ledger
        self._book = book
        self._mirror = mirror
        self._clock = clock

    def waiting(self, store_id: str) -> tuple[Transfer, ...]:
        """What other stores ask of this one."""
        return tuple(each for each in self._known(TransferState.ASKED) if each.sender == store_id)

    def asked(self, store_id: str) -> tuple[Transfer, ...]:
        """What this store asked of others, and nobody has answered."""
        return tuple(each for each in self._known(TransferState.ASKED) if each.receiver == store_id)

    def on_the_way(self, store_id: str) -> tuple[Transfer, ...]:
        """What this store sent and nobody has received."""
        return tuple(each for each in self._known(TransferState.SENT) if each.sender == store_id)

    def unsettled(self, store_id: str) -> tuple[Transfer, ...]:
        """What this store sent and did not come as it was sent: somebody here says what became of it."""
        return tuple(each for each in self._known(TransferState.RECEIVED) if each.sender == store_id)

    def ask(self, duty: Duty, sender: str, lines: Sequence[TransferLine], note: str = "") -> TransferStep:
        """Ask another store (by id) for goods. Raises BadValue for nothing, and for this store itself."""
        here = duty.till.store.store_id
        asked = Transfer(
            new_id(), _number(), sender, here, TransferState.ASKED, tuple(lines), Towards.STORE, note=note.strip()
        )
        return self._step(duty, Move(asked))

    def send(
        self,
        duty: Duty,
        asked: Transfer | None,
        lines: Sequence[TransferLine],
        *,
        receiver: str = "",
        towards: Towards = Towards.STORE,
        marks: Sequence[Marked] = (),
    ) -> TransferStep:
        """Send what was asked for, or (None) something unasked to `receiver`. Raises BadValue for nothing.

        `marks`: which lots and pieces, as far as their codes said so.
        """
        here = duty.till.store.store_id
        begun = asked or Transfer(new_id(), _number(), here, receiver, TransferState.ASKED, tuple(lines), towards)
        sent = begun.send(lines, marks)
        return self._step(duty, Move(sent, movements=sent.sent_movements(moment=self._clock.now())))

    def refuse(self, duty: Duty, asked: Transfer) -> TransferStep:
        """It cannot be sent."""
        return self._step(duty, Move(asked.refuse()))

    def settle(self, duty: Duty, received: Transfer, how: Settlement) -> TransferStep:
        """Say what became of the difference; at the sender's till, whose stock it puts right."""
        moved = received.settling_movements(how, moment=self._clock.now())
        return self._step(duty, Move(received.settle(), how, moved))

    def agreed(self, duty: Duty, waits: Move, approval: Approval) -> TransferStep:
        """Take the step that a manager said yes to; the approval is for `waits.deed`."""
        return self._step(duty, waits, approval)

    def _known(self, state: TransferState) -> Iterator[Transfer]:
        return (each for each in known_transfers(self._mirror, self._book) if each.state is state)

    def _step(self, duty: Duty, move: Move, approval: Approval | None = None) -> TransferStep:
        given = leave(duty.staff, move.deed, approval)
        if given is not Leave.GIVEN:
            return TransferStep(given, waits=move if given is Leave.NEEDS_APPROVAL else None)
        transfer = move.transfer
        body = TransferMoved(transfer, move.settlement, move.movements)
        with self._ledger.transaction() as step:
            write_event(
                step,
                duty,
                EventKind.TRANSFER_MOVED,
                body,
                event_id=new_id(),
                now=self._clock.now(),
            )
            if self._slip is not None and transfer.state is TransferState.SENT:
                step.queue_print(self._slip(transfer, duty))
        return TransferStep(given, transfer)


def new_box() -> str:
    """The label of a box that has none: no other box of the chain has it."""
    return f"{OwnCode.BOX}-{new_body(BOX_LENGTH)}"


def _number() -> str:
    """What is on its papers: long enough that two tills never make the same one."""
    return f"{OwnCode.TRANSFER}-{new_body(TRANSFER_LENGTH)}"
