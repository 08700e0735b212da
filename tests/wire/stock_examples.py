"""An event of each kind that is about stock."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pos.domain.adjustment import Adjustment, AdjustmentLine, AdjustmentReason, adjusting
from pos.domain.journal import EventKind
from pos.domain.receiving import Begun, Condition, Difference, Differing, GoodsReceipt, ReceivedLine, Source
from pos.domain.staff import Approval
from pos.domain.stock import Movement, MovementKind, Place
from pos.domain.stocktake import Area, Count, Recount, Stocktake, Tolerance
from pos.domain.stocktake_posting import CountedUpTo, PostedLine, Posting
from pos.domain.stocktake_variance import Reason
from pos.domain.transfer import Settlement, Transfer, TransferLine, TransferState
from pos.wire.event import (
    GoodsReceived,
    ReceivingBegun,
    RecountAsked,
    StockAdjusted,
    StockCounted,
    StocktakeOpened,
    StocktakePosted,
    TransferMoved,
)
from tests.examples import CLERK, MANAGER, NOON, STORE, TILL, an_item

TAKE_ID = "0190f000-0000-7000-8000-000000000011"
VARIANT = an_item(1).variant_id
WALL = Area("0190f000-0000-7000-8000-000000000012", "牛仔墙", "S-A7K2", Place.SALES_FLOOR)
LINES = (AdjustmentLine(VARIANT, 1000, 39_900, Place.DISPLAY),)
DEED = adjusting("0190f000-0000-7000-8000-000000000013", AdjustmentReason.SAMPLE, LINES)
MOVED = Movement(
    movement_id="0190f000-0000-7000-8000-000000000014",
    variant_id=VARIANT,
    store_id=STORE.store_id,
    quantity=-1000,
    kind=MovementKind.STOCKTAKE,
    document_id="0190f000-0000-7000-8000-000000000015",
    moment=NOON,
)
STOCK_EXAMPLES: dict[EventKind, Any] = {
    EventKind.STOCKTAKE_OPENED: StocktakeOpened(
        Stocktake(TAKE_ID, STORE.store_id, "牛仔", NOON, MANAGER.staff_id, (WALL,), tolerance=Tolerance(1000, 20_000))
    ),
    EventKind.STOCK_COUNTED: StockCounted(
        (Count("c1", TAKE_ID, WALL.area_id, VARIANT, 1000, CLERK.staff_id, TILL.till_id, NOON, 240, "r1"),)
    ),
    EventKind.RECOUNT_ASKED: RecountAsked(Recount("r1", TAKE_ID, WALL.area_id, NOON, MANAGER.staff_id, (VARIANT,))),
    EventKind.STOCKTAKE_POSTED: StocktakePosted(
        Posting(
            posting_id=MOVED.document_id,
            number="VBJ01-02-261122-000001",
            stocktake_id=TAKE_ID,
            store_id=STORE.store_id,
            part=1,
            lines=(PostedLine(VARIANT, Place.SALES_FLOOR, -1000, 8000, 7000, -39_900, Reason.UNKNOWN),),
            moment=NOON,
            staff_id=MANAGER.staff_id,
            known=(CountedUpTo(TILL.till_id, 812),),
        ),
        (MOVED,),
    ),
    EventKind.RECEIVING_BEGUN: ReceivingBegun(
        Begun(
            receipt_id="0190f000-0000-7000-8000-000000000016",
            delivery_id="0190f000-0000-7000-8000-000000000017",
            till_id=TILL.till_id,
            till_number=2,
            staff_id=CLERK.staff_id,
            moment=NOON,
        ),
        given_up=True,
    ),
    EventKind.GOODS_RECEIVED: GoodsReceived(
        GoodsReceipt(
            receipt_id="0190f000-0000-7000-8000-000000000016",
            number="VBJ01-02-261122-000002",
            store_id=STORE.store_id,
            source=Source.TRANSFER,
            delivery_id="0190f000-0000-7000-8000-000000000017",
            lines=(ReceivedLine(VARIANT, 2000, Condition.DAMAGED, "106141411234567897"),),
            moment=NOON,
            staff_id=CLERK.staff_id,
            differences=(Differing(VARIANT, Difference.SHORT, 1000),),
        ),
        (replace(MOVED, quantity=2000, kind=MovementKind.RECEIPT, place=Place.FAULTY),),
    ),
    EventKind.TRANSFER_MOVED: TransferMoved(
        Transfer(
            transfer_id="0190f000-0000-7000-8000-000000000017",
            number="T-7Q2M4K8A",
            sender=STORE.store_id,
            receiver="0190f000-0000-7000-8000-000000000018",
            state=TransferState.SETTLED,
            lines=(TransferLine(VARIANT, 3000, 3000, 2000, "106141411234567897"),),
            note="顾客等",
        ),
        Settlement.AT_SENDER,
        (replace(MOVED, quantity=1000, kind=MovementKind.TRANSFER_OUT),),
    ),
    EventKind.STOCK_ADJUSTED: StockAdjusted(
        Adjustment(
            adjustment_id=DEED.subject,
            number="VBJ01-02-261122-000003",
            store_id=STORE.store_id,
            reason=AdjustmentReason.SAMPLE,
            note="橱窗",
            lines=LINES,
            moment=NOON,
            staff_id=CLERK.staff_id,
            approval=Approval(MANAGER.staff_id, DEED.permission, "", NOON, DEED.subject, DEED.detail, CLERK.staff_id),
        ),
        (replace(MOVED, kind=MovementKind.ADJUSTMENT, place=Place.DISPLAY),),
    ),
}
