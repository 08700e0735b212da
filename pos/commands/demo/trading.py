"""Chapters of the demo's day: the shift is opened, goods are sold, an order comes in from a phone."""

from __future__ import annotations

import requests
from PySide6.QtCore import Qt

from pos.commands.demo.story import Story
from pos.domain.money import yuan
from pos.domain.order import PaidState
from pos.domain.quantity import ONE
from pos.server.demo.load import CLERK_PIN, MANAGER_PIN, STORE
from pos.wire.codec import decode, encode
from pos.wire.orders import OrderPlaced, PlacedLine, PlaceOrder

MANAGER_BADGE = "BGUTADEMAHZ2AAAA2"
CLERK_BADGE = "BGUTADEMAHZ2BBBB3"
JEANS = "6901234500042"
CARDIGAN = "6901234500288"
COAT = "6901234500523"
MEMBER_PHONE = "13800002046"


def open_shift(story: Story) -> None:
    """08:50: the manager opens the shift; a clerk takes over."""
    hands, parts = story.hands, story.parts
    hands.until("the catalogue did not arrive", lambda: parts.files.catalogue.completeness().complete)
    desk = story.till.ui.desk
    hands.until("the staff did not arrive", lambda: desk is not None and bool(desk.people))
    hands.until("the orders did not arrive", lambda: len(parts.counter.list_orders()) > 5)
    variants = parts.files.catalogue.completeness().variants
    story.tell("08:50", f"The till has {variants} variants and {len(parts.counter.list_orders())} online orders.")
    hands.scan(MANAGER_BADGE)
    story.tell("08:50", "The manager's badge names her; her PIN is asked.", picture="sign-in")
    hands.type(MANAGER_PIN)
    hands.enter()
    hands.type("300")
    story.tell("08:51", "She counts 300.00 into the drawer.", picture="open-shift")
    hands.enter()
    shift = parts.files.ledger.current_shift()
    story.tell(
        "08:51",
        f"Shift {shift.number if shift else '-'} is open.",
        true=shift is not None and shift.float_amount == 30000,
    )
    hands.press(Qt.Key.Key_F11)
    hands.scan(CLERK_BADGE)
    hands.type(CLERK_PIN)
    hands.enter()
    staff = story.till.ui.session.staff
    story.tell("08:52", f"{staff.name if staff else '-'} is at the till.", true=staff is not None, picture="sell-empty")


def sell(story: Story) -> None:
    """10:30: scans, a search by pinyin, a member, a discount with a manager's yes, cash."""
    hands, before = story.hands, story.sales()
    hands.scan(JEANS)
    hands.scan(JEANS)
    hands.scan(CARDIGAN)
    hands.type("piyi")
    story.tell("10:30", "Typing piyi finds the leather jackets.", picture="search")
    hands.press(Qt.Key.Key_Down)
    hands.enter()
    hands.type(MEMBER_PHONE)
    hands.enter()
    hands.until("the member did not come", lambda: _member(story) != "")
    story.tell("10:31", f"The member is {_member(story)}.", picture="sell")
    hands.press(Qt.Key.Key_F9)
    hands.type("95")
    story.tell("10:32", "95 is 95折: pay 95 percent; what it takes off shows before it applies.", picture="discount")
    hands.enter()
    hands.settle()
    hands.type(MANAGER_PIN)
    story.tell("10:32", "A discount wants the manager's PIN, on the same screen.", picture="approval")
    hands.enter()
    desk = story.till.ui.desk
    due = desk.sale.priced.total if desk else 0
    hands.press(Qt.Key.Key_Plus)
    hands.type(str(-(-due // 10000) * 100))
    story.tell("10:33", f"{yuan(due)} is due; the change shows while the cash is typed.", picture="pay")
    hands.enter()
    hands.until("the sale was not completed", lambda: story.sales() == before + 1)
    sale = story.parts.files.ledger.recent_documents(limit=1)[0]
    story.tell(
        "10:33",
        f"Paid: {sale.number}, {yuan(sale.total)}.",
        true=sale.total == due and bool(sale.approvals) and bool(sale.member_id),
        picture="done",
    )


def order_from_the_phone(story: Story) -> None:
    """14:00: a customer orders on her phone; the till shows it within three seconds."""
    found = story.parts.counter.find_items("6901234500400").rows
    request = PlaceOrder(
        store_code=STORE,
        customer="唐女士",
        phone="13911112222",
        lines=(PlacedLine(quantity=ONE, paid=found[0].item.retail_price, variant_id=found[0].item.variant_id),),
        paid=PaidState.PAID,
    )
    answer = requests.post(
        f"{story.server.address}/v1/channel/orders",
        data=encode(request),
        headers={"Guitai-Channel-Key": story.channel_key, "Idempotency-Key": "day-14:00"},
        timeout=10,
    )
    answer.raise_for_status()
    placed = decode(answer.content, OrderPlaced).order
    took = story.hands.until(
        "the order did not come",
        lambda: any(order.order_id == placed.order_id for order in story.parts.counter.list_orders()),
    )
    story.hands.press(Qt.Key.Key_F2)
    story.tell(
        "14:00", f"{placed.number}, ordered on a phone, is here after {took:.1f} s.", true=took < 3, picture="ordered"
    )


def _member(story: Story) -> str:
    desk = story.till.ui.desk
    member = desk.sale.cart.member if desk else None
    return member.name or member.phone_masked if member else ""
