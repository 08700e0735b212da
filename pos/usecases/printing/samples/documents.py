"""Documents, orders and carts of the samples."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pos.domain.cart import Cart, add
from pos.domain.catalogue import Item
from pos.domain.collect import CollectAt, ToCollect
from pos.domain.document import (
    Allocation,
    AssistantShare,
    Document,
    DocumentKind,
    DocumentLine,
    Fulfilment,
    Funder,
)
from pos.domain.member import Member
from pos.domain.money import half_up
from pos.domain.order import Order, OrderLine, PaidState
from pos.domain.pickup import PickupCode
from pos.domain.quantity import extend
from pos.domain.store import Store, Till
from pos.domain.tender import Tender, TenderKind, cash
from pos.usecases.printing.samples.goods import Sample, SampleGood, goods_of, person_of

MOMENT = datetime(2026, 11, 22, 2, 18, 7, tzinfo=UTC)
"""10:18:07 in the store."""
STORE = Store(
    store_id="01930000-0000-7000-8000-000000000001",
    code="BJ01",
    name="岸线·王府井店",
    legal_name="北京岸线商贸有限公司",
    tax_number="91110101MA00ABCD1X",
    address="北京市东城区王府井大街 138 号",
    phone="010-6528 0000",
)
TILL = Till(till_id="01930000-0000-7000-8000-000000000002", number=2, store=STORE)
NUMBER = "RBJ01-02-261122-000007"
ORIGINAL = "RBJ01-02-261118-000041"
MEMBER = Member(member_id="m1", name="陈晨", phone_masked="138****2046", level="金卡")
_ORIGINAL_ID = "01930000-0000-7000-8000-00000000000a"
_TAX_RATE = 1_300


def originals() -> dict[str, str]:
    """Numbers of the documents that lines of the samples come back from."""
    return {_ORIGINAL_ID: ORIGINAL}


def people(sample: Sample) -> dict[str, str]:
    """Names by id."""
    return {"clerk": person_of(sample), "assistant": "李娜", "manager": "刘店长"}


def document_of(kind: DocumentKind, sample: Sample) -> Document:
    """A document of that kind: a sale, or its goods coming back."""
    sold = [_line(number, good) for number, good in enumerate(goods_of(sample), start=1)]
    if kind is DocumentKind.SALE:
        lines = sold
    elif kind is DocumentKind.EXCHANGE:
        out = [replace(line, line=line.line + 1, size="L") for line in sold]
        lines = [_back(sold[0]), *out]
    elif kind is DocumentKind.PRICE_PROTECTION:
        lines = [_difference(line) for line in sold[:2]]
    else:
        lines = [_back(line) for line in sold]
    total = sum(line.paid for line in lines)
    return Document(
        document_id="01930000-0000-7000-8000-00000000000b",
        number=NUMBER,
        kind=kind,
        store_id=STORE.store_id,
        till_id=TILL.till_id,
        shift_id="s1",
        staff_id="clerk",
        moment=MOMENT,
        offset_minutes=480,
        business_date=STORE.day(MOMENT),
        lines=tuple(lines),
        tenders=_tenders(total),
        total=total,
        member_id=MEMBER.member_id,
        training=sample is Sample.TRAINING,
    )


def order_of(sample: Sample) -> Order:
    """An online order, half of it collected."""
    lines = tuple(
        OrderLine(
            number,
            f"v{number}",
            good.name,
            good.colour,
            good.size,
            2_000,
            extend(good.retail_price, 2_000),
            picked=1_000 if number % 2 else 0,
            collected=1_000 if number % 2 else 0,
            barcode=good.barcode,
        )
        for number, good in enumerate(goods_of(sample), start=1)
    )
    total = sum(line.paid for line in lines)
    return Order(
        order_id="01930000-0000-7000-8000-00000000000c",
        number="O-7K2M9P",
        store_id=STORE.store_id,
        channel="shop",
        placed=MOMENT,
        expires=MOMENT + timedelta(days=3),
        customer=person_of(sample),
        phone_masked="138****2046",
        phone_last4="2046",
        paid=PaidState.DEPOSIT,
        total=total,
        due=half_up(total, 2),
        lines=lines,
        offline_till_id=TILL.till_id,
        ready=True,
        shelf="A-03",
    )


def collect_of(sample: Sample) -> ToCollect:
    """What another store keeps for a customer who paid here."""
    order_id, store_id = "01930000-0000-7000-8000-00000000000c", "01930000-0000-7000-8000-00000000000d"
    code = PickupCode(order_id=order_id, store_id=store_id, signature=bytes(range(64)))
    at = CollectAt("西湖文化广场店", "杭州市拱墅区中山北路 581 号一层 A-12", "0571-85000000", 30)
    return ToCollect(str(code), "O-7K2M9P", f"{person_of(sample)} 138****2046", at)


def cart_of(sample: Sample) -> Cart:
    """A cart on hold."""
    cart = Cart(cart_id="01930000-0000-7000-8000-0000ab12cd34", started=MOMENT, note="穿红衣的女士")
    for number, good in enumerate(goods_of(sample), start=1):
        item = Item(
            variant_id=f"v{number}",
            style_id=f"s{number}",
            style_code=good.code,
            name=good.name,
            colour=good.colour,
            size=good.size,
            list_price=good.list_price,
            retail_price=good.retail_price,
        )
        cart = add(cart, item, code=good.barcode, quantity=good.quantity)
    return cart


def _line(number: int, good: SampleGood) -> DocumentLine:
    paid = extend(good.retail_price, good.quantity) - sum(amount for _, amount in good.off)
    return DocumentLine(
        line=number,
        variant_id=f"v{number}",
        style_code=good.code,
        name=good.name,
        colour=good.colour,
        size=good.size,
        quantity=good.quantity,
        list_price=good.list_price,
        retail_price=good.retail_price,
        paid=paid,
        tax_rate=_TAX_RATE,
        tax_amount=half_up(paid * _TAX_RATE, 10_000 + _TAX_RATE),
        allocations=tuple(Allocation(rule, rule, amount, Funder.CHAIN) for rule, amount in good.off),
        assistants=(AssistantShare("assistant"),),
        fulfilment=Fulfilment.ALTERED if number == 2 else Fulfilment.TAKEN,
        note="裤长改短 2cm" if number == 2 else "",
    )


def _back(line: DocumentLine) -> DocumentLine:
    return replace(
        line,
        quantity=-line.quantity,
        paid=-line.paid,
        tax_amount=-line.tax_amount,
        allocations=tuple(replace(each, amount=-each.amount) for each in line.allocations),
        fulfilment=Fulfilment.TAKEN,
        note="",
        returns_document=_ORIGINAL_ID,
        returns_line=line.line,
    )


def _difference(line: DocumentLine) -> DocumentLine:
    """The difference of a price that fell after the sale: no goods move."""
    fallen = half_up(line.paid, 10)
    return replace(
        line,
        quantity=0,
        paid=-fallen,
        tax_amount=-half_up(fallen * _TAX_RATE, 10_000 + _TAX_RATE),
        allocations=(Allocation("price_protection", "降价退差 9折", fallen, Funder.CHAIN),),
        fulfilment=Fulfilment.TAKEN,
        note="",
        returns_document=_ORIGINAL_ID,
        returns_line=line.line,
    )


def _tenders(total: int) -> tuple[Tender, ...]:
    if total > 0:
        rest = total - 10_000 if total > 20_000 else total
        online = (Tender(kind=TenderKind.PREPAID, amount=10_000, reference="O-7K2M9P"),) if rest < total else ()
        return (*online, cash(rest, -(-rest // 10_000) * 10_000))
    return (Tender(kind=TenderKind.CASH, amount=total, change=-total),) if total < 0 else ()
