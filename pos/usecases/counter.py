"""Everything the counter can do, in one value: what the screens are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.pricing import PricedCart, price

if TYPE_CHECKING:
    from pos.domain.cart import Cart
    from pos.domain.store import Till
    from pos.usecases.day.cases import DayCases
    from pos.usecases.members.cases import MemberCases
    from pos.usecases.paying.cases import PayingCases
    from pos.usecases.pickup.find_order import FindOrder
    from pos.usecases.pickup.hand_over import HandOver
    from pos.usecases.pickup.list_orders import ListOrders
    from pos.usecases.pickup.match_scan import MatchScan
    from pos.usecases.pickup.pick_order import PickOrder
    from pos.usecases.printing.kick_drawer import KickDrawer
    from pos.usecases.printing.list_tickets import ListTickets
    from pos.usecases.printing.print_again import PrintAgain
    from pos.usecases.returning.cases import ReturningCases
    from pos.usecases.selling.add_item import AddItem
    from pos.usecases.selling.complete_sale import CompleteSale
    from pos.usecases.selling.enter_written import EnterWritten
    from pos.usecases.selling.find_items import FindItems, QuickItems
    from pos.usecases.selling.give_discount import GiveDiscount
    from pos.usecases.selling.hold_cart import HeldCarts, HoldCart, RecallCart
    from pos.usecases.selling.keep_cart import KeepCart, RestoreCart
    from pos.usecases.selling.reserve_limits import ReserveLimits
    from pos.usecases.selling.scan_item import ScanItem
    from pos.usecases.selling.show_grid import ShowGrid
    from pos.usecases.selling.show_offers import ShowOffers
    from pos.usecases.selling.start_cart import StartCart
    from pos.usecases.selling.type_price import TypePrice
    from pos.usecases.shift.approve import Approve
    from pos.usecases.shift.cases import ShiftCases
    from pos.usecases.shift.close_shift import CloseShift
    from pos.usecases.shift.open_drawer import OpenDrawer
    from pos.usecases.shift.open_shift import OpenShift
    from pos.usecases.shift.sign_in import ListStaff, SignInClerk
    from pos.usecases.stock.cases import StockCases
    from pos.usecases.stock.stock_here import StockHere


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """The use cases of an enrolled till, named after what a person does. Any of them may wait for disk or network."""

    till: Till
    """Where it stands."""

    sign_in: SignInClerk
    """Name and PIN, or a badge and PIN."""
    list_staff: ListStaff
    """Who works here."""
    approve: Approve
    """A manager's yes."""
    open_shift: OpenShift
    """With the counted float."""
    open_drawer: OpenDrawer
    """Without a sale, with a reason."""

    start_cart: StartCart
    """The next customer."""
    scan_item: ScanItem
    """A scanned or typed code."""
    add_item: AddItem
    """A chosen item."""
    quick_items: QuickItems
    """Bags, services, typed prices."""
    find_items: FindItems
    """By name, pinyin or 货号."""
    show_grid: ShowGrid
    """Sizes × colours."""
    stock_here: StockHere
    """Of one item."""
    type_price: TypePrice
    """Of an item without one, or another one."""
    price_cart: Callable[[Cart], PricedCart] = price
    """Under the chain's promotions; without them what is on the tags."""
    reserve_limits: ReserveLimits
    """Of limited promotions, before money moves."""
    show_offers: ShowOffers
    """Gifts, pieces for a little more, coupons."""
    give_discount: GiveDiscount
    """By hand."""
    enter_written: EnterWritten
    """A sale from paper."""
    keep_cart: KeepCart
    """After each step."""
    restore_cart: RestoreCart
    """At the start."""
    hold_cart: HoldCart
    """挂单."""
    held_carts: HeldCarts
    """What is parked."""
    recall_cart: RecallCart
    """取单."""
    complete_sale: CompleteSale
    """After the payment."""
    kick_drawer: KickDrawer
    """After a sale that took cash."""
    print_again: PrintAgain
    """A ticket that is not on paper, or wanted once more."""
    list_tickets: ListTickets
    """What was printed last, and what is not certain."""

    list_orders: ListOrders
    """This store's online orders."""
    find_order: FindOrder
    """By code, number or phone."""
    match_scan: MatchScan
    """Which line a scanned piece is."""
    pick_order: PickOrder
    """Pick, short, ready."""
    hand_over: HandOver
    """Whole or in part."""

    # What the first sale can do without is put together when it is first asked for; each call gives the same one.

    make_close_shift: Callable[[], CloseShift]
    """Gives `close_shift`."""
    make_shifts: Callable[[], ShiftCases]
    """Gives `shifts`."""
    make_day: Callable[[], DayCases]
    """Gives `day`."""
    make_paying: Callable[[], PayingCases]
    """Gives `paying`."""
    make_returning: Callable[[], ReturningCases]
    """Gives `returning`."""
    make_stock: Callable[[], StockCases]
    """Gives `stock`."""
    make_members: Callable[[], MemberCases]
    """Gives `members`."""

    @property
    def close_shift(self) -> CloseShift:
        """With the counted cash."""
        return self.make_close_shift()

    @property
    def shifts(self) -> ShiftCases:
        """Within a shift: cash in and out, X report."""
        return self.make_shifts()

    @property
    def day(self) -> DayCases:
        """The store's day: report, banking, close."""
        return self.make_day()

    @property
    def paying(self) -> PayingCases:
        """By the code on the customer's phone."""
        return self.make_paying()

    @property
    def returning(self) -> ReturningCases:
        """What comes back, and money that is not a sale."""
        return self.make_returning()

    @property
    def stock(self) -> StockCases:
        """Stocktake, receiving, transfers, adjustments."""
        return self.make_stock()

    @property
    def members(self) -> MemberCases:
        """Found, signed up, spending what is theirs."""
        return self.make_members()

    def make_all(self) -> None:
        """Put together now, off the GUI thread, what was left for later, so that nobody waits for it then."""
        for make in (
            self.make_close_shift,
            self.make_shifts,
            self.make_day,
            self.make_paying,
            self.make_returning,
            self.make_stock,
            self.make_members,
        ):
            make()
