"""What another store has is held for a customer who pays here, sent from there, or given up."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select, update

from pos.domain.coming_back import line_back
from pos.domain.document import Document, DocumentKind, Fulfilment
from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.moments import to_ms
from pos.domain.order import Action, ActionKind, LineQuantity, Order, OrderState, PaidState
from pos.domain.pickup import Proof, Redemption
from pos.domain.refund import LineLeft
from pos.server.orders.tables import orders
from pos.server.stock.levels import sums_of_movements
from pos.server.stock.tables import movements
from pos.wire.codec import encode
from pos.wire.event import DocumentDone
from pos.wire.orders import OrderAnswer, OrderElsewhere, OrderPlaced, Parcel
from tests.server.conftest import Chain
from tests.server.phone_shop import NewTill, handover, level, stored
from tests.server.wire_till import WireTill, now

ADDRESS = "上海市静安区南京西路 1 号 302"


def wanted(chain: Chain, *, pieces: int = 1, address: str = ADDRESS) -> OrderElsewhere:
    return OrderElsewhere(
        order_id=new_id(),
        store_id=chain.far.store_id,
        variant_id=chain.variants[0],
        quantity=pieces * 1000,
        price=59900 * pieces,
        customer="张三",
        phone="13800002046",
        address=address,
    )


def paid_for(till: WireTill, order: Order, paid: int) -> Document:
    """The sale that pays for it, at a price of its own, with something from here beside it."""
    done = till.sale([(order.lines[0].variant_id, 1, paid), (order.lines[0].variant_id, 1, 59900)])
    sent, here = done.document.lines
    way = Fulfilment.DELIVERED if order.deliver else Fulfilment.OWED
    sent = replace(sent, order_id=order.order_id, order_line=1, fulfilment=way)
    document = replace(done.document, lines=(sent, here))
    till.write(EventKind.DOCUMENT, DocumentDone(document=document, movements=done.movements[1:]))
    till.upload_all()
    return document


def gives_back(till: WireTill, sold: Document, *, faulty: bool = False) -> Document:
    back = line_back(LineLeft(sold.lines[0]), 1000, document_id=sold.document_id, number=1)
    document = replace(
        sold, document_id=new_id(), number=f"{sold.number}9", kind=DocumentKind.RETURN, lines=(back,),
        tenders=(replace(sold.tenders[0], amount=back.paid, given=back.paid, change=0),), total=back.paid,
    )  # fmt: skip
    till.write(EventKind.DOCUMENT, DocumentDone(document=document, movements=(), faulty=(1,) if faulty else ()))
    till.upload_all()
    return document


def counted(chain: Chain, store_id: str) -> int:
    """The sum of the movements."""
    return chain.central.database.write(lambda tx: sums_of_movements(tx, store_id))[chain.variants[0]]


def found(till: WireTill, order_id: str) -> Order:
    return till.get(f"/v1/orders/{order_id}", OrderAnswer).order


def pick(chain: Chain, order: Order) -> None:
    all_of_it = (LineQuantity(1, order.lines[0].quantity),)
    chain.central.orders.act(Action(kind=ActionKind.PICK, order_id=order.order_id, lines=all_of_it))
    chain.central.orders.act(Action(kind=ActionKind.READY, order_id=order.order_id, shelf="A-03"))


def test_it_is_held_there_paid_here_and_sent_from_there(chain: Chain, new_till: NewTill) -> None:
    here, there = new_till("BJ01"), new_till("SH01")
    asked = wanted(chain)
    placed = here.post("/v1/orders", asked, OrderPlaced)
    assert here.post("/v1/orders", asked, OrderPlaced) == placed  # the answer was lost: asked again
    assert placed.collect_at is not None
    assert (placed.collect_at.name, placed.collect_at.kept_days) == (chain.far.name, 30)
    order = placed.order
    assert (order.store_id, order.deliver, order.due) == (chain.far.store_id, True, 59900)
    assert level(chain, 0, chain.far.store_id) == (100_000, 1_000)
    pick(chain, order)
    assert there.claim(order.order_id, "").outcome is Redemption.NOT_PAID

    paid_for(here, order, 49900)
    after = found(there, order.order_id)
    assert (after.paid, after.due, after.total, after.lines[0].paid) == (PaidState.PAID, 0, 49900, 49900)
    assert after.expires > now() + timedelta(days=29)
    assert level(chain, 0) == (99_000, 0)  # only what was sold beside it left this store
    told = there.get(f"/v1/orders/{order.order_id}/parcel", Parcel)
    assert told == Parcel("张三", "13800002046", ADDRESS)
    assert here.http.get(f"{here.address}/v1/orders/{order.order_id}/parcel").status_code == 404
    assert ADDRESS.encode() not in encode(after)
    assert b"13800002046" not in encode(after)

    granted = there.claim(order.order_id, "")  # nobody comes for it with a code
    assert granted.outcome is Redemption.DONE
    assert granted.order is not None
    claim = granted.order.claims[0]
    handover(there, after, claim_id=claim.claim_id, proof=Proof.SERVER)
    there.upload_all()
    assert found(there, order.order_id).state is OrderState.COLLECTED
    assert level(chain, 0, chain.far.store_id) == (99_000, 0)
    assert stored(chain, orders.c.parcel) == [(None,)]  # the address is forgotten


def test_what_is_left_nowhere_or_cannot_be_is_refused_and_nothing_is_held(chain: Chain, new_till: NewTill) -> None:
    here = new_till("BJ01")

    def asks(asked: OrderElsewhere) -> tuple[int, str]:
        answer = here.http.post(f"{here.address}/v1/orders", data=encode(asked), timeout=30)
        return answer.status_code, answer.json()["reason"]

    assert asks(wanted(chain, pieces=101)) == (409, "none_left")
    for change, reason in (
        ({"store_id": new_id()}, "unknown_store"),
        ({"variant_id": new_id()}, "unknown_item"),
        ({"phone": "张三"}, "bad_order"),
        ({"customer": " "}, "bad_order"),
        ({"address": "路" * 201}, "bad_order"),
        ({"quantity": 1500}, "bad_order"),
        ({"price": -1}, "bad_order"),
    ):
        assert asks(replace(wanted(chain), **change)) == (422, reason), change
    assert level(chain, 0, chain.far.store_id) == (100_000, 0)


def test_a_refused_one_is_given_up_and_a_paid_one_lives_again(chain: Chain, new_till: NewTill) -> None:
    here = new_till("BJ01")
    order = here.post("/v1/orders", wanted(chain), OrderPlaced).order
    path = f"/v1/orders/{order.order_id}/give-up"
    for _ in range(2):
        assert here.post(path, None, Order).cancelled
    assert level(chain, 0, chain.far.store_id) == (100_000, 0)
    paid_for(here, order, 59900)  # the line was taken back into the cart, without the network
    assert found(here, order.order_id).state is OrderState.TO_PICK
    assert level(chain, 0, chain.far.store_id) == (100_000, 1_000)
    assert here.http.post(here.address + path, timeout=30).status_code == 409

    late = here.post("/v1/orders", wanted(chain), OrderPlaced).order
    mine = orders.c.order_id == late.order_id
    chain.central.database.write(
        lambda tx: tx.connection.execute(update(orders).where(mine).values(expires_ms=to_ms(now()) - 1))
    )
    assert chain.central.orders.expire_due() == 1
    assert level(chain, 0, chain.far.store_id) == (100_000, 1_000)
    paid_for(here, late, 59900)
    assert found(here, late.order_id).state is OrderState.TO_PICK
    assert level(chain, 0, chain.far.store_id) == (100_000, 2_000)


def test_money_given_back_stops_what_was_not_sent_and_brings_back_what_was(chain: Chain, new_till: NewTill) -> None:
    here, there = new_till("BJ01"), new_till("SH01")
    waiting = here.post("/v1/orders", wanted(chain), OrderPlaced).order
    gives_back(here, paid_for(here, waiting, 59900))
    assert found(here, waiting.order_id).state is OrderState.CANCELLED
    assert level(chain, 0, chain.far.store_id) == (100_000, 0)
    assert level(chain, 0) == (99_000, 0)

    sent = here.post("/v1/orders", wanted(chain, address=""), OrderPlaced)
    sold = paid_for(here, sent.order, 59900)
    pick(chain, sent.order)
    assert there.claim(sent.order.order_id, "").outcome is Redemption.NEEDS_MANAGER  # this one is collected
    handover(there, sent.order, claim_id=new_id(), proof=Proof.MANAGER)
    there.upload_all()
    gives_back(here, sold)
    assert level(chain, 0, chain.far.store_id) == (99_000, 0)
    assert level(chain, 0) == (99_000, 0)  # two sold beside them, one came back
    for store in (chain.near, chain.far):
        assert counted(chain, store.store_id) == 99_000
    assert stored(chain, orders.c.state) == [("cancelled",), ("collected",)]


def test_what_came_back_faulty_is_not_for_sale_and_what_never_went_is_not_faulty(
    chain: Chain, new_till: NewTill
) -> None:
    here, there = new_till("BJ01"), new_till("SH01")
    waiting = here.post("/v1/orders", wanted(chain), OrderPlaced).order
    never_went = gives_back(here, paid_for(here, waiting, 59900), faulty=True)
    sent = here.post("/v1/orders", wanted(chain, address=""), OrderPlaced)
    sold = paid_for(here, sent.order, 59900)
    pick(chain, sent.order)
    assert there.claim(sent.order.order_id, "").outcome is Redemption.NEEDS_MANAGER
    handover(there, sent.order, claim_id=new_id(), proof=Proof.MANAGER)
    there.upload_all()
    back = gives_back(here, sold, faulty=True)

    where = select(movements.c.place, movements.c.quantity).where(
        movements.c.document_id.in_([never_went.document_id, back.document_id])
    )
    with chain.central.database.reading() as connection:
        assert [tuple(row) for row in connection.execute(where)] == [("faulty", 1000)]


def test_of_two_tills_that_want_the_last_piece_one_gets_it_and_the_other_is_told(
    chain: Chain, new_till: NewTill
) -> None:
    tills = [new_till("BJ01") for _ in range(4)]
    tills[0].post("/v1/orders", wanted(chain, pieces=99), OrderPlaced)

    def ask(till: WireTill) -> tuple[int, str]:
        answer = till.http.post(f"{till.address}/v1/orders", data=encode(wanted(chain)), timeout=30)
        return answer.status_code, answer.json().get("reason", "")

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(ask, tills))
    assert answers == [(200, ""), *[(409, "none_left")] * 3]
    assert level(chain, 0, chain.far.store_id) == (100_000, 100_000)

    there = new_till("SH01")
    there.sell([(chain.variants[0], 1, 59900)])  # somebody there carries it to the counter: the till wins
    there.upload_all()
    state = orders.c.state
    assert stored(chain, state) == [("short",), ("to_pick",)]
    assert level(chain, 0, chain.far.store_id) == (99_000, 99_000)
