"""A store, people and documents to print."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from pos.bootstrap.texts import load_texts
from pos.domain.document import Allocation, AssistantShare, Document, DocumentKind, DocumentLine, Fulfilment, Funder
from pos.domain.order import Order, OrderLine, PaidState
from pos.domain.shift import Shift, ShiftClose, ShiftTotals
from pos.domain.store import Store, Till
from pos.domain.tender import Tender, TenderKind
from pos.domain.ticket.layout import Line, lay_out
from pos.domain.ticket.paper import Paper
from pos.domain.ticket.rows import Ticket

MOMENT = datetime(2026, 11, 22, 2, 18, 7, tzinfo=UTC)
"""10:18:07 in the store."""
CHINESE, ENGLISH = load_texts("zh_CN"), load_texts("en")
NAMES = {"c1": "王芳", "a1": "李娜", "a2": "张伟"}
STORE = Store(
    store_id="s1",
    code="BJ01",
    name="柜台生活南京西路店",
    legal_name="上海柜台商贸有限公司",
    tax_number="91310106MA1FY12345",
    address="上海市静安区南京西路1266号",
    phone="021-62880000",
)
TILL = Till(till_id="t1", number=2, store=STORE)
COAT = DocumentLine(
    line=1,
    variant_id="v1",
    style_code="DR-2301",
    name="双面羊绒大衣",
    colour="驼色",
    size="M",
    quantity=1000,
    list_price=299900,
    retail_price=249900,
    paid=239900,
    tax_rate=1300,
    tax_amount=27599,
    allocations=(Allocation("p1", "满1000减100", 10000, Funder.CHAIN),),
    assistants=(AssistantShare("a1"),),
)
BAG = DocumentLine(
    line=2,
    variant_id="v2",
    style_code="BAG",
    name="环保购物袋",
    colour="",
    size="",
    quantity=3000,
    list_price=50,
    retail_price=50,
    paid=150,
    tax_rate=1300,
    tax_amount=17,
    assistants=(AssistantShare("a1"),),
)
ALTERED = DocumentLine(
    line=3,
    variant_id="v3",
    style_code="SK-9",
    name="真丝裙",
    colour="藏青",
    size="38",
    quantity=1000,
    list_price=89900,
    retail_price=89900,
    paid=84900,
    tax_rate=1300,
    tax_amount=11037,
    tax_included=False,
    allocations=(Allocation("manual", "样衣微瑕", 5000, Funder.STORE),),
    assistants=(AssistantShare("a1"), AssistantShare("a2")),
    fulfilment=Fulfilment.ALTERED,
    note="腰部改2cm",
)


def sale(*lines: DocumentLine, tenders: tuple[Tender, ...] = (), training: bool = False) -> Document:
    """A sale of these lines, paid with these tenders."""
    return Document(
        document_id="d1",
        number="RBJ01-02-261122-000007",
        kind=DocumentKind.SALE,
        store_id="s1",
        till_id="t1",
        shift_id="sh1",
        staff_id="c1",
        moment=MOMENT,
        offset_minutes=480,
        business_date=date(2026, 11, 22),
        lines=lines,
        tenders=tenders,
        total=sum(line.paid + (0 if line.tax_included else line.tax_amount) for line in lines),
        training=training,
    )


def cash(amount: int, given: int) -> Tender:
    """Cash."""
    return Tender(kind=TenderKind.CASH, amount=amount, given=given, change=given - amount)


ORDER = Order(
    order_id="o1",
    number="O-7K2M9P",
    store_id="s1",
    channel="shop",
    placed=MOMENT,
    expires=MOMENT + timedelta(days=3),
    customer="陈小姐",
    phone_masked="138****2046",
    phone_last4="2046",
    paid=PaidState.PAID,
    total=128800,
    due=0,
    lines=(
        OrderLine(1, "v1", "针织开衫", "米白", "M", 1000, 49900, picked=1000, collected=1000, barcode="6901234567892"),
        OrderLine(2, "v2", "阔腿西裤", "黑色", "S", 2000, 78900, picked=1000, barcode="6901234567908"),
    ),
    offline_till_id="t1",
    ready=True,
    shelf="A-03",
)
SHIFT = Shift(
    shift_id="sh1",
    number="SBJ01-02-261122-000003",
    store_id="s1",
    till_id="t1",
    staff_id="c1",
    opened=MOMENT,
    business_date=date(2026, 11, 22),
    float_amount=30000,
)
CLOSE = ShiftClose(
    shift_id="sh1",
    staff_id="a1",
    closed=MOMENT + timedelta(hours=12),
    counted=1234550,
    expected=1234600,
    totals=ShiftTotals(sales=87, total=6543210, cash=1204600, expected_cash=1234600, handovers=9),
    reason="找零少给",
)


def on_paper(ticket: Ticket, paper: Paper = Paper.MM58) -> list[str]:
    """The lines of text, blanks around them taken off, runs of blanks as one."""
    return [" ".join(line.text.split()) for line in lay_out(ticket, paper) if isinstance(line, Line)]
