"""The day of the counter, played on a real server and a real data folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pytest_bdd import given, scenarios, then, when
from sqlalchemy import func, select

from pos.bootstrap.server import open_central
from pos.domain.cart import Cart, DiscountBy, ManualDiscount
from pos.domain.document import AssistantShare
from pos.domain.errors import Unreachable
from pos.domain.order import Order, OrderState
from pos.domain.own_code import ALPHABET
from pos.domain.pickup import Redemption, WhyManager
from pos.domain.shift import ShiftClose
from pos.domain.staff import Role, SignIn, Staff
from pos.server.central import Central
from pos.server.staff.service import StaffEntry
from pos.server.stock.tables import movements, stock_levels
from pos.usecases.pickup.find_order import OrderFound
from pos.usecases.pickup.hand_over import HandedOver
from pos.usecases.selling.complete_sale import Completed
from pos.usecases.selling.give_discount import DiscountOutcome, GiveDiscount, discounting
from pos.usecases.stock.shown_stock import shown_stock
from pos.usecases.syncing.enrol_till import EnrolOutcome
from pos.wire.orders import OrderPlaced, PlacedLine, PlaceOrder
from tests.installation import with_tables
from tests.integration.counter import enrol
from tests.server.conftest import BARCODES, Chain, fill, serving
from tests.stories.till import StoryTill

scenarios("day.feature", features_base_dir=str(Path(__file__).parent))

BADGE = "B" + ALPHABET[:16]
COAT = BARCODES[9]
"""The tenth variant; the orders are for the first ones."""


@dataclass
class Day:
    """What there is, and what just happened."""

    folder: Path
    central: Central
    chain: Chain
    network: ExitStack = field(default_factory=ExitStack)
    address: str = ""
    placed: list[OrderPlaced] = field(default_factory=list)
    badge: Staff | None = None
    people: dict[str, Staff] = field(default_factory=dict)
    found: OrderFound | None = None
    handed: HandedOver | None = None
    sold: Completed | None = None
    cart: Cart | None = None
    close: ShiftClose | None = None
    open_till: StoryTill | None = None

    @property
    def till(self) -> StoryTill:
        assert self.open_till is not None
        return self.open_till

    def order(self, number: int) -> Order:
        """An order of the story as the till shows it."""
        found = self.till.counter.list_orders.one(self.placed[number - 1].order.order_id)
        assert found is not None
        return found

    def connect(self) -> None:
        self.address = self.network.enter_context(serving(self.central, port=urlsplit(self.address).port or 0))

    def start_till(self) -> None:
        self.open_till = StoryTill(self.folder / "till", self.address)

    def ring_up(self, pieces: int = 1) -> Cart:
        return self.till.counter.scan_item(self.till.counter.start_cart(), COAT, quantity=pieces * 1000).cart

    def head_office_stock(self) -> dict[str, tuple[int, int]]:
        """Variant → (the level, the sum of the movements) in the store."""
        store = self.chain.near.store_id
        with self.central.database.reading() as connection:
            levels = connection.execute(select(stock_levels).where(stock_levels.c.store_id == store)).all()
            sums = connection.execute(
                select(movements.c.variant_id, func.sum(movements.c.quantity))
                .where(movements.c.store_id == store)
                .group_by(movements.c.variant_id)
            ).all()
        moved = {row[0]: int(row[1]) for row in sums}
        return {row.variant_id: (int(row.quantity), moved[row.variant_id]) for row in levels}


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    central = open_central(with_tables(tmp_path / "central"))
    here = Day(tmp_path, central, fill(central))
    yield here
    if here.open_till is not None:
        here.open_till.close()
    here.network.close()
    central.close()


@given("a store with 100 pieces of everything, a manager, a clerk and an assistant")
def a_store(day: Day) -> None:
    day.central.staff.put(
        [
            StaffEntry("1", "王店长", (("BJ01", Role.MANAGER),), pin="222222", badge=BADGE),
            StaffEntry("2", "小李", (("BJ01", Role.CLERK),), pin="111111"),
            StaffEntry("3", "小陈", (("BJ01", Role.ASSISTANT),), pin="333333"),
        ]
    )
    day.connect()
    code = day.central.enrolment.new_code("BJ01").code
    (day.folder / "till").mkdir()
    assert enrol(day.folder / "till", day.address, code) is EnrolOutcome.ENROLLED
    day.start_till()
    assert day.till.becomes(lambda: day.till.files.catalogue.completeness().complete)
    assert day.till.becomes(lambda: len(day.till.counter.list_staff()) == 3)


@given("three online orders for collection, the first of two pieces")
def three_orders(day: Day) -> None:
    for number, variants in enumerate(((0, 1), (2,), (3,)), start=1):
        request = PlaceOrder(
            store_code="BJ01",
            customer=f"顾客{number}",
            phone=f"1381234000{number}",
            lines=tuple(PlacedLine(1000, 59_900, variant_id=day.chain.variants[each]) for each in variants),
        )
        placed = day.central.orders.place("shop", f"key-{number}", request)
        assert isinstance(placed, OrderPlaced)
        day.placed.append(placed)


@when("the manager scans her badge")
def scan_badge(day: Day) -> None:
    day.badge = day.till.counter.sign_in.by_badge(BADGE)


@then("she is asked for her PIN")
def asked_for_pin(day: Day) -> None:
    assert day.badge is not None
    assert day.till.counter.sign_in(day.badge.name, BADGE).outcome is SignIn.WRONG


@when("she types her PIN and opens the shift with 300.00")
def open_shift(day: Day) -> None:
    signed_in = day.till.counter.sign_in("王店长", "222222")
    assert signed_in.staff is not None
    day.people["manager"] = signed_in.staff
    day.till.counter.open_shift(day.till.parts.till, signed_in.staff, 30_000)


@then("three new orders are on the list")
def orders_listed(day: Day) -> None:
    assert day.till.becomes(lambda: len(day.till.counter.list_orders()) == 3)
    assert {order.state for order in day.till.counter.list_orders()} == {OrderState.TO_PICK}


@when("order 1 is picked and its second piece cannot be found")
def pick_first(day: Day) -> None:
    duty, order = day.till.duty(day.people["manager"]), day.order(1)
    order = day.till.counter.pick_order(duty, order, 1, 1000)
    order = day.till.counter.pick_order.mark_short(duty, order, 2, 1000)
    assert order.state is OrderState.SHORT


@when("orders 1, 2 and 3 are ready")
def all_ready(day: Day) -> None:
    duty = day.till.duty(day.people["manager"])
    for number in (2, 3):
        day.till.counter.pick_order(duty, day.order(number), 1, 1000)
    for number in (1, 2, 3):
        assert day.till.counter.pick_order.mark_ready(duty, day.order(number), f"A-0{number}").state is OrderState.READY


@then("head office knows that order 1 is short and orders 2 and 3 are ready")
def head_office_knows(day: Day) -> None:
    assert day.till.all_sent()
    told = [day.central.orders.find(placed.order.order_id) for placed in day.placed]
    lines = [[(line.picked, line.short) for line in answer.order.lines] for answer in told if answer]

    assert lines == [[(1000, 0), (0, 1000)], [(1000, 0)], [(1000, 0)]]
    assert [answer.order.ready for answer in told if answer] == [True] * 3


@when("the customer of order 2 shows her code")
def show_second(day: Day) -> None:
    day.found = day.till.counter.find_order(day.placed[1].pickup_code)
    assert day.found.code_verified
    duty = day.till.duty(day.people["manager"])
    day.handed = day.till.counter.hand_over(duty, day.found.orders[0], code=day.found.code)


@then("her order is handed over by the server's word")
def by_the_server(day: Day) -> None:
    assert day.handed is not None
    assert (day.handed.decision.outcome, day.handed.decision.decided_offline) == (Redemption.DONE, False)
    assert day.till.all_sent()
    assert day.order(2).state is OrderState.COLLECTED


@then("the same code again says who handed it over and where")
def refused_twice(day: Day) -> None:
    again = day.till.counter.hand_over(
        day.till.duty(day.people["manager"]), day.order(2), code=day.placed[1].pickup_code
    )

    assert again.decision.outcome is Redemption.ALREADY
    assert again.order is not None
    assert again.order.handed_over_by == "王店长"
    assert again.order.handed_over_where != ""


@then("the last four digits find her order and prove nothing")
def four_digits(day: Day) -> None:
    found = day.till.counter.find_order("0002")

    assert [order.order_id for order in found.orders] == [day.placed[1].order.order_id]
    assert not found.code_verified


@when("the clerk signs in and sells 2 coats, credited to the assistant")
def sell_two(day: Day) -> None:
    clerk = day.till.counter.sign_in("小李", "111111").staff
    assert clerk is not None
    day.people["clerk"] = clerk
    assistant = next(person for person in day.till.counter.list_staff() if person.role is Role.ASSISTANT)
    cart = replace(day.ring_up(2), assistants=(AssistantShare(assistant.staff_id),))
    day.sold = day.till.pay(cart, day.till.duty(clerk), given=120_000)


@then("the drawer opens and 2.00 of 1,200.00 are given back")
def change_given(day: Day) -> None:
    assert day.sold is not None
    assert (day.sold.change, day.sold.open_drawer) == (200, True)


@when("a customer haggles for 10 % off")
def haggle(day: Day) -> None:
    day.cart = day.ring_up()


def ten_off(day: Day, pin: str = "") -> DiscountOutcome:
    assert day.cart is not None
    discount = ManualDiscount(DiscountBy.PERCENT, 9000, "老顾客")
    deed = discounting(day.cart, None, discount)
    approved = day.till.counter.approve("王店长", pin, deed, "老顾客") if pin else None
    given = GiveDiscount()(
        day.cart,
        line_id=None,
        discount=discount,
        staff=day.people["clerk"],
        approval=approved.approval if approved else None,
    )
    day.cart = given.cart
    return given.outcome


@then("the clerk needs the manager's yes")
def needs_yes(day: Day) -> None:
    assert ten_off(day) is DiscountOutcome.NEEDS_APPROVAL
    assert ten_off(day, "000000") is DiscountOutcome.NEEDS_APPROVAL


@then("with it a coat is sold for 539.10")
def sold_for_less(day: Day) -> None:
    assert ten_off(day, "222222") is DiscountOutcome.OK
    assert day.cart is not None
    document = day.till.pay(day.cart, day.till.duty(day.people["clerk"])).document
    assert document is not None
    assert document.total == 53_910
    assert [approval.manager_id for approval in document.approvals] == [day.people["manager"].staff_id]
    assert day.till.all_sent()


@when("the network goes down")
def network_down(day: Day) -> None:
    day.network.close()
    day.till.parts.committed()
    assert day.till.becomes(lambda: not day.till.parts.sync.state.online)


@when("3 coats are sold for cash")
def sell_offline(day: Day) -> None:
    for _ in range(3):
        assert day.till.pay(day.ring_up(), day.till.duty(day.people["clerk"])).document is not None


@then("94 coats are shown in stock")
def stock_shown(day: Day) -> None:
    coat = day.chain.variants[9]

    assert shown_stock(day.till.files.mirror, day.till.files.ledger, [coat]) == {coat: 94_000}


@then("3 sales wait to be sent")
def sales_wait(day: Day) -> None:
    with pytest.raises(Unreachable):
        day.till.parts.sync.send_all()
    assert day.till.files.outbox.unsent() == 3


@when("the customer of order 3 shows his code")
def show_third(day: Day) -> None:
    found = day.till.counter.find_order(day.placed[2].pickup_code)
    duty = day.till.duty(day.people["clerk"])
    without = day.till.counter.hand_over(duty, found.orders[0])
    assert (without.decision.outcome, without.decision.why) == (Redemption.NEEDS_MANAGER, WhyManager.NO_CODE)
    day.handed = day.till.counter.hand_over(duty, found.orders[0], code=found.code)


@then("without a code the manager is needed, with it his order is handed over by its signature")
def by_signature(day: Day) -> None:
    assert day.handed is not None
    assert (day.handed.decision.outcome, day.handed.decision.decided_offline) == (Redemption.DONE, True)
    assert day.order(3).state is OrderState.COLLECTED


@when("the network is back")
def network_back(day: Day) -> None:
    day.connect()
    day.till.parts.sync.wake()
    assert day.till.becomes(lambda: day.till.parts.sync.state.online)


@then("everything goes up once and head office's stock is right to the piece")
def stock_right(day: Day) -> None:
    assert day.till.all_sent()
    stock = day.head_office_stock()
    levels = [stock[variant][0] for variant in day.chain.variants]

    assert all(level == moved for level, moved in stock.values())
    assert levels == [100_000, 100_000, 99_000, 99_000, *[100_000] * 5, 94_000]
    assert day.till.files.outbox.parked() == ()


@when("the power fails with a coat in the cart")
def power_fails(day: Day) -> None:
    day.cart = day.ring_up()
    day.till.counter.keep_cart(day.cart)
    day.till.close()
    day.start_till()


@then("the till comes back with the coat in the cart")
def cart_back(day: Day) -> None:
    assert day.till.counter.restore_cart() == day.cart
    day.till.counter.keep_cart(None)


@when("the shift closes with 0.50 too much in the drawer")
def close_shift(day: Day) -> None:
    duty = day.till.duty(day.people["clerk"])
    expected = day.till.counter.close_shift.totals(duty.shift).expected_cash
    day.close = day.till.counter.close_shift(duty, expected + 50, "零钱多找").close


@then("the difference is on record with its reason")
def difference(day: Day) -> None:
    assert day.close is not None
    # 300.00 float, six coats at 599.00 of which one 10 % off.
    assert (day.close.expected, day.close.counted) == (383_410, 383_460)
    assert (day.close.totals.sales, day.close.totals.handovers) == (5, 2)
    assert day.close.reason == "零钱多找"
    assert day.till.counter.open_shift.current() is None


@then("everything is at head office")
def all_sent(day: Day) -> None:
    assert day.till.all_sent()
    head, _ = day.till.files.outbox.head()

    assert day.till.parts.central.begin_session().last_tseq == head
