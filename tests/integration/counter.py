"""A till's ledger, keys and use cases for selling on a real server, without screen, threads or printer."""

from __future__ import annotations

import shutil
from pathlib import Path

from pos.devices.keys import Ed25519Signer, Ed25519Verifier, kept_key
from pos.devices.secrets import FileSecrets
from pos.domain.cart import Cart, add
from pos.domain.catalogue import Item
from pos.domain.document import Document
from pos.domain.duty import Duty
from pos.domain.pricing import price
from pos.domain.quantity import ONE, Milli
from pos.domain.staff import Role, Staff
from pos.domain.store import Till
from pos.domain.ticket.rows import Ticket
from pos.ports.catalogue import Completeness
from pos.ports.printing import JobKind
from pos.remote.central import HttpCentral
from pos.remote.talk import Talk
from pos.storage.ledger.ledger import SqlLedger
from pos.storage.ledger.ledger_file import LedgerFile
from pos.storage.ledger.outbox import SqlOutbox
from pos.storage.ledger.packing import unpacked
from pos.storage.ledger.shift_book import SqlShiftBook
from pos.usecases.printing.queue_ticket import print_job
from pos.usecases.selling.complete_sale import CompleteSale
from pos.usecases.selling.start_cart import StartCart
from pos.usecases.selling.take_payment import add_cash, start
from pos.usecases.shift.open_shift import OpenShift
from pos.usecases.syncing.drain_outbox import DrainOutbox
from pos.usecases.syncing.enrol_till import EnrolOutcome, EnrolTill, known_identity
from pos.usecases.syncing.patience import Patience
from pos.usecases.syncing.presence import Presence, SyncState
from pos.usecases.syncing.send_events import SendEvents
from tests.fakes.clock import Clock

CLERK = Staff("staff-1", "王芳", Role.CLERK)


class Counter:
    """One till. Its waiting is on a clock that the test moves."""

    def __init__(self, folder: Path, address: str, *, clock: Clock | None = None) -> None:
        """A folder that is enrolled; see `enrol`. `address`: the server's, or of what stands in front of it."""
        self.folder = folder
        self.clock = clock or Clock()
        secrets = FileSecrets(folder / "keys")
        identity = known_identity(secrets)
        assert identity is not None
        enrolled = identity.enrolled
        self.till = Till(enrolled.till_id, enrolled.number, enrolled.store)
        self.presence = Presence(clock=self.clock, catalogue=Completeness(complete=True, variants=0, expected=0))
        self.verifier = Ed25519Verifier(enrolled.chain_key)
        self.central = HttpCentral(
            Talk(address, on_contact=self.presence.contact, connect_s=2.0, answer_s=5.0),
            till_id=self.till.till_id,
            signer=Ed25519Signer(bytes.fromhex(identity.seed)),
            verifier=self.verifier,
        )
        self.file = LedgerFile.open(
            folder / "ledger.db", key=kept_key(secrets, "ledger-key"), till_id=self.till.till_id
        )
        self.ledger = SqlLedger(file=self.file)
        self.outbox = SqlOutbox(file=self.file)
        self.send = SendEvents(
            outbox=self.outbox,
            central=self.central,
            drain=DrainOutbox(outbox=self.outbox, central=self.central),
            presence=self.presence,
            patience=Patience(clock=self.clock, random=lambda: 0.5),
        )
        self._complete = CompleteSale(
            ledger=self.ledger,
            clock=self.clock,
            receipt=lambda document, _duty, _member: print_job(
                JobKind.RECEIPT, document.document_id, Ticket(rows=()), moment=document.moment
            ),
        )
        self._open_shift = OpenShift(
            ledger=self.ledger,
            book=SqlShiftBook(file=self.file),
            clock=self.clock,
            ticket=lambda duty: print_job(
                JobKind.SHIFT_OPENING, duty.shift.shift_id, Ticket(rows=()), moment=duty.shift.opened
            ),
        )

    @property
    def duty(self) -> Duty:
        """王芳 in the open shift, opened with 300.00 if there is none."""
        shift = self.ledger.current_shift() or self._open_shift(self.till, CLERK, 30_000).shift
        assert shift is not None
        return Duty(till=self.till, staff=CLERK, shift=shift)

    @property
    def state(self) -> SyncState:
        return self.presence.state

    def sell(self, item: Item, *, quantity: Milli = ONE) -> Document:
        """One cash sale of one item."""
        cart: Cart = add(StartCart(clock=self.clock)(), item, code=item.barcode, quantity=quantity)
        priced = price(cart)
        done = self._complete(priced, add_cash(start(priced), priced.total), self.duty)
        assert done.document is not None
        return done.document

    def sync(self, *, steps: int = 200) -> bool:
        """Steps of the upward loop, its waiting passed at once; whether everything was sent."""
        for _ in range(steps):
            self.clock.pass_by(self.send.step())
            if self.presence.settled and not self.outbox.unsent():
                return True
        return False

    def journal(self) -> list[bytes]:
        """The payloads of all events."""
        return [unpacked(row[0]) for row in self.file.rows("SELECT payload FROM journal ORDER BY tseq")]

    def copied(self, folder: Path, address: str) -> Counter:
        """What somebody gets who copies the data folder and starts it elsewhere."""
        shutil.copytree(self.folder, folder)
        return Counter(folder, address, clock=self.clock)

    def close(self) -> None:
        self.file.close()


def enrol(folder: Path, address: str, code: str) -> EnrolOutcome:
    """Enrol a folder with a code from head office."""
    secrets = FileSecrets(folder / "keys")
    central = HttpCentral(Talk(address), till_id="", signer=Ed25519Signer(bytes(32)), verifier=None)
    return EnrolTill(central=central, secrets=secrets, signer=Ed25519Signer)(code).outcome
