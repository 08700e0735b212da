"""A made-up shop: where it stands, who works there, and what a basket holds."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

from pos.domain.barcode import check_digit
from pos.domain.cart import Cart, add
from pos.domain.catalogue import Item
from pos.domain.duty import Duty
from pos.domain.ids import new_id
from pos.domain.pricing import PricedCart, price
from pos.domain.shift import Shift
from pos.domain.staff import Role, Staff
from pos.domain.store import Store, Till
from pos.server.demo.goods import goods

OPENED = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
"""09:00 in the shop."""

STORE = Store(
    store_id="0192f000-0000-7000-8000-000000000001",
    code="HZ01",
    name="岸线·湖滨旗舰店",
    legal_name="杭州岸线商贸有限公司",
    tax_number="91330108MA2DEMA16X",
    address="杭州市上城区湖滨路 88 号",
    phone="0571-8888 0001",
)
TILL = Till(till_id="0192f000-0000-7000-8000-000000000002", number=1, store=STORE)
PIN = "222222"
"""The clerk's."""
CLERK = Staff(staff_id="0192f000-0000-7000-8000-000000000003", name="林晓", role=Role.CLERK)
SHIFT = Shift(
    shift_id="0192f000-0000-7000-8000-000000000004",
    number="SHZ01-01-261122-000001",
    store_id=STORE.store_id,
    till_id=TILL.till_id,
    staff_id=CLERK.staff_id,
    opened=OPENED,
    business_date=OPENED.date(),
    float_amount=30_000,
)
DUTY = Duty(till=TILL, staff=CLERK, shift=SHIFT)


def items(count: int, *, seed: int) -> list[Item]:
    """So many variants of the demo chain's styles, each with a barcode of its own."""
    random = Random(seed)  # noqa: S311 - the same goods for the same seed
    styles = [style for style in goods() if style.retail_yuan > 1]
    made = []
    for place in range(count):
        style = styles[place % len(styles)]
        body = f"69{place:010d}"
        made.append(
            Item(
                variant_id=new_id(at_ms=1_760_000_000_000 + place),
                style_id=new_id(at_ms=1_750_000_000_000 + place % len(styles)),
                style_code=style.code,
                name=style.name,
                colour=random.choice(style.colours),
                size=random.choice(style.sizes),
                list_price=style.list_yuan * 100,
                retail_price=style.retail_yuan * 100,
                category=style.category,
                brand=style.brand,
                season=style.season,
                barcode=f"{body}{check_digit(body)}",
            )
        )
    return made


def basket(chosen: list[Item]) -> PricedCart:
    """A priced cart with a line for each item."""
    cart = Cart(cart_id=new_id(), started=OPENED)
    for item in chosen:
        cart = add(cart, item, code=item.barcode)
    return price(cart)
