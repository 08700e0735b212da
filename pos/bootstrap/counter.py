"""The till without its window, put together by hand: who builds what stands here and nowhere else. What the first sale
can do without is put together later, by `pos.bootstrap.later`.

Importing this takes what requests, cryptography and argon2 take: do it off the GUI thread, after the first frame.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pos.bootstrap import later
from pos.bootstrap.earlier_ledgers import EarlierLedger, open_earlier_ledgers
from pos.bootstrap.enrolment import set_others_ledger_aside
from pos.bootstrap.ground import Ground
from pos.bootstrap.invoice_links import InvoiceLinks
from pos.bootstrap.once import Once
from pos.bootstrap.open_shift import open_shift_case
from pos.bootstrap.pricing import pricing_of, reserve_limits_by
from pos.bootstrap.seals import keep_seal
from pos.bootstrap.settings import Settings, load_settings
from pos.bootstrap.talking import talk_of
from pos.bootstrap.texts import LANGUAGES
from pos.bootstrap.ticket_templates import LOGO, TillTemplates
from pos.bootstrap.tickets import Tickets, Wording
from pos.bootstrap.tidy import TidyWhenIdle
from pos.bootstrap.till_files import PEPPER, PICTURES_FOLDER, TillFiles, open_till_files, till_secrets
from pos.bootstrap.visit_links import VisitLinks
from pos.devices.clock import CorrectedClock
from pos.devices.keys import Ed25519Signer, Ed25519Verifier, kept_key
from pos.devices.pins import Argon2PinHasher
from pos.devices.printer.chosen_printer import ChosenPrinter
from pos.devices.printer.setup import PrinterWithDrawer, printer_of
from pos.domain.errors import NotEnrolled
from pos.domain.store import Till
from pos.domain.tender import methods_with
from pos.ports.keys import Secrets
from pos.ports.printing import PrintAnswer
from pos.remote.central import HttpCentral
from pos.remote.pictures import PictureShelf
from pos.remote.session import Sessions
from pos.remote.talk import Talk
from pos.usecases.counter import Counter
from pos.usecases.pickup.collect_payment import CollectPayment
from pos.usecases.pickup.find_order import FindOrder
from pos.usecases.pickup.hand_over import HandOver
from pos.usecases.pickup.list_orders import ListOrders
from pos.usecases.pickup.match_scan import MatchScan
from pos.usecases.pickup.pick_order import PickOrder
from pos.usecases.printing.drain_print_queue import EVERY_KIND, PICKUP_KINDS, DrainPrintQueue
from pos.usecases.printing.kick_drawer import KickDrawer
from pos.usecases.printing.list_tickets import ListTickets
from pos.usecases.printing.print_again import PrintAgain
from pos.usecases.printing.write_receipt import WriteReceipt, receipt_later
from pos.usecases.selling.add_item import AddItem
from pos.usecases.selling.complete_sale import CompleteSale
from pos.usecases.selling.enter_written import EnterWritten
from pos.usecases.selling.find_items import FindItems, QuickItems
from pos.usecases.selling.for_sale import ForSale
from pos.usecases.selling.give_discount import GiveDiscount
from pos.usecases.selling.hold_cart import HeldCarts, HoldCart, RecallCart
from pos.usecases.selling.keep_cart import KeepCart, RestoreCart
from pos.usecases.selling.scan_item import ScanItem
from pos.usecases.selling.show_grid import ShowGrid
from pos.usecases.selling.show_offers import ShowOffers
from pos.usecases.selling.start_cart import StartCart
from pos.usecases.selling.type_price import TypePrice
from pos.usecases.shift.approve import Approve
from pos.usecases.shift.check_pin import CheckPin
from pos.usecases.shift.open_drawer import OpenDrawer
from pos.usecases.shift.sign_in import ListStaff, SignInClerk
from pos.usecases.stock.stock_here import StockHere
from pos.usecases.syncing.enrol_till import Identity, known_identity
from pos.usecases.syncing.presence import Presence, SyncState
from pos.usecases.syncing.sync_loop import SyncLoop
from pos.usecases.syncing.worker import Worker

if TYPE_CHECKING:
    from pos.bootstrap.paying import PaymentParts

STOP_S = 2.0
"""How long stopping waits for a ticket that is being printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TillParts:
    """An enrolled till, open. Nothing runs before `start`."""

    till: Till
    """Who it is and where it stands."""
    counter: Counter
    """What people do with it."""
    files: TillFiles
    """What it keeps."""
    earlier: tuple[EarlierLedger, ...]
    """What it kept under earlier identities, where some of that is still to be sent."""
    central: HttpCentral
    """The server it belongs to."""
    clock: CorrectedClock
    """Its clock, right once the server has spoken."""
    sync: SyncLoop
    """Keeps it in agreement with the server; `sync.state` is the status bar's."""
    printer: ChosenPrinter
    """Its printer and drawer."""
    pictures: PictureShelf
    """Product pictures by name."""
    wording: Wording
    """The language of tickets."""
    print_queue: DrainPrintQueue
    """What `printing` does."""
    printing: Worker
    """Prints what waits."""
    pickup_printer: ChosenPrinter
    """The printer of pickup tickets, where there is a second one."""
    pickup_printing: Worker
    """Prints what waits for it."""
    tidying: Worker
    """Checkpoints while nobody sells."""
    photographing: Worker
    """Sends photographs of what came damaged."""
    signing_up: Worker
    """Tells head office of those who signed up offline."""
    paying: Worker
    """Follows payments by code that are open."""

    def start(self) -> None:
        """Set everything going.

        First the print queue is looked through: what was on its way to the printer when the program ended is unknown
        from now on. Only then may anything be printed. Syncing begins last, so that a slow network delays nothing.
        """
        self.print_queue.recover()
        self.printing.start()
        self.pickup_printing.start()
        self.tidying.start()
        self.sync.start()
        self.photographing.start()
        self.signing_up.start()
        self.paying.start()
        for ledger in self.earlier:
            ledger.start()

    def committed(self) -> None:
        """Something was written: send it, print it."""
        self.sync.wake()
        self.paying.ring()
        self.printing.ring()
        self.photographing.ring()
        self.signing_up.ring()
        self.pickup_printing.ring()

    def stop(self) -> None:
        """End in good order.

        Syncing goes first, as it writes into all files; then the printer may finish its ticket. When nobody writes any
        more the files are tidied, closed, and the folder is let go.
        """
        self.sync.stop()
        self.paying.stop()
        for ledger in self.earlier:
            ledger.stop()
        self.printing.stop()
        self.pickup_printing.stop()
        self.tidying.stop()
        self.photographing.stop()
        self.signing_up.stop()
        self.printing.join(STOP_S)
        self.pickup_printing.join(STOP_S)
        self.tidying.join(STOP_S)
        self.photographing.join(STOP_S)
        self.signing_up.join(STOP_S)
        self.files.checkpoint_when_idle()
        self.files.close()


def build_till(
    data: Path,
    server_url: str | None = None,
    *,
    settings: Settings | None = None,
    clock: CorrectedClock | None = None,
    printer: PrinterWithDrawer | None = None,
    on_sync: Callable[[SyncState], None] = lambda _state: None,
    on_print: Callable[[PrintAnswer], None] = lambda _answer: None,
) -> TillParts:
    """Open the till of a data folder.

    What is not given comes from the folder's settings. `on_sync` and `on_print` are called from the loops' threads;
    they must not block.
    Raises NotEnrolled before it was enrolled, and what `open_till_files` raises.
    """
    secrets = till_secrets(data)
    identity = known_identity(secrets)
    if identity is None:
        raise NotEnrolled("no code was exchanged for an identity yet")
    told = identity.enrolled
    chosen = settings or load_settings(data)
    time = clock or CorrectedClock()
    set_others_ledger_aside(data, secrets=secrets, till_id=told.till_id)
    files = open_till_files(data, secrets=secrets, till_id=told.till_id)
    try:
        return _assemble(data, files, secrets, identity, chosen, server_url, time, printer, on_sync, on_print)
    except BaseException:
        files.close()
        raise


def logo_of(settings: Settings, data: Path) -> Path:
    """The picture for the top of tickets: the till's own, else head office's, which may not be there."""
    return Path(settings.logo) if settings.logo else data / LOGO


def _assemble(
    data: Path,
    files: TillFiles,
    secrets: Secrets,
    identity: Identity,
    settings: Settings,
    server_url: str | None,
    clock: CorrectedClock,
    printer: PrinterWithDrawer | None,
    on_sync: Callable[[SyncState], None],
    on_print: Callable[[PrintAnswer], None],
) -> TillParts:
    told = identity.enrolled
    store = files.mirror.store(told.store.store_id) or told.store
    till = Till(till_id=told.till_id, number=told.number, store=store)
    presence = Presence(clock=clock, catalogue=files.catalogue.completeness(), listener=on_sync)
    talk = talk_of(settings, server_url, presence)
    central = HttpCentral(
        talk,
        till_id=told.till_id,
        signer=Ed25519Signer(bytes.fromhex(identity.seed)),
        verifier=Ed25519Verifier(told.chain_key),
        on_time=clock.hear,
    )
    signer = Ed25519Signer(bytes.fromhex(identity.seed))
    sessions = Sessions(talk, till_id=told.till_id, signer=signer, on_time=clock.hear)
    paying = Once(lambda: later.payment_parts(files, talk, sessions, secrets, clock, following.ring))
    following = Worker(name="follow payments", step=partial(later.follow, paying))
    telling = Once(partial(later.sign_ups, files, central))
    photographs = Once(partial(later.photographs, files, central))
    sync = SyncLoop(
        outbox=files.outbox,
        central=central,
        catalogue=files.catalogue,
        mirror=files.mirror,
        clock=clock,
        presence=presence,
        keep_seal=partial(keep_seal, secrets),
    )
    device = ChosenPrinter(printer or printer_of(settings.printer, logo=logo_of(settings, data)))
    language = settings.language if settings.language in LANGUAGES else LANGUAGES[0]
    wording = Wording(language, templates=TillTemplates(data, told=files.mirror.templates))
    second = ChosenPrinter(printer_of(settings.pickup_printer, logo=logo_of(settings, data)))
    tickets = Tickets(
        texts=wording,
        people=files.mirror.staff,
        templates=wording.templates,
        invoice_link=InvoiceLinks(signer=signer, address=lambda: files.mirror.store_rules().trade.invoice_address),
        visit_link=VisitLinks(
            data=data,
            own_pages=settings.item_pages,
            told=files.mirror.label_templates,
            store_code=till.store.code,
        ),
    )
    write = WriteReceipt(
        queue=files.print_queue, document=files.ledger.document, receipt=partial(tickets.receipt, store=till.store)
    )
    drain = partial(DrainPrintQueue, queue=files.print_queue, clock=clock, write=write, listener=on_print)
    queue = drain(printer=device, kinds=lambda: EVERY_KIND - PICKUP_KINDS if second.is_there else EVERY_KIND)
    pickups = drain(printer=second, kinds=lambda: PICKUP_KINDS if second.is_there else frozenset())
    return TillParts(
        till=till,
        counter=_counter(
            Ground(
                till=till,
                files=files,
                central=central,
                verifier=Ed25519Verifier(told.chain_key),
                secrets=secrets,
                clock=clock,
                printer=device,
                wording=wording,
                send_events=sync.send_all,
            ),
            tickets,
            paying,
        ),
        files=files,
        earlier=open_earlier_ledgers(
            data, secrets=secrets, central=partial(_earlier, talk), clock=clock, presence=presence
        ),
        central=central,
        clock=clock,
        sync=sync,
        printer=device,
        pictures=PictureShelf(central=central, folder=data / PICTURES_FOLDER),
        wording=wording,
        print_queue=queue,
        printing=Worker(name="print tickets", step=queue.step),
        pickup_printer=second,
        pickup_printing=Worker(name="print pickup tickets", step=pickups.step),
        tidying=Worker(name="tidy", step=TidyWhenIdle(files=files).step),
        photographing=Worker(name="send photographs", step=partial(later.photograph, photographs)),
        signing_up=Worker(name="tell sign-ups", step=partial(later.tell, telling)),
        paying=following,
    )


def _earlier(talk: Talk, identity: Identity) -> HttpCentral:
    """Speaks as who this till was before, to hand in what is left."""
    signer = Ed25519Signer(bytes.fromhex(identity.seed))
    return HttpCentral(talk, till_id=identity.enrolled.till_id, signer=signer, verifier=None, handing_in=True)


def _counter(ground: Ground, tickets: Tickets, paying: Once[PaymentParts]) -> Counter:
    """Every use case of the counter. A job of its own (returning, members …) is put together in a file of its name."""
    till, central, clock, printer = ground.till, ground.central, ground.clock, ground.printer
    ledger, mirror, catalogue = ground.files.ledger, ground.files.mirror, ground.files.catalogue
    orders = ListOrders(mirror=mirror, ledger=ledger, till=till)
    hasher = Argon2PinHasher(pepper=kept_key(ground.secrets, PEPPER))
    check_pin = CheckPin(mirror=mirror, hasher=hasher, secrets=ground.secrets, clock=clock)
    complete_sale = CompleteSale(
        ledger=ledger,
        clock=clock,
        receipt=receipt_later,
        slip=tickets.collect,
        methods=lambda: methods_with(mirror.store_rules().trade.methods),
    )
    pricing = pricing_of(ground)
    return Counter(
        till=till,
        sign_in=SignInClerk(mirror=mirror, ledger=ledger, clock=clock, check_pin=check_pin, till=till),
        list_staff=ListStaff(mirror=mirror),
        approve=Approve(ledger=ledger, clock=clock, check_pin=check_pin, till=till),
        open_shift=open_shift_case(ground, tickets),
        make_close_shift=Once(partial(later.close_shift, ground, tickets, paying)),
        make_shifts=Once(partial(later.shifts, ground)),
        make_day=Once(partial(later.day, ground)),
        enter_written=EnterWritten(clock=clock),
        open_drawer=OpenDrawer(ledger=ledger, clock=clock, drawer=printer),
        start_cart=StartCart(clock=clock),
        scan_item=ScanItem(
            catalogue=catalogue,
            central=central,
            mirror=mirror,
            ledger=ledger,
            today=lambda: till.store.day(clock.now()),
        ),
        add_item=AddItem(),
        quick_items=QuickItems(catalogue=catalogue),
        find_items=FindItems(catalogue=catalogue, mirror=mirror, ledger=ledger, central=central),
        show_grid=ShowGrid(catalogue=catalogue, mirror=mirror, ledger=ledger, central=central),
        stock_here=StockHere(mirror=mirror, ledger=ledger),
        type_price=TypePrice(add_item=AddItem()),
        price_cart=pricing,
        reserve_limits=reserve_limits_by(ground, pricing),
        show_offers=ShowOffers(catalogue=catalogue, mirror=mirror, pricing=pricing, clock=clock, till=till),
        give_discount=GiveDiscount(price=pricing),
        keep_cart=KeepCart(ledger=ledger),
        restore_cart=RestoreCart(ledger=ledger),
        hold_cart=HoldCart(ledger=ledger),
        held_carts=HeldCarts(ledger=ledger),
        recall_cart=RecallCart(ledger=ledger),
        complete_sale=complete_sale,
        make_paying=Once(partial(later.paying, paying, complete_sale, pricing)),
        kick_drawer=KickDrawer(drawer=printer, methods=lambda: mirror.store_rules().trade.methods),
        print_again=PrintAgain(ledger=ledger, queue=ground.files.print_queue, clock=clock, texts=ground.wording),
        list_tickets=ListTickets(queue=ground.files.print_queue),
        list_orders=orders,
        find_order=FindOrder(orders=orders, central=central, verifier=ground.verifier, till=till),
        match_scan=MatchScan(
            catalogue=catalogue, for_sale=ForSale(mirror=mirror, today=lambda: till.store.day(clock.now()))
        ),
        pick_order=PickOrder(ledger=ledger, clock=clock),
        hand_over=HandOver(
            ledger=ledger,
            orders=orders,
            central=central,
            collect=CollectPayment(catalogue=catalogue, receipt=receipt_later),
            verifier=ground.verifier,
            clock=clock,
            ticket=tickets.pickup,
            send_events=ground.send_events,
        ),
        make_stock=Once(partial(later.stock, ground)),
        make_members=Once(partial(later.members, ground)),
        make_returning=Once(partial(later.returning, ground, orders, pricing)),
    )
