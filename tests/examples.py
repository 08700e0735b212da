"""A small shop for tests: one store, one till, three people, some goods, an order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from pos.domain.cart import Cart, add
from pos.domain.catalogue import Item, ItemKind
from pos.domain.duty import Duty
from pos.domain.money import Fen
from pos.domain.order import Order, OrderLine, PaidState
from pos.domain.quantity import ONE, Milli
from pos.domain.shift import Shift
from pos.domain.staff import Role, Staff
from pos.domain.store import Store, Till

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
"""Twelve o'clock in the store."""

STORE = Store(
    store_id="0190a000-0000-7000-8000-000000000001",
    code="BJ01",
    name="王府井店",
    legal_name="柜台服饰有限公司",
    address="王府井大街 1 号",
)
TILL = Till(till_id="0190a000-0000-7000-8000-000000000002", number=2, store=STORE)
CLERK = Staff(staff_id="0190a000-0000-7000-8000-000000000011", name="小李", role=Role.CLERK)
MANAGER = Staff(staff_id="0190a000-0000-7000-8000-000000000012", name="王店长", role=Role.MANAGER)
ASSISTANT = Staff(staff_id="0190a000-0000-7000-8000-000000000013", name="小陈", role=Role.ASSISTANT)
SHIFT = Shift(
    shift_id="0190a000-0000-7000-8000-000000000021",
    number="SBJ01-02-261122-000001",
    store_id=STORE.store_id,
    till_id=TILL.till_id,
    staff_id=CLERK.staff_id,
    opened=NOON - timedelta(hours=3),
    business_date=date(2026, 11, 22),
    float_amount=30_000,
)
DUTY = Duty(till=TILL, staff=CLERK, shift=SHIFT)


def an_item(
    number: int = 1,
    *,
    retail: Fen = 29_900,
    listed: Fen | None = None,
    kind: ItemKind = ItemKind.GOODS,
    tax_rate: int = 1300,
    tax_included: bool = True,
    on_sale: bool = True,
    size: str = "M",
) -> Item:
    """Item `number`: its variant id ends with it, and style 1 holds items 1 to 9, style 2 items 10 to 19 …"""
    style = number // 10 + 1
    return Item(
        variant_id=f"0190b000-0000-7000-8000-{number:012d}",
        style_id=f"0190c000-0000-7000-8000-{style:012d}",
        style_code=f"DR{style:04d}",
        name="女士连衣裙",
        colour="黑",
        size=size,
        list_price=retail if listed is None else listed,
        retail_price=retail,
        kind=kind,
        tax_rate=tax_rate,
        tax_included=tax_included,
        on_sale=on_sale,
    )


def a_cart(*items: Item, quantity: Milli = ONE) -> Cart:
    """A cart with `quantity` of each item."""
    cart = Cart(cart_id="0190d000-0000-7000-8000-000000000001", started=NOON)
    for item in items:
        cart = add(cart, item, code=item.style_code, quantity=quantity)
    return cart


def an_order(
    *quantities: Milli,
    picked: bool = False,
    ready: bool = False,
    order_id: str = "0190e000-0000-7000-8000-000000000001",
    number: str = "O-7K2M9P",
    phone: str = "13812342046",
    due: Fen = 0,
    paid: PaidState = PaidState.PAID,
    store_id: str = STORE.store_id,
    offline_till_id: str = TILL.till_id,
) -> Order:
    """An order with a line of each quantity, of item 1, 2, 3 …; picked and ready where said."""
    wanted = quantities or (ONE,)
    return Order(
        order_id=order_id,
        number=number,
        store_id=store_id,
        channel="shop",
        placed=NOON - timedelta(days=1),
        expires=NOON + timedelta(days=2),
        customer="赵女士",
        phone_masked=f"{phone[:3]}****{phone[-4:]}",
        phone_last4=phone[-4:],
        paid=paid,
        total=29_900 * len(wanted),
        due=due,
        lines=tuple(
            OrderLine(
                line=line,
                variant_id=an_item(line).variant_id,
                name="女士连衣裙",
                colour="黑",
                size="M",
                quantity=quantity,
                paid=29_900,
                picked=quantity if picked or ready else 0,
            )
            for line, quantity in enumerate(wanted, start=1)
        ),
        offline_till_id=offline_till_id,
        ready=ready,
    )
