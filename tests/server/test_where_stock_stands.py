"""Where goods stand beside the other stores' shelves: by place, held by orders, on their way, online."""

from __future__ import annotations

from datetime import timedelta

from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.receiving import Condition, Delivery, ExpectedLine, GoodsReceipt, ReceivedLine, Source
from pos.domain.transfer import Transfer, TransferLine, TransferState
from pos.server.receiving.deliveries import announce
from pos.wire.catalogue import ItemsAnswer, NearbyAnswer
from pos.wire.event import GoodsReceived, TransferMoved
from tests.server.conftest import BARCODES, Chain
from tests.server.phone_shop import NewTill, Shop, shop
from tests.server.wire_till import now

__all__ = ["shop"]


def test_where_goods_stand_beside_other_stores_is_told_as_of_when(chain: Chain, new_till: NewTill, shop: Shop) -> None:
    here, there = new_till("BJ01"), new_till("SH01")
    first, second = chain.variants[:2]
    shop.order((0, 2))
    damaged = ReceivedLine(first, 3_000, Condition.DAMAGED, note="torn")
    receipt = GoodsReceipt(
        new_id(), "K1", here.store_id, Source.NOTHING, "", (damaged, ReceivedLine(first, 1_000)), now(), ""
    )
    here.write(EventKind.GOODS_RECEIVED, GoodsReceived(receipt, receipt.movements()))
    here.upload_all()
    asked = Transfer(
        new_id(), "T-1", there.store_id, here.store_id, TransferState.ASKED, (TransferLine(second, asked=4_000),)
    )
    sent = asked.send([TransferLine(second, sent=4_000)])
    there.write(EventKind.TRANSFER_MOVED, TransferMoved(sent, None, sent.sent_movements(moment=now())))
    there.upload_all()
    lines = (ExpectedLine(second, 6_000, "b1"), ExpectedLine(second, 1_000))
    delivery = Delivery("d-1", "PO-1", here.store_id, Source.PURCHASE, "supplier", lines)
    part = GoodsReceipt(
        new_id(), "K2", here.store_id, Source.PURCHASE, "d-1", (ReceivedLine(second, 2_000),), now(), "", final=False
    )
    chain.central.database.write(lambda tx: announce(tx, delivery))
    here.write(EventKind.GOODS_RECEIVED, GoodsReceived(part, part.movements()))
    here.upload_all()

    style = here.get("/v1/catalogue/items", ItemsAnswer, code=BARCODES[0]).items[0].item.style_id
    told = here.get("/v1/stock/nearby", NearbyAnswer, style=style)
    stands = {(each.variant_id, each.where): each.quantity for each in told.standing}
    assert {where: n for (variant, where), n in stands.items() if variant == first} == {
        "sales_floor": 101_000, "faulty": 3_000, "reserved": 2_000, "online": 202_000,
    }  # fmt: skip
    assert {where: n for (variant, where), n in stands.items() if variant == second} == {
        "sales_floor": 102_000, "in_transit": 4_000 + 5_000, "online": 198_000,
    }  # fmt: skip
    assert told.as_of is not None
    assert abs(told.as_of - now()) < timedelta(minutes=1)
