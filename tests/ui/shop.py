"""A counter on fakes, with a few real-looking goods, for the windows' tests."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from pos.bootstrap.once import Once
from pos.bootstrap.texts import load_texts
from pos.domain.catalogue import Item, ItemKind
from pos.domain.day import DayFigures, PersonFigures, ShiftOfDay, StoreDay, TillDay
from pos.domain.drawer import Banking
from pos.domain.figures import Figures
from pos.domain.ids import new_id
from pos.domain.member import Member
from pos.domain.order import Order, OrderLine, PaidState
from pos.domain.pickup import PickupCode, Redemption, signed_part
from pos.domain.quantity import ONE
from pos.domain.shift import Shift, ShiftClose, ShiftTotals
from pos.domain.staff import Role, Staff
from pos.domain.store import Store, Till
from pos.domain.tally import Tally
from pos.domain.tender import methods_with
from pos.domain.ticket.rows import Barcode, Cut, Ticket
from pos.ports.ledger import Parked
from pos.ports.mirror import PinRecord
from pos.ports.printing import JobKind, JobState, PrintJob
from pos.ui.scale import DeskScale
from pos.ui.settings.devices import DevicesControl
from pos.ui.settings.label_printing import LabelPrinting
from pos.ui.settings.printing import PrinterWay, Printing
from pos.usecases.counter import Counter
from pos.usecases.day.bank_cash import BankCash
from pos.usecases.day.cases import DayCases
from pos.usecases.day.close_day import CloseDay
from pos.usecases.day.show_day import ShowDay
from pos.usecases.paying.cases import PayingCases
from pos.usecases.paying.complete_parked import CompleteParked
from pos.usecases.pickup.collect_payment import CollectPayment
from pos.usecases.pickup.find_order import FindOrder
from pos.usecases.pickup.hand_over import HandOver
from pos.usecases.pickup.list_orders import ListOrders
from pos.usecases.pickup.match_scan import MatchScan
from pos.usecases.pickup.pick_order import PickOrder
from pos.usecases.printing.kick_drawer import KickDrawer
from pos.usecases.printing.list_tickets import ListTickets
from pos.usecases.printing.print_again import PrintAgain
from pos.usecases.printing.queue_ticket import print_job
from pos.usecases.selling.add_item import AddItem
from pos.usecases.selling.complete_sale import CompleteSale
from pos.usecases.selling.enter_written import EnterWritten
from pos.usecases.selling.find_items import FindItems, QuickItems
from pos.usecases.selling.for_sale import ForSale
from pos.usecases.selling.give_discount import GiveDiscount
from pos.usecases.selling.hold_cart import HeldCarts, HoldCart, RecallCart
from pos.usecases.selling.keep_cart import KeepCart, RestoreCart
from pos.usecases.selling.known_uses import KnownUses
from pos.usecases.selling.price_cart import PriceCart
from pos.usecases.selling.reserve_limits import ReserveLimits
from pos.usecases.selling.scan_item import ScanItem
from pos.usecases.selling.show_grid import ShowGrid
from pos.usecases.selling.show_offers import ShowOffers
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
from pos.usecases.stock.stock_here import StockHere
from pos.usecases.syncing.right_of_way import RightOfWay
from pos.wire.orders import ClaimAnswer
from tests.fakes.catalogue import Catalogue
from tests.fakes.central import Central
from tests.fakes.clock import Clock
from tests.fakes.drawer import Drawer
from tests.fakes.keys import PinHasher, Secrets, Signer, Verifier
from tests.fakes.ledger import Ledger
from tests.fakes.member_desk import MemberDesk
from tests.fakes.mirror import Mirror
from tests.fakes.outbox import Outbox
from tests.fakes.payments import Payments
from tests.fakes.photos import Photos
from tests.fakes.print_queue import PrintQueue
from tests.fakes.receipts import Receipts
from tests.fakes.shift_book import ShiftBook
from tests.fakes.store_desk import StoreDesk
from tests.member_cases import member_cases
from tests.returning_cases import returning_cases
from tests.ui.label_shop import LabelShop
from tests.usecases.stock.stock_room import stock_cases

RESOURCES = Path(__file__).parents[2] / "resources"
PICTURES = RESOURCES / "demo" / "pictures"

BADGE = "BGUTADEMAHZ2CCCC4"
CLERK_PIN = "222222"
MANAGER_PIN = "888888"
JEANS = "6901234500011"
CARDIGAN = "6901234500059"
SCARF = "6901234500134"


def item(code: str, name: str, colour: str, size: str, price: int, **rest: object) -> Item:
    """A variant; the style is the first five letters of its code."""
    fields: dict[str, object] = {
        "variant_id": f"v-{code}",
        "style_id": f"s-{code[:5]}",
        "style_code": code[:5],
        "name": name,
        "colour": colour,
        "size": size,
        "list_price": price,
        "retail_price": price,
        "barcode": "",
    }
    return Item(**{**fields, **rest})  # type: ignore[arg-type]


class Shop:
    """Everything behind the window."""

    def __init__(self) -> None:
        self.store = Store("0198f000-0000-7000-8000-000000000001", "HZ01", "滨江店")
        self.till = Till("0198f000-0000-7000-8000-000000000002", 1, self.store)
        self.clock = Clock()
        self.ledger = Ledger(till_id=self.till.till_id)
        self.mirror = Mirror()
        self.central = Central(till_id=self.till.till_id)
        self.secrets = Secrets()
        self.drawer = Drawer()
        self.payments = Payments()
        self.payments.is_sold = lambda sale_id: self.ledger.document(sale_id) is not None
        self.queue = PrintQueue()
        self.chain = Signer(b"chain")
        self.catalogue = Catalogue()
        self.jeans = [
            item(f"K2601-{colour}{size}", "直筒牛仔裤", colour, size, 29900, barcode=JEANS if n == 0 else "",
                 list_price=35900, picture="k2601-1.webp")
            for n, (colour, size) in enumerate((c, s) for c in ("深蓝", "黑色") for s in ("26", "27", "28", "29"))
        ]  # fmt: skip
        self.cardigan = item("Y2605-YMM", "羊毛针织开衫", "燕麦", "M", 49900, barcode=CARDIGAN)
        self.scarf = item("F2611-MF0", "真丝方巾", "暮粉", "均码", 12900, barcode=SCARF)
        self.bag = item("BAG01", "环保购物袋", "", "", 100, kind=ItemKind.BAG)
        self.alteration = item("FIX01", "改衣服务", "", "", 0, kind=ItemKind.OPEN_PRICE)
        for each in (self.jeans[0], self.cardigan, self.scarf):
            self.catalogue.coded(each.barcode, each)
        self.catalogue.coded("BAG01", self.bag).coded("FIX01", self.alteration)
        self.catalogue.items += self.jeans[1:]
        for n, each in enumerate((*self.jeans, self.cardigan, self.scarf)):
            self.mirror.has(each.variant_id, ((n * 3) % 8) * 1000)
        self.clerk = self._hire("staff-1", "林晓", Role.CLERK, CLERK_PIN)
        self.manager = self._hire("staff-2", "王店长", Role.MANAGER, MANAGER_PIN)
        self.assistant = self._hire("staff-3", "小陈", Role.ASSISTANT, "333333", badge=BADGE)
        self.member = Member("m-1", "陈女士", "138****2046", "金卡", 2380, 50000, 5000)
        self.central.members["13800002046"] = self.member
        self.member_desk = MemberDesk(self.central)
        self.parked: list[Parked] = []
        self.outbox, self.store_desk = Outbox(), StoreDesk()
        self.receipts, self.photos = Receipts(), Photos()
        self.printing = Printing(ways=tuple(PrinterWay))
        self.devices = DevicesControl()
        self.label_printing = LabelPrinting(ways=tuple(PrinterWay)[:-1])
        self.scale = DeskScale()
        self.way = RightOfWay()
        self.counter = self._wire()
        self.label_shop = LabelShop(self)

    def _hire(self, staff_id: str, name: str, role: Role, pin: str, badge: str = "") -> Staff:
        staff = Staff(staff_id, name, role)
        record = PinRecord(staff, b"salt", PinHasher().hashed(pin, salt=b"salt"))
        self.mirror.people[name.lower()] = record
        if badge:
            self.mirror.badges[hashlib.sha256(badge.encode()).hexdigest()] = record
        return staff

    def _job(self, *_: object) -> PrintJob:
        return PrintJob(new_id(), JobKind.RECEIPT, "", b"", self.clock.now())

    def _wire(self) -> Counter:
        catalogue, ledger, mirror, central, clock = (
            self.catalogue,
            self.ledger,
            self.mirror,
            self.central,
            self.clock,
        )
        check = CheckPin(mirror=mirror, hasher=PinHasher(), secrets=self.secrets, clock=clock)
        verifier = Verifier(self.chain.public_key)
        orders = ListOrders(mirror=mirror, ledger=ledger, till=self.till)
        book = ShiftBook(ledger)
        show = ShowDay(till=self.till, book=book, outbox=self.outbox, desk=self.store_desk, clock=clock)
        complete_sale = CompleteSale(
            ledger=ledger,
            clock=clock,
            receipt=self._job,
            slip=self._job,
            methods=lambda: methods_with(mirror.rules.trade.methods),
        )
        known = KnownUses(ledger=ledger, mirror=mirror, till=self.till)
        pricing = PriceCart(mirror=mirror, clock=clock, till=self.till, known=known)
        parked = CompleteParked(ledger=ledger, complete_sale=complete_sale, price=pricing)
        return Counter(
            till=self.till,
            sign_in=SignInClerk(mirror=mirror, ledger=ledger, clock=clock, check_pin=check, till=self.till),
            list_staff=ListStaff(mirror=mirror),
            approve=Approve(ledger=ledger, clock=clock, check_pin=check, till=self.till),
            open_shift=OpenShift(
                ledger=ledger, book=book, clock=clock, ticket=self._job, rules=lambda: mirror.rules.shift
            ),
            make_close_shift=Once(lambda: CloseShift(
                ledger=ledger, book=book, clock=clock, ticket=self._job, rules=lambda: mirror.rules.shift
            )),
            make_shifts=Once(lambda: ShiftCases(
                move_cash=MoveCash(ledger=ledger, clock=clock, drawer=self.drawer, slip=self._job),
                report=ReportShift(ledger=ledger, book=book, clock=clock, ticket=self._job),
            )),
            make_day=Once(lambda: DayCases(
                show=show,
                close=CloseDay(ledger=ledger, show=show, clock=clock, ticket=self._job),
                bank_cash=BankCash(ledger=ledger, clock=clock),
                targets=lambda: mirror.rules.targets,
                methods=lambda: methods_with(mirror.rules.trade.methods),
                texts=load_texts,
            )),
            enter_written=EnterWritten(clock=clock),
            open_drawer=OpenDrawer(ledger=ledger, clock=clock, drawer=self.drawer),
            start_cart=StartCart(clock=clock),
            scan_item=ScanItem(
                catalogue=catalogue, central=central, mirror=mirror, ledger=ledger,
                today=lambda: self.till.store.day(clock.now()),
            ),
            add_item=AddItem(),
            quick_items=QuickItems(catalogue=catalogue),
            find_items=FindItems(catalogue=catalogue, mirror=mirror, ledger=ledger, central=central),
            show_grid=ShowGrid(catalogue=catalogue, mirror=mirror, ledger=ledger, central=central),
            stock_here=StockHere(mirror=mirror, ledger=ledger),
            type_price=TypePrice(add_item=AddItem()),
            price_cart=pricing,
            reserve_limits=ReserveLimits(desk=self.member_desk, ledger=ledger, pricing=pricing),
            show_offers=ShowOffers(catalogue=catalogue, mirror=mirror, pricing=pricing, clock=clock, till=self.till),
            give_discount=GiveDiscount(price=pricing),
            keep_cart=KeepCart(ledger=ledger),
            restore_cart=RestoreCart(ledger=ledger),
            hold_cart=HoldCart(ledger=ledger),
            held_carts=HeldCarts(ledger=ledger),
            recall_cart=RecallCart(ledger=ledger),
            complete_sale=complete_sale,
            make_paying=Once(lambda: PayingCases(payments=self.payments, complete_parked=parked)),
            kick_drawer=KickDrawer(drawer=self.drawer),
            print_again=PrintAgain(ledger=ledger, queue=self.queue, clock=clock, texts=load_texts),
            list_tickets=ListTickets(queue=self.queue),
            list_orders=orders,
            find_order=FindOrder(orders=orders, central=central, verifier=verifier, till=self.till),
            match_scan=MatchScan(
                catalogue=catalogue,
                for_sale=ForSale(mirror=mirror, today=lambda: self.till.store.day(clock.now())),
            ),
            pick_order=PickOrder(ledger=ledger, clock=clock),
            hand_over=HandOver(
                ledger=ledger, orders=orders, central=central, verifier=verifier, clock=clock, ticket=self._job,
                collect=CollectPayment(catalogue=catalogue, receipt=self._job), send_events=lambda: None,
            ),
            make_stock=Once(lambda: stock_cases(
                ledger=ledger, mirror=mirror, clock=clock, desk=self.store_desk, catalogue=catalogue, central=central,
                photos=self.photos,
            )),
            make_returning=Once(lambda: returning_cases(
                ledger=ledger, receipts=self.receipts, catalogue=catalogue, clock=clock, till=self.till,
                rules=lambda: mirror.rules.trade, orders=orders,
            )),
            make_members=Once(lambda: member_cases(
                desk=self.member_desk, ledger=ledger, mirror=mirror, catalogue=catalogue, verifier=verifier,
                clock=clock, till=self.till,
            )),
        )  # fmt: skip

    def told_day(self) -> None:
        """Head office has a day of two other tills, one of them still open."""
        day, shifts, tills = self.till.store.day(self.clock.now()), [], []
        for number in (2, 3):
            shift = Shift(
                f"shift-{number}", f"SHZ01-{number:02d}-261122-000004", self.store.store_id, f"till-{number}",
                "staff-1", self.clock.now(), day, 30_000,
            )  # fmt: skip
            shifts.append(shift)
            hours = tuple((hour * number * 37_000) % 410_000 if 1 <= hour - 8 < 12 else 0 for hour in range(24))
            total = sum(hours)
            sums = Figures(
                documents=(Tally("sale", 31, total),),
                tenders=(
                    Tally("cash", 9, total // 5), Tally("payment_code", 18, total // 2),
                    Tally("card", 3, total // 5), Tally("wall_qr", 1, total // 10, 0, "墙上收款码"),
                ),
                takings=(Tally("recharge", 2, 100_000),),
                cash=total // 5,
                pieces=52_000,
            )  # fmt: skip
            people = (
                PersonFigures("staff-1", 20, 30_000, total // 2),
                PersonFigures("staff-3", 11, 22_000, total // 2),
            )
            figures = DayFigures(sums, 31, total * 5 // 4, total, 14, total // 2, people, hours)
            totals = ShiftTotals(31, total, total // 5, 30_000 + total // 5, 0)
            close = ShiftClose(shift.shift_id, "staff-1", self.clock.now(), totals.expected_cash - 50,
                               totals.expected_cash, totals, "找零")  # fmt: skip
            tills.append(TillDay(f"till-{number}", number, figures,
                                 (ShiftOfDay(shift, close if number == 2 else None),), self.clock.now()))  # fmt: skip
        self.store_desk.days[day] = StoreDay(
            day, tuple(tills), (Banking("b-1", day, 150_000, "0042", "staff-2", self.clock.now()),)
        )

    def printed(self, *tickets: tuple[JobKind, str, JobState]) -> None:
        """Tickets in the print queue: what they show, its number, and where they stand."""
        for kind, number, state in tickets:
            job = print_job(kind, new_id(), Ticket((Barcode(number), Cut())), moment=self.clock.now())
            self.queue.add(replace(job, state=state))

    def picture(self, name: str) -> bytes | None:
        """A demo picture."""
        path = PICTURES / name
        return path.read_bytes() if path.is_file() else None

    def order(
        self,
        number: int,
        customer: str,
        last4: str,
        *,
        paid: PaidState = PaidState.PAID,
        due: int = 0,
        ready: bool = False,
    ) -> Order:
        """An online order of jeans and a cardigan, told by the server."""
        now, picked = self.clock.now(), ONE if ready else 0
        order = Order(
            order_id=f"0198f000-0000-7000-8000-0000000001{number:02d}",
            number=f"O-7K2M{number}P",
            store_id=self.store.store_id,
            channel="shop",
            placed=now - timedelta(hours=1),
            expires=now + timedelta(hours=48),
            customer=customer,
            phone_masked=f"138****{last4}",
            phone_last4=last4,
            paid=paid,
            total=79_800,
            due=due,
            lines=(
                OrderLine(1, self.jeans[0].variant_id, "直筒牛仔裤", "深蓝", "26", ONE, 29_900, picked=picked,
                          barcode=JEANS, picture="k2601-1.webp"),
                OrderLine(2, self.cardigan.variant_id, "羊毛针织开衫", "燕麦", "M", ONE, 49_900, picked=picked,
                          barcode=CARDIGAN),
            ),
            offline_till_id=self.till.till_id,
            ready=ready,
            shelf="A-03" if ready else "",
        )  # fmt: skip
        self.mirror.told[order.order_id] = order
        self.central.claims[order.order_id] = ClaimAnswer(Redemption.DONE)
        return order

    def code_of(self, order: Order) -> str:
        """The pickup code that the chain gave out for an order."""
        signature = self.chain.sign(signed_part(order.order_id, order.store_id))
        return str(PickupCode(order.order_id, order.store_id, signature))
