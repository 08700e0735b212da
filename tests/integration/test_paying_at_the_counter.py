"""An order that is paid at the counter, offline: the till shows it as paid at once, head office once it hears of it."""

from collections.abc import Callable

from sqlalchemy import select

from pos.domain.order import OrderState, PaidState
from pos.domain.pickup import Redemption
from pos.domain.tender import cash
from pos.server.event_tables import exceptions
from pos.usecases.selling.take_payment import Payment
from pos.wire.orders import OrderPlaced, PlacedLine, PlaceOrder
from tests.integration.conftest import HeadOffice
from tests.integration.running import RunningTill, until
from tests.integration.test_a_till_and_its_server import made_ready, new_till
from tests.soak.ledger_sales import verified

__all__ = ["new_till"]
NewTill = Callable[..., RunningTill]


def test_paid_and_collected_offline_and_known_at_head_office(office: HeadOffice, new_till: NewTill) -> None:
    first = new_till()
    assert first.in_agreement()
    first.duty()
    line = PlacedLine(quantity=2000, paid=100_001, variant_id=office.chain.variants[0])
    request = PlaceOrder("BJ01", "韩梅梅", "13800002046", (line,), paid=PaidState.DEPOSIT, due=90_001)
    placed = office.central.orders.place("shop", "k", request)
    assert isinstance(placed, OrderPlaced)
    order_id = placed.order.order_id
    made_ready(office, placed.order)
    assert until(lambda: getattr(first.order(order_id), "state", None) is OrderState.READY)
    assert first.all_sent()
    first.stop()

    offline = RunningTill(first.folder, "http://127.0.0.1:9")
    order = offline.order(order_id)
    assert order is not None
    payment = Payment(90_001, (cash(90_001, 100_000),))
    done = offline.counter.hand_over(offline.duty(), order, code=placed.pickup_code, payment=payment)
    assert (done.decision.outcome, done.decision.decided_offline) == (Redemption.DONE, True)
    shown = offline.order(order_id)
    assert shown is not None
    assert (shown.state, shown.paid, shown.due) == (OrderState.COLLECTED, PaidState.PAID, 0)
    offline.stop()
    assert verified(first.folder).findings == ()

    back = RunningTill(first.folder, office.address)
    try:
        assert back.in_agreement()
        assert back.all_sent()
        known = office.central.orders.find(order_id)
        assert known is not None
        assert (known.order.state, known.order.paid, known.order.due) == (OrderState.COLLECTED, PaidState.PAID, 0)
        assert done.document is not None
        assert office.sold(back.counter.till.till_id) == [done.document.document_id]
        assert office.stock(office.chain.near.store_id)[office.chain.variants[0]] == (98_000, 98_000)
        assert until(lambda: back.parts.files.mirror.order(order_id) == known.order)
        assert back.order(order_id) == known.order
    finally:
        back.stop()
    with office.central.database.reading() as connection:
        assert connection.execute(select(exceptions.c.code)).all() == []
