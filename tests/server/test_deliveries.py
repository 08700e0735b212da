"""Deliveries at head office: announced once, received in parts at two tills, taken back, told to every till."""

from __future__ import annotations

from collections.abc import Callable

from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.receiving import Begun, Delivery, ExpectedLine, GoodsReceipt, ReceivedLine, Source
from pos.server.receiving.deliveries import Announced, announce, would_announce
from pos.wire.codec import decode
from pos.wire.deliveries import DeliveryRecord
from pos.wire.event import GoodsReceived, ReceivingBegun
from tests.server.conftest import Chain
from tests.server.wire_till import WireTill, now

NewTill = Callable[..., WireTill]


def received(
    till: WireTill,
    delivery_id: str,
    variant: str,
    pieces: int,
    *,
    final: bool = False,
    reverses: str = "",
    receipt_id: str = "",
) -> str:
    """Upload a receipt; its id."""
    receipt = GoodsReceipt(
        receipt_id=receipt_id or new_id(),
        number="V-1",
        store_id=till.store_id,
        source=Source.PURCHASE,
        delivery_id=delivery_id,
        lines=(ReceivedLine(variant, pieces * 1000),),
        moment=now(),
        staff_id="lin",
        final=final,
        reverses=reverses,
    )
    till.write(EventKind.GOODS_RECEIVED, GoodsReceived(receipt, receipt.movements()))
    return receipt.receipt_id


def begins(till: WireTill, number: int, *, given_up: Begun | None = None) -> Begun:
    """Upload that somebody began the delivery `d1`, or gave it up."""
    begun = given_up or Begun(new_id(), "d1", till.till_id, number, "lin", now())
    till.write(EventKind.RECEIVING_BEGUN, ReceivingBegun(begun, given_up is not None))
    assert till.upload_all().results[-1].exceptions == ()
    return begun


def told(till: WireTill, delivery_id: str) -> DeliveryRecord:
    """What the store's feed says last."""
    rows = [each for each in till.feed("store").changes if (each.kind, each.key) == ("delivery", delivery_id)]
    return decode(rows[-1].payload, DeliveryRecord)


def test_a_delivery_comes_in_parts_and_every_till_hears_what_is_left(chain: Chain, new_till: NewTill) -> None:
    one, two = new_till(), new_till()
    coat, skirt = chain.variants[0], chain.variants[5]
    lines = (ExpectedLine(coat, 5000), ExpectedLine(skirt, 2000))
    delivery = Delivery("d1", "SN-1", one.store_id, Source.PURCHASE, "mill", lines)
    database = chain.central.database
    with database.reading() as connection:
        assert would_announce(connection, delivery) is Announced.NEW
    assert database.write(lambda tx: announce(tx, delivery)) is Announced.NEW
    assert database.write(lambda tx: announce(tx, delivery)) is Announced.SAME
    received(one, "d1", coat, 2)
    received(two, "d1", coat, 3)
    one.upload_all()
    two.upload_all()
    assert told(two, "d1") == DeliveryRecord("d1", delivery, ((coat, 5000),))
    last = received(two, "d1", skirt, 9, final=True)
    two.upload_all()
    assert told(one, "d1") == DeliveryRecord("d1", delivery, tuple(sorted(((coat, 5000), (skirt, 9000)))), done=True)

    received(one, "d1", coat, 1, final=True)
    assert one.upload_all().results[-1].exceptions == ("received_twice",)
    received(two, "d1", skirt, 9, final=True, reverses=last)
    two.upload_all()
    again = told(one, "d1")
    assert (again.came, again.done) == (((coat, 6000),), False)
    received(two, "d1", skirt, 2, final=True)
    assert two.upload_all().results[-1].exceptions == ("received_twice",)  # one's is still there


def test_a_part_that_came_before_its_announcement_is_not_lost(chain: Chain, new_till: NewTill) -> None:
    till, coat = new_till(), chain.variants[0]
    received(till, "d2", coat, 2)
    till.upload_all()
    assert told(till, "d2") == DeliveryRecord("d2", None, ((coat, 2000),))
    delivery = Delivery("d2", "SN-2", till.store_id, Source.PURCHASE, "mill", (ExpectedLine(coat, 2000),))
    assert chain.central.database.write(lambda tx: announce(tx, delivery)) is Announced.NEW
    assert told(till, "d2").came == ((coat, 2000),)
    longer = Delivery("d2", "SN-2", till.store_id, Source.PURCHASE, "mill", (ExpectedLine(coat, 4000),))
    assert chain.central.database.write(lambda tx: announce(tx, longer)) is Announced.CHANGED


def test_every_till_hears_who_unpacks_a_delivery_until_it_is_posted_or_given_up(
    chain: Chain, new_till: NewTill
) -> None:
    one, two = new_till(), new_till()
    coat = chain.variants[0]
    first = begins(one, 1)  # before the supplier's list is loaded
    delivery = Delivery("d1", "SN-1", one.store_id, Source.PURCHASE, "mill", (ExpectedLine(coat, 5000),))
    chain.central.database.write(lambda tx: announce(tx, delivery))
    assert told(two, "d1") == DeliveryRecord("d1", delivery, begun=(first,))
    second = begins(two, 2)
    assert told(one, "d1").begun == (first, second)

    received(one, "d1", coat, 2, receipt_id=first.receipt_id)
    one.upload_all()
    assert told(two, "d1") == DeliveryRecord("d1", delivery, ((coat, 2000),), begun=(second,))
    begins(two, 2, given_up=second)
    assert told(one, "d1").begun == ()
    again = begins(two, 2)
    received(two, "d1", coat, 3, receipt_id=again.receipt_id, final=True)
    two.upload_all()
    assert told(one, "d1") == DeliveryRecord("d1", delivery, ((coat, 5000),), done=True)
