from __future__ import annotations

from dataclasses import replace

import pytest

from pos.domain.adjustment import AdjustmentLine, AdjustmentReason, adjusting
from pos.domain.errors import BadValue
from pos.domain.mark import Mark, Tracking
from pos.domain.receiving import Begun, Delivery, Difference, ExpectedLine, GoodsReceipt, Source
from pos.domain.staff import Approval, Leave, Permission, Rule, Verdict
from pos.domain.transfer import Marked, Settlement, Towards, Transfer, TransferLine, TransferState
from pos.usecases.stock.name_item import NameItem
from pos.usecases.stock.nearest_stores import Nearest, NearestStores
from pos.usecases.stock.receive_goods import posting_receipt
from pos.wire.catalogue import LotStock, Standing, StoreStock
from pos.wire.deliveries import DeliveryRecord
from tests.examples import ASSISTANT, CLERK, DUTY, MANAGER, NOON, STORE, TILL, an_item
from tests.fakes.catalogue import Catalogue
from tests.fakes.central import Central
from tests.usecases.stock.stock_room import StockRoom

S, M, L = (an_item(number).variant_id for number in (1, 2, 3))
COAT = an_item(11).variant_id
BOSS = replace(DUTY, staff=MANAGER)
NOBODY = replace(DUTY, staff=ASSISTANT)


def on_its_way(room: StockRoom) -> Transfer:
    """Four lines from the warehouse, one box."""
    lines = (TransferLine(S, sent=2000, box="BOX1"), TransferLine(M, sent=3000), TransferLine(COAT, sent=1000))
    sent = Transfer("t1", "T-AAAAAAAA", "warehouse", STORE.store_id, TransferState.SENT, lines)
    room.mirror.moves["t1"] = sent
    room.mirror.moves["t2"] = replace(sent, transfer_id="t2", receiver="elsewhere")
    return sent


def test_a_delivery_is_received_one_short_and_two_of_the_wrong_size() -> None:
    room = StockRoom()
    on_its_way(room)
    (delivery,) = room.receive.expected(STORE.store_id)
    going = room.receive.begin(delivery)
    going = room.receive.keep(DUTY, going.take_box("BOX1") or going)
    going = room.receive.keep(DUTY, going.take(M).take(L, 2000))
    assert room.receive.begin(delivery) == going  # whoever takes over goes on with it
    assert room.receive.begin(None) != going
    assert room.stock() == {}
    receipt = room.receive.post(DUTY, going).receipt
    assert receipt is not None
    assert {(each.variant_id, each.kind, each.quantity) for each in receipt.differences} == {
        (COAT, Difference.SHORT, 1000),
        (L, Difference.WRONG_SIZE, 2000),
        (M, Difference.SHORT, 2000),
    }
    assert room.stock() == {S: 2000, M: 1000, L: 2000}
    assert room.kinds() == ["receiving_begun", "goods_received", "transfer_moved"]
    told = room.ledger.state.events[-1].body.transfer
    assert (told.state, told.in_transit()) == (TransferState.RECEIVED, {M: 2000, COAT: 1000, L: -2000})
    assert room.book.receivings() == ()


def test_a_part_leaves_the_transfer_open_and_the_rest_is_compared_with_both() -> None:
    room = StockRoom()
    on_its_way(room)
    (delivery,) = room.receive.expected(STORE.store_id)
    part = room.receive.post(DUTY, room.receive.begin(delivery).take(M, 3000), final=False).receipt
    assert part is not None
    assert (part.differences, part.final) == ((), False)
    rest = room.receive.begin(delivery).take(S, 2000).take(COAT)
    done = room.receive.post(DUTY, rest, before={M: 3000}).receipt
    assert done is not None
    assert done.differences == ()
    assert room.ledger.state.events[-1].body.transfer.state is TransferState.SETTLED


def announced(room: StockRoom, *, came: tuple[tuple[str, int], ...] = ()) -> Delivery:
    """Two sizes from the mill."""
    lines = (ExpectedLine(S, 2000, "BOX9"), ExpectedLine(M, 3000))
    delivery = Delivery("d1", "SN-1", STORE.store_id, Source.PURCHASE, "mill", lines)
    room.mirror.announced["d1"] = DeliveryRecord("d1", delivery, came)
    return delivery


def test_a_suppliers_delivery_comes_in_parts_at_two_tills_and_is_closed_here() -> None:
    room = StockRoom()
    delivery = announced(room, came=((M, 1000),))  # another till received one of them
    room.mirror.announced["t1"] = DeliveryRecord("t1", None)  # a transfer's is not expected twice
    assert room.receive.expected(STORE.store_id) == (delivery,)
    room.receive.post(DUTY, room.receive.begin(delivery).take(M, 1000), final=False)
    assert room.receive.came("d1") == {M: 2000}
    assert room.receive.expected(STORE.store_id) == (delivery,)
    rest = room.receive.begin(delivery).take_box("BOX9")
    assert rest is not None
    done = room.receive.post(DUTY, rest).receipt
    assert done is not None
    assert [(each.variant_id, each.kind, each.quantity) for each in done.differences] == [(M, Difference.SHORT, 1000)]
    assert room.receive.expected(STORE.store_id) == ()
    room.mirror.counted = 2  # head office has counted both, and says so
    room.mirror.announced["d1"] = DeliveryRecord("d1", delivery, ((S, 2000), (M, 2000)), done=True)
    assert room.receive.came("d1") == {S: 2000, M: 2000}
    assert room.receive.expected(STORE.store_id) == ()


def test_who_begins_a_delivery_and_who_gives_it_up_is_told_to_the_other_tills() -> None:
    room = StockRoom()
    delivery = announced(room)
    going = room.receive.keep(DUTY, room.receive.begin(delivery).take(S))
    going = room.receive.keep(DUTY, going.take(S))  # told once
    (told,) = (event.body for event in room.ledger.state.events)
    begun = Begun(going.receipt_id, "d1", TILL.till_id, TILL.number, CLERK.staff_id, NOON)
    assert (told.begun, told.given_up) == (begun, False)

    other = replace(begun, receipt_id="r2", till_id="till-9", till_number=9)
    room.mirror.announced["d1"] = DeliveryRecord("d1", delivery, begun=(begun, other))
    assert room.receive.begun_elsewhere(TILL.till_id) == {"d1": other}  # its own it knows

    room.receive.keep(DUTY, going.take(S, -2000))
    assert [event.body.given_up for event in room.ledger.state.events] == [False, True]
    assert room.book.receivings() == ()
    room.receive.keep(DUTY, going)  # and begun again
    assert [event.body.given_up for event in room.ledger.state.events] == [False, True, False]


def test_what_nobody_announced_is_told_to_no_other_till() -> None:
    room = StockRoom()
    going = room.receive.keep(DUTY, room.receive.begin(None).take(S))
    room.receive.keep(DUTY, going.take(S, -1000))
    assert (room.kinds(), room.book.receivings()) == ([], ())


def test_a_page_that_comes_in_between_is_not_counted_twice() -> None:
    room = StockRoom()
    delivery = announced(room)
    room.receive.post(DUTY, room.receive.begin(delivery).take(M, 1000), final=False)
    ask = room.book.receipts_since
    told: list[int] = []

    def told_meanwhile(tseq: int) -> tuple[GoodsReceipt, ...]:
        if not told:
            told.append(tseq)
            room.mirror.counted = 1
            announced(room, came=((M, 1000),))
        return ask(tseq)

    room.book.receipts_since = told_meanwhile  # type: ignore[method-assign]
    assert room.receive.came("d1") == {M: 1000}


def test_a_receipt_is_taken_back_once() -> None:
    room = StockRoom()
    delivery = announced(room)
    wrong = room.receive.post(DUTY, room.receive.begin(delivery).take(L, 5000)).receipt
    assert wrong is not None
    assert room.receive.to_take_back() == (wrong,)
    assert room.receive.take_back(NOBODY, wrong).leave is Leave.DENIED
    back = room.receive.take_back(DUTY, wrong).receipt
    assert back is not None
    assert (back.reverses, back.lines, room.stock()) == (wrong.receipt_id, wrong.lines, {L: 0})
    assert room.receive.to_take_back() == ()
    assert (room.receive.expected(STORE.store_id), room.receive.came("d1")) == ((delivery,), {})
    with pytest.raises(BadValue):
        room.receive.take_back(DUTY, wrong)
    with pytest.raises(BadValue):
        room.receive.take_back(DUTY, back)


def test_own_steps_count_before_head_office_has_heard_of_them() -> None:
    room = StockRoom()
    here = STORE.store_id
    theirs = Transfer("t9", "T-BBBBBBBB", here, "shop 2", TransferState.ASKED, (TransferLine(M, asked=1000),))
    room.mirror.moves["t9"] = theirs
    mine = room.transfer.ask(DUTY, "shop 2", [TransferLine(L, asked=1000)]).transfer
    assert (room.transfer.waiting(here), room.transfer.asked(here)) == ((theirs,), (mine,))
    sent = room.transfer.send(DUTY, theirs, [TransferLine(M, sent=1000)]).transfer
    assert sent is not None
    assert (room.transfer.waiting(here), room.transfer.on_the_way(here)) == ((), (sent,))
    received = sent.receive({})
    room.mirror.moves["t9"] = received  # the other store is ahead of our own feed
    assert (room.transfer.on_the_way(here), room.transfer.unsettled(here)) == ((), (received,))
    room.transfer.settle(DUTY, received, Settlement.LOST)
    assert room.transfer.unsettled(here) == ()


def test_the_nearest_stores_that_have_it() -> None:
    central = Central()
    nearest = NearestStores(central=central)
    other, none = StoreStock(L, "西单店", 2000, "s3"), StoreStock(M, "国贸店", 0, "s4")
    near, far = StoreStock(M, "三里屯店", 1000, "s2"), StoreStock(M, "西单店", 4000, "s3")
    central.levels["denim"] = (other, none, near, far)
    central.standing["denim"] = (
        Standing(M, "online", 7000),
        Standing(L, "reserved", 1000),
        Standing(M, "faulty", 1000),
    )
    central.as_of = NOON
    central.lots["denim"] = (LotStock(L, "sales_floor", 2000, "A1"), LotStock(M, "sales_floor", 1000, "B2"))
    lots = (LotStock(M, "sales_floor", 1000, "B2"),)
    assert nearest("denim", M) == Nearest((near, far), {"online": 7000, "faulty": 1000}, NOON, lots)
    assert nearest("denim", COAT) == Nearest((), {}, NOON)
    central.reachable = False
    assert nearest("denim", M) is None


def test_goods_that_nobody_announced() -> None:
    room = StockRoom()
    going = room.receive.begin(None).take(M, 2000)
    receipt = room.receive.post(DUTY, going).receipt
    assert receipt is not None
    assert (receipt.source, receipt.delivery_id) == (Source.NOTHING, "")
    assert (receipt.differences, room.kinds()) == ((), ["goods_received"])
    with pytest.raises(BadValue):
        room.receive.post(DUTY, room.receive.begin(None))
    assert room.receive.post(NOBODY, going).leave is Leave.DENIED


def test_who_needs_a_yes_receives_with_one_to_exactly_that() -> None:
    room = StockRoom()
    asks = replace(DUTY, staff=replace(DUTY.staff, rules=(Rule(Permission.RECEIVE_GOODS, Verdict.APPROVAL),)))
    going = room.receive.begin(None).take(M)
    deed = posting_receipt(going)
    yes = Approval(MANAGER.staff_id, deed.permission, "", NOON, deed.subject, deed.detail)
    for other in (None, replace(yes, subject="another"), replace(yes, detail="take back")):
        assert room.receive.post(asks, going, approval=other).leave is Leave.NEEDS_APPROVAL
    assert room.stock() == {}
    receipt = room.receive.post(asks, going, approval=yes).receipt
    assert receipt is not None
    assert receipt.approval == yes
    assert room.stock() == {M: 1000}


def test_who_needs_a_yes_sends_with_one_to_exactly_that() -> None:
    room = StockRoom()
    asks = replace(DUTY, staff=replace(DUTY.staff, rules=(Rule(Permission.SEND_GOODS, Verdict.APPROVAL),)))
    never = replace(DUTY, staff=replace(DUTY.staff, rules=(Rule(Permission.SEND_GOODS, Verdict.DENIED),)))
    step = room.transfer.send(asks, None, [TransferLine(M, sent=1000)], receiver="shop 2")
    assert (step.leave, step.transfer) == (Leave.NEEDS_APPROVAL, None)
    assert room.transfer.send(never, None, [TransferLine(M, sent=1000)], receiver="shop 2").waits is None
    waits = step.waits
    assert waits is not None
    yes = Approval(MANAGER.staff_id, waits.deed.permission, "", NOON, waits.deed.subject, waits.deed.detail)
    assert room.transfer.agreed(asks, waits, replace(yes, subject="another")).leave is Leave.NEEDS_APPROVAL
    assert room.transfer.agreed(never, waits, yes).leave is Leave.DENIED
    assert room.stock() == {}
    assert room.transfer.agreed(asks, waits, yes).transfer == waits.transfer
    assert room.stock() == {M: -1000}


def test_a_transfer_is_asked_for_sent_and_settled() -> None:
    room = StockRoom()
    asked = room.transfer.ask(DUTY, "shop 2", [TransferLine(M, asked=1000)], " 顾客等 ").transfer
    assert asked is not None
    assert (asked.sender, asked.receiver, asked.note) == ("shop 2", STORE.store_id, "顾客等")
    assert asked.number.startswith("T-")
    assert len(asked.number) == 10
    theirs = replace(asked, transfer_id="t9", sender=STORE.store_id, receiver="shop 2")
    room.mirror.moves["t9"] = theirs
    assert room.transfer.waiting(STORE.store_id) == (theirs,)
    sent = room.transfer.send(DUTY, theirs, [TransferLine(M, sent=1000)]).transfer
    assert sent is not None
    assert room.stock() == {M: -1000}
    room.transfer.settle(DUTY, sent.receive({}), Settlement.AT_SENDER)
    assert room.stock() == {M: 0}
    assert room.transfer.refuse(DUTY, theirs).transfer is not None
    assert room.transfer.refuse(NOBODY, theirs).leave is Leave.DENIED


def test_goods_go_back_to_the_supplier_unasked() -> None:
    room = StockRoom()
    line = TransferLine(M, sent=2000)
    back = room.transfer.send(DUTY, None, [line], receiver="mill", towards=Towards.SUPPLIER).transfer
    assert back is not None
    assert (back.receiver, back.towards, back.state) == ("mill", "supplier", "sent")
    assert room.stock() == {M: -2000}


def test_an_adjustment_needs_a_yes_to_exactly_that() -> None:
    room = StockRoom()
    lines = (AdjustmentLine(M, 1000, 39_900),)
    assert room.adjust(DUTY, AdjustmentReason.THEFT, "衣架空了", lines).leave is Leave.NEEDS_APPROVAL
    deed = adjusting("a1", AdjustmentReason.THEFT, lines)
    yes = Approval(MANAGER.staff_id, deed.permission, "", NOON, deed.subject, deed.detail)
    other = room.adjust(DUTY, AdjustmentReason.DAMAGE, "破", lines, adjustment_id="a1", approval=yes)
    assert (other.adjustment, room.stock()) == (None, {})
    done = room.adjust(DUTY, AdjustmentReason.THEFT, "衣架空了 ", lines, adjustment_id="a1", approval=yes).adjustment
    assert done is not None
    assert (done.note, done.value) == ("衣架空了", 39_900)
    assert room.stock() == {M: -1000}
    assert room.adjust(BOSS, AdjustmentReason.FOUND, "在仓库", lines).leave is Leave.GIVEN
    assert room.stock() == {M: 0}


def test_by_what_head_office_wants_a_piece_told_apart() -> None:
    lipstick, shirt = an_item(1), an_item(11)
    catalogue = Catalogue(lipstick, shirt)
    catalogue.tracked[lipstick.style_id] = Tracking.LOT
    name = NameItem(catalogue=catalogue)

    assert (name.tracking(lipstick), name.tracking(shirt)) == (Tracking.LOT, Tracking.NONE)


def test_what_is_sent_says_which_lots() -> None:
    room = StockRoom()
    lots = (Marked(M, 1000, Mark("A1")),)
    sent = room.transfer.send(BOSS, None, [TransferLine(M, sent=3000)], receiver="shop 2", marks=lots).transfer

    assert sent is not None
    assert sent.marks == lots
    moved = [(each.mark, each.quantity) for _, each in room.ledger.state.movements]
    assert moved == [(Mark("A1"), -1000), (None, -2000)]
