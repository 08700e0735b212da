"""A counter on fakes: every use case, wired as the till wires them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from pos.bootstrap.shift_tickets import ShiftTickets
from pos.bootstrap.texts import load_texts
from pos.bootstrap.tickets import Tickets
from pos.domain.duty import Duty
from pos.domain.order import Order
from pos.domain.own_code import ALPHABET
from pos.domain.pickup import PickupCode, signed_part
from pos.domain.staff import Staff
from pos.domain.store import Till
from pos.domain.tender import METHODS
from pos.domain.texts import Texts
from pos.ports.mirror import PinRecord
from pos.usecases.day.bank_cash import BankCash
from pos.usecases.day.cases import DayCases
from pos.usecases.day.close_day import CloseDay
from pos.usecases.day.show_day import ShowDay
from pos.usecases.pickup.collect_payment import CollectPayment
from pos.usecases.pickup.find_order import FindOrder
from pos.usecases.pickup.hand_over import HandOver
from pos.usecases.pickup.list_orders import ListOrders
from pos.usecases.pickup.match_scan import MatchScan
from pos.usecases.pickup.pick_order import PickOrder
from pos.usecases.printing.write_receipt import receipt_later
from pos.usecases.selling.add_item import AddItem
from pos.usecases.selling.complete_sale import CompleteSale
from pos.usecases.selling.enter_written import EnterWritten
from pos.usecases.selling.find_items import FindItems, QuickItems
from pos.usecases.selling.for_sale import ForSale
from pos.usecases.selling.hold_cart import HeldCarts, HoldCart, RecallCart
from pos.usecases.selling.keep_cart import KeepCart, RestoreCart
from pos.usecases.selling.scan_item import ScanItem
from pos.usecases.selling.show_grid import ShowGrid
from pos.usecases.selling.start_cart import StartCart
from pos.usecases.selling.type_price import TypePrice
from pos.usecases.shift.approve import Approve
from pos.usecases.shift.cases import ShiftCases
from pos.usecases.shift.check_pin import CheckPin
from pos.usecases.shift.close_shift import CloseShift
from pos.usecases.shift.move_cash import MoveCash
from pos.usecases.shift.open_drawer import OpenDrawer
from pos.usecases.shift.open_shift import OpenShift
from pos.usecases.shift.report_shift import ReportShift
from pos.usecases.shift.sign_in import ListStaff, SignInClerk
from tests.examples import ASSISTANT, CLERK, MANAGER, NOON, SHIFT, TILL
from tests.fakes.catalogue import Catalogue
from tests.fakes.central import Central
from tests.fakes.clock import Clock
from tests.fakes.drawer import Drawer
from tests.fakes.keys import PinHasher, Secrets, Signer, Verifier
from tests.fakes.ledger import Ledger
from tests.fakes.member_desk import MemberDesk
from tests.fakes.mirror import Mirror
from tests.fakes.outbox import Outbox
from tests.fakes.receipts import Receipts
from tests.fakes.shift_book import ShiftBook
from tests.fakes.store_desk import StoreDesk
from tests.member_cases import member_cases
from tests.returning_cases import returning_cases

PINS = {CLERK: "111111", MANAGER: "222222", ASSISTANT: "333333"}
BADGE = f"B{ALPHABET[:16]}"
"""The manager's."""


class Shop:
    """The fakes, and the use cases on top of them."""

    def __init__(self, *, till: Till = TILL, catalogue: Catalogue | None = None) -> None:
        self.till = till
        self.catalogue = catalogue or Catalogue()
        self.central = Central(till_id=till.till_id)
        self.clock = Clock(NOON)
        self.drawer = Drawer()
        self.ledger = Ledger(till.till_id)
        self.mirror = Mirror()
        self.secrets = Secrets()
        self.hasher = PinHasher()
        self.chain = Signer(b"chain")
        self.verifier = Verifier(self.chain.public_key)
        self.sent = 0
        self.while_sending: Callable[[], None] = lambda: None
        for staff, pin in PINS.items():
            record = PinRecord(staff, salt=b"salt", checked=self.hasher.hashed(pin, salt=b"salt"))
            self.mirror.people[staff.name] = record
        self.mirror.badges[hashlib.sha256(BADGE.encode()).hexdigest()] = self.mirror.people[MANAGER.name]
        tickets = Tickets(texts=lambda: Texts("zh_CN", {}), people=self.mirror.staff)
        ledger, clock, mirror, central = self.ledger, self.clock, self.mirror, self.central

        check = CheckPin(mirror=mirror, hasher=self.hasher, secrets=self.secrets, clock=clock)
        self.sign_in = SignInClerk(mirror=mirror, ledger=ledger, clock=clock, check_pin=check, till=till)
        self.list_staff = ListStaff(mirror=mirror)
        self.approve = Approve(ledger=ledger, clock=clock, check_pin=check, till=till)
        self.book = ShiftBook(ledger)
        self.outbox = Outbox()
        self.store_desk = StoreDesk()
        rules = mirror.store_rules
        shift_tickets = ShiftTickets(texts=load_texts, people=mirror.staff, now=clock.now)
        self.open_payments = 0
        self.open_shift = OpenShift(
            ledger=ledger, book=self.book, clock=clock, ticket=tickets.opening, rules=lambda: rules().shift
        )
        self.close_shift = CloseShift(
            ledger=ledger, book=self.book, clock=clock, ticket=tickets.closing, rules=lambda: rules().shift,
            open_payments=lambda: self.open_payments,
        )  # fmt: skip
        self.report_shift = ReportShift(ledger=ledger, book=self.book, clock=clock, ticket=shift_tickets.interim)
        self.move_cash = MoveCash(ledger=ledger, clock=clock, drawer=self.drawer, slip=shift_tickets.cash_slip)
        self.show_day = ShowDay(till=till, book=self.book, outbox=self.outbox, desk=self.store_desk, clock=clock)
        self.close_day = CloseDay(ledger=ledger, show=self.show_day, clock=clock, ticket=shift_tickets.day)
        self.bank_cash = BankCash(ledger=ledger, clock=clock)
        self.enter_written = EnterWritten(clock=clock)
        self.type_price = TypePrice(add_item=AddItem())
        self.shifts = ShiftCases(move_cash=self.move_cash, report=self.report_shift)
        self.day = DayCases(
            show=self.show_day, close=self.close_day, bank_cash=self.bank_cash,
            targets=lambda: rules().targets, methods=lambda: METHODS, texts=load_texts,
        )  # fmt: skip
        self.open_drawer = OpenDrawer(ledger=ledger, clock=clock, drawer=self.drawer)
        self.start_cart = StartCart(clock=clock)
        self.scan_item = ScanItem(
            catalogue=self.catalogue, central=central, mirror=mirror, ledger=ledger,
            today=lambda: till.store.day(clock.now()),
        )  # fmt: skip
        self.quick_items = QuickItems(catalogue=self.catalogue)
        self.find_items = FindItems(catalogue=self.catalogue, mirror=mirror, ledger=ledger, central=central)
        self.show_grid = ShowGrid(catalogue=self.catalogue, mirror=mirror, ledger=ledger, central=central)
        self.keep_cart = KeepCart(ledger=ledger)
        self.restore_cart = RestoreCart(ledger=ledger)
        self.hold_cart = HoldCart(ledger=ledger)
        self.held_carts = HeldCarts(ledger=ledger)
        self.recall_cart = RecallCart(ledger=ledger)
        self.complete_sale = CompleteSale(ledger=ledger, clock=clock, receipt=receipt_later, slip=tickets.collect)
        self.list_orders = ListOrders(mirror=mirror, ledger=ledger, till=till)
        self.find_order = FindOrder(orders=self.list_orders, central=central, verifier=self.verifier, till=till)
        self.match_scan = MatchScan(
            catalogue=self.catalogue, for_sale=ForSale(mirror=mirror, today=lambda: till.store.day(clock.now()))
        )
        self.pick_order = PickOrder(ledger=ledger, clock=clock)
        self.hand_over = HandOver(
            ledger=ledger,
            orders=self.list_orders,
            central=central,
            collect=CollectPayment(catalogue=self.catalogue, receipt=receipt_later),
            verifier=self.verifier,
            clock=clock,
            ticket=tickets.pickup,
            send_events=self._send,
        )
        self.desk = MemberDesk(central)
        self.members = member_cases(
            desk=self.desk,
            ledger=ledger,
            mirror=mirror,
            catalogue=self.catalogue,
            verifier=self.verifier,
            clock=clock,
            till=till,
        )
        self.find_member = self.members.find
        self.receipts = Receipts()
        self.returning = returning_cases(
            ledger=ledger,
            receipts=self.receipts,
            catalogue=self.catalogue,
            clock=clock,
            till=till,
            rules=lambda: mirror.rules.trade,
            orders=self.list_orders,
        )

    def duty(self, staff: Staff = CLERK) -> Duty:
        """Somebody on duty in a shift that is open on paper only."""
        return Duty(till=self.till, staff=staff, shift=SHIFT)

    def on_duty(self, staff: Staff = CLERK, *, float_amount: int = 30_000) -> Duty:
        """Somebody on duty in a shift that was opened."""
        shift = self.open_shift.current() or self.open_shift(self.till, staff, float_amount).shift
        assert shift is not None
        return Duty(till=self.till, staff=staff, shift=shift)

    def tell(self, order: Order) -> Order:
        """The server tells this store of an order."""
        self.mirror.told[order.order_id] = order
        return order

    def code(self, order: Order, *, store_id: str = "") -> str:
        """The pickup code of an order, signed by the chain."""
        at = store_id or order.store_id
        return str(PickupCode(order.order_id, at, self.chain.sign(signed_part(order.order_id, at))))

    def kinds(self) -> list[str]:
        """The kinds of the journal's events."""
        return [str(event.kind) for event in self.ledger.state.events]

    def _send(self) -> None:
        self.sent += 1
        self.while_sending()
