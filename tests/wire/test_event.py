"""Events: the bytes of each kind are kept in golden files, for tills of today talk to servers of tomorrow.

A file that differs is a change of format: old events must still be read. `document.v1.json` is what is written today;
where fields were added since a release, that release's bytes stay beside it (`document.v1-0.1.0.json`) and are read for
ever. A new version of the kind begins with a new file. To write files that are not there: `GUITAI_GOLDEN=write pytest
tests/wire/test_event.py`.
"""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pos.domain.cart import DiscountBy, ManualDiscount, put
from pos.domain.day import DayClose, ShiftOfDay, StoreDay, TillDay, day_figures
from pos.domain.document import AssistantShare
from pos.domain.drawer import Banking, CashMove, CashMoveKind, Pieces
from pos.domain.errors import WireError
from pos.domain.figures import Acts, figures
from pos.domain.journal import EventKind
from pos.domain.member import Member
from pos.domain.order import Action, ActionKind, LineQuantity
from pos.domain.pickup import Proof
from pos.domain.pricing import price
from pos.domain.shift import Interim, ShiftClose, ShiftTotals
from pos.domain.staff import Approval, Permission
from pos.domain.stock import Movement, MovementKind
from pos.domain.takings import Taking, TakingKind
from pos.domain.tender import cash
from pos.usecases.selling.complete_sale import make_document
from pos.usecases.selling.take_payment import Payment
from pos.wire.codec import encode
from pos.wire.event import (
    BODIES,
    Approved,
    CashBanked,
    CashMoved,
    DayClosed,
    DocumentDone,
    DrawerOpened,
    MemberNamed,
    MoneyTaken,
    OrderActed,
    Reprinted,
    ShiftClosed,
    ShiftOpened,
    ShiftReported,
    SignedIn,
    decode_body,
    decode_head,
    encode_event,
)
from tests.examples import ASSISTANT, CLERK, DUTY, MANAGER, NOON, SHIFT, STORE, TILL, a_cart, an_item, an_order
from tests.wire.stock_examples import STOCK_EXAMPLES

GOLDEN = Path(__file__).parent / "golden"
EVENT_ID = "0190f000-0000-7000-8000-000000000001"
YES = Approval(MANAGER.staff_id, Permission.DISCOUNT, "老顾客", NOON)
ORDER = an_order()
MOVED = Movement(
    movement_id="0190f000-0000-7000-8000-000000000002",
    variant_id=an_item(1).variant_id,
    store_id=STORE.store_id,
    quantity=-1000,
    kind=MovementKind.HANDOVER,
    document_id=ORDER.order_id,
    moment=NOON,
)


def sale() -> DocumentDone:
    cart = a_cart(an_item(1, retail=29_900, listed=39_900), an_item(2, retail=10_000, tax_rate=900))
    discount = ManualDiscount(DiscountBy.PERCENT, 8500, "老顾客", YES)
    cart = put(cart, replace(cart.line(1), discount=discount, note="改短 3 厘米", assistants=(AssistantShare("a", 2),)))
    member = Member(member_id="0190f000-0000-7000-8000-000000000003", name="赵女士", phone_masked="138****2046")
    priced = price(replace(cart, member=member, assistants=(AssistantShare(ASSISTANT.staff_id),)))
    payment = Payment(due=priced.total, tenders=(cash(priced.total, 40_000),))
    document = make_document(priced, payment, DUTY, NOON, running=7)
    # What the releases before had nothing to say of.
    plain = replace(document, invoiceable=0)
    return DocumentDone(document=plain, movements=(replace(MOVED, kind=MovementKind.SALE),))


def acted(kind: ActionKind) -> OrderActed:
    lines = () if kind is ActionKind.READY else (LineQuantity(1, 1000),)
    return OrderActed(Action(kind, ORDER.order_id, lines, shelf="A-03" if kind is ActionKind.READY else ""))


HANDED_OVER = OrderActed(
    action=Action(ActionKind.HAND_OVER, ORDER.order_id, (LineQuantity(1, 1000),), NOON, CLERK.name, f"{STORE.name} 02"),
    claim_id="0190f000-0000-7000-8000-000000000004",
    number="HBJ01-02-261122-000001",
    shift_id=SHIFT.shift_id,
    proof=Proof.MANAGER,
    approval=replace(YES, permission=Permission.HAND_OVER_UNVERIFIED),
    movements=(MOVED,),
)
SAW = replace(YES, permission=Permission.X_REPORT)
MOVE = CashMove(
    move_id="0190f000-0000-7000-8000-000000000006",
    number="KBJ01-02-261122-000001",
    kind=CashMoveKind.IN,
    shift_id=SHIFT.shift_id,
    staff_id=CLERK.staff_id,
    moment=NOON,
    amount=10_000,
    reason="换零钱",
)
CAME_TO = figures(Acts(documents=(sale().document,), moves=(MOVE,), openings=1, handovers=1))
BANKING = Banking("0190f000-0000-7000-8000-000000000007", date(2026, 11, 22), 30_000, "0042", MANAGER.staff_id, NOON)
CLOSE = ShiftClose(
    shift_id=SHIFT.shift_id,
    staff_id=CLERK.staff_id,
    closed=NOON,
    counted=65_365,
    expected=65_315,
    totals=ShiftTotals(sales=1, total=35_315, cash=35_315, expected_cash=65_315, handovers=1),
    reason="找零",
    z_number="ZBJ01-02-261122-000001",
    figures=CAME_TO,
    perpetual=135_315,
    pieces=(Pieces(10_000, 6), Pieces(5_000, 1)),
    held=2,
    open_payments=1,
)
TAKING = Taking(
    taking_id="0190f000-0000-7000-8000-000000000005",
    number="DBJ01-02-261122-000001",
    kind=TakingKind.RECHARGE,
    store_id=STORE.store_id,
    till_id=TILL.till_id,
    shift_id=SHIFT.shift_id,
    staff_id=CLERK.staff_id,
    moment=NOON,
    offset_minutes=480,
    business_date=SHIFT.business_date,
    amount=50_000,
    tenders=(cash(50_000, 50_000),),
    gift=5_000,
    member_id="0190f000-0000-7000-8000-000000000003",
)
CLOSE_0_1_0 = ShiftClose(CLOSE.shift_id, CLOSE.staff_id, CLOSE.closed, 65_365, 65_315, CLOSE.totals, "找零")
EXAMPLES: dict[EventKind, Any] = {
    EventKind.SHIFT_OPENED: ShiftOpened(SHIFT),
    EventKind.SHIFT_CLOSED: ShiftClosed(CLOSE),
    EventKind.DOCUMENT: sale(),
    EventKind.ORDER_LINE_PICKED: acted(ActionKind.PICK),
    EventKind.ORDER_LINE_SHORT: acted(ActionKind.SHORT),
    EventKind.ORDER_READY: acted(ActionKind.READY),
    EventKind.ORDER_HANDED_OVER: HANDED_OVER,
    EventKind.SIGNED_IN: SignedIn(role=CLERK.role),
    EventKind.DRAWER_OPENED: DrawerOpened(SHIFT.shift_id, "换零钱", replace(YES, permission=Permission.OPEN_DRAWER)),
    EventKind.REPRINTED: Reprinted(document_id="0190d000-0000-7000-8000-000000000001"),
    EventKind.MONEY_TAKEN: MoneyTaken(TAKING),
    EventKind.MEMBER_NAMED: MemberNamed("0190d000-0000-7000-8000-000000000001", "0190f000-0000-7000-8000-000000000003"),
    EventKind.CASH_MOVED: CashMoved(MOVE),
    EventKind.SHIFT_REPORTED: ShiftReported(
        Interim(
            SHIFT.shift_id,
            1,
            MANAGER.staff_id,
            NOON,
            CAME_TO,
            CAME_TO,
            75_315,
            replace(YES, permission=Permission.X_REPORT),
        )
    ),
    EventKind.CASH_BANKED: CashBanked(BANKING),
    EventKind.DAY_CLOSED: DayClosed(
        DayClose(
            "0190f000-0000-7000-8000-000000000008",
            "YBJ01-02-261122-000001",
            MANAGER.staff_id,
            NOON,
            StoreDay(
                date(2026, 11, 22),
                (TillDay(TILL.till_id, 2, day_figures(Acts()), (ShiftOfDay(SHIFT, CLOSE),), NOON, 3),),
                (BANKING,),
                complete=False,
            ),
            "缺一张存款单",
        )
    ),
    EventKind.APPROVED: Approved(Permission.SEE_PARKED, replace(YES, permission=Permission.SEE_PARKED)),
    **STOCK_EXAMPLES,
}


def encoded(kind: EventKind) -> bytes:
    return encode_event(
        event_id=EVENT_ID,
        till_id=TILL.till_id,
        tseq=7,
        kind=kind,
        moment=NOON,
        staff_id=CLERK.staff_id,
        business_date=date(2026, 11, 22),
        body=EXAMPLES[kind],
    )


@pytest.mark.parametrize("kind", EventKind)
def test_the_bytes_of_every_kind_stay_what_they_are(kind: EventKind) -> None:
    file = GOLDEN / f"{kind}.v1.json"
    if os.environ.get("GUITAI_GOLDEN") == "write" and not file.exists():
        file.write_bytes(encoded(kind))

    assert encoded(kind) == file.read_bytes()


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_ever_written_is_read(kind: EventKind) -> None:
    for file in GOLDEN.glob(f"{kind}.v*.json"):
        head = decode_head(file.read_bytes())

        assert (head.id, head.till, head.tseq, head.kind) == (EVENT_ID, TILL.till_id, 7, kind)
        assert (head.moment, head.staff, head.business_date) == (NOON, CLERK.staff_id, date(2026, 11, 22))
        if file.stem == f"{kind}.v1" or kind is not EventKind.SHIFT_CLOSED:
            assert decode_body(head) == EXAMPLES[kind]
        else:
            assert decode_body(head) == ShiftClosed(CLOSE_0_1_0)


def test_there_is_a_file_for_every_kind() -> None:
    assert {file.name.split(".")[0] for file in GOLDEN.iterdir()} == set(EventKind) == set(BODIES)


def test_no_name_or_number_of_a_customer_is_in_a_sale() -> None:
    payload = encoded(EventKind.DOCUMENT).decode()

    assert "0190f000-0000-7000-8000-000000000003" in payload
    assert "赵女士" not in payload
    assert "2046" not in payload


def test_a_kind_or_version_from_the_future_is_kept_raw() -> None:
    fields = msgspec.json.decode(encoded(EventKind.SIGNED_IN))

    for change in ({"kind": "teleported", "body": {"to": "moon"}}, {"v": 2}, {"v": 0}):
        head = decode_head(msgspec.json.encode({**fields, **change}))
        assert decode_body(head) is None
        assert bytes(head.body) == msgspec.json.encode(change.get("body", fields["body"]))


@pytest.mark.parametrize(
    "change", ({"tseq": 0}, {"tseq": 1 << 63}, {"moment": "2026-11-22T04:00:00"}, {"id": None}, {"business_date": "x"})
)
def test_what_is_no_head(change: dict[str, Any]) -> None:
    fields = msgspec.json.decode(encoded(EventKind.SIGNED_IN))

    with pytest.raises(WireError):
        decode_head(msgspec.json.encode({**fields, **change}))


def test_a_body_that_is_not_the_kinds() -> None:
    with pytest.raises(WireError):
        decode_body(replace(decode_head(encoded(EventKind.DOCUMENT)), body=msgspec.Raw(b'{"role":"clerk"}')))
    with pytest.raises(WireError):
        encode_event(
            event_id=EVENT_ID,
            till_id=TILL.till_id,
            tseq=1,
            kind=EventKind.DOCUMENT,
            moment=NOON,
            staff_id="",
            business_date=date(2026, 11, 22),
            body=SignedIn(role="clerk"),
        )


def test_a_tender_that_does_not_add_up_is_no_sale() -> None:
    head = decode_head(encoded(EventKind.DOCUMENT))
    body = bytes(head.body).replace(b'"change":', b'"change":1')

    assert body != encode(EXAMPLES[EventKind.DOCUMENT])
    with pytest.raises(WireError):
        decode_body(replace(head, body=msgspec.Raw(body)))
