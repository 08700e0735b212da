"""A till of the story: real files, a real connection, every use case; no screen."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from pos.bootstrap.texts import load_texts
from pos.bootstrap.till_files import open_till_files, till_secrets
from pos.devices.keys import Ed25519Signer, Ed25519Verifier, kept_key
from pos.devices.pins import Argon2PinHasher
from pos.domain.cart import Cart
from pos.domain.duty import Duty
from pos.domain.pricing import price
from pos.domain.staff import Staff
from pos.domain.store import Till
from pos.ports.catalogue import Completeness
from pos.remote.central import HttpCentral
from pos.remote.talk import Talk
from pos.usecases.counter_tickets import CounterTickets
from pos.usecases.pickup.find_order import FindOrder
from pos.usecases.pickup.hand_over import HandOver
from pos.usecases.pickup.list_orders import ListOrders
from pos.usecases.pickup.pick_order import PickOrder
from pos.usecases.selling.complete_sale import Completed, CompleteSale
from pos.usecases.selling.keep_cart import KeepCart, RestoreCart
from pos.usecases.selling.scan_item import ScanItem
from pos.usecases.selling.start_cart import StartCart
from pos.usecases.selling.take_payment import add_cash, start
from pos.usecases.shift.approve import Approve
from pos.usecases.shift.check_pin import CheckPin
from pos.usecases.shift.close_shift import CloseShift
from pos.usecases.shift.open_shift import OpenShift
from pos.usecases.shift.sign_in import SignInClerk
from pos.usecases.syncing.drain_outbox import DrainOutbox
from pos.usecases.syncing.enrol_till import known_identity
from pos.usecases.syncing.fill_catalogue import FillCatalogue
from pos.usecases.syncing.patience import Patience
from pos.usecases.syncing.presence import Presence
from pos.usecases.syncing.pull_feed import PullFeed
from pos.usecases.syncing.send_events import SendEvents
from pos.wire.feed import STORE_FEED
from tests.fakes.clock import Clock


class StoryTill:
    """An enrolled data folder, opened."""

    def __init__(self, data: Path, address: str, clock: Clock) -> None:
        secrets = till_secrets(data)
        identity = known_identity(secrets)
        assert identity is not None
        enrolled = identity.enrolled
        self.till = till = Till(enrolled.till_id, enrolled.number, enrolled.store)
        self.files = files = open_till_files(data, secrets=secrets, till_id=till.till_id)
        self.ledger, self.mirror, self.outbox = ledger, mirror, _ = files.ledger, files.mirror, files.outbox
        presence = Presence(clock=clock, catalogue=Completeness(complete=False, variants=0, expected=0))
        verifier = Ed25519Verifier(enrolled.chain_key)
        self.central = central = HttpCentral(
            Talk(address, on_contact=presence.contact, connect_s=2.0, answer_s=10.0),
            till_id=till.till_id,
            signer=Ed25519Signer(bytes.fromhex(identity.seed)),
            verifier=verifier,
        )
        self._drain = DrainOutbox(outbox=files.outbox, central=central)
        self.send = SendEvents(
            outbox=files.outbox,
            central=central,
            drain=self._drain,
            presence=presence,
            patience=Patience(clock=clock, random=lambda: 0.5),
        )
        self._store_feed = PullFeed(central=central, name=STORE_FEED, sink=mirror)
        self._fill = FillCatalogue(central=central, catalogue=files.catalogue, on_progress=lambda _: None)
        tickets = CounterTickets(mirror=mirror, texts=load_texts)
        hasher = Argon2PinHasher(pepper=kept_key(secrets, "pin-pepper"))
        check = CheckPin(mirror=mirror, hasher=hasher, secrets=secrets, clock=clock)
        self.sign_in = SignInClerk(mirror=mirror, ledger=ledger, clock=clock, check_pin=check, till=till)
        self.approve = Approve(ledger=ledger, clock=clock, check_pin=check, till=till)
        self.open_shift = OpenShift(ledger=ledger, clock=clock, ticket=tickets.opening)
        self.close_shift = CloseShift(ledger=ledger, clock=clock, ticket=tickets.closing)
        self.scan_item = ScanItem(catalogue=files.catalogue, central=central)
        self.start_cart = StartCart(clock=clock)
        self.keep_cart = KeepCart(ledger=ledger)
        self.restore_cart = RestoreCart(ledger=ledger)
        self.complete_sale = CompleteSale(ledger=ledger, clock=clock, receipt=tickets.receipt)
        self.list_orders = ListOrders(mirror=mirror, ledger=ledger)
        self.find_order = FindOrder(mirror=mirror, ledger=ledger, central=central, verifier=verifier, till=till)
        self.pick_order = PickOrder(ledger=ledger, clock=clock)
        self.hand_over = HandOver(
            ledger=ledger,
            mirror=mirror,
            central=central,
            verifier=verifier,
            clock=clock,
            ticket=tickets.handover,
            send_events=self.send.send_all,
        )

    def fill(self) -> None:
        """Get the whole catalogue."""
        pause = Event()
        for _ in range(200):
            if self._fill().done:
                return
            pause.wait(0.05)
        raise AssertionError("the server built no snapshot")

    def sync(self) -> None:
        """All up, all down."""
        self.send.send_all()
        while self._store_feed(wait_s=0.0).more:
            pass

    def duty(self, staff: Staff) -> Duty:
        """Somebody in the open shift."""
        shift = self.open_shift.current()
        assert shift is not None
        return Duty(till=self.till, staff=staff, shift=shift)

    def pay(self, cart: Cart, duty: Duty, *, given: int = 0) -> Completed:
        """Complete a cart for cash, exact unless said otherwise."""
        priced = price(cart)
        return self.complete_sale(priced, add_cash(start(priced), given or priced.total), duty)

    def close(self) -> None:
        self.files.close()
