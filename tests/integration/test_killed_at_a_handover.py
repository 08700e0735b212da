"""kill -9 of a till between the server's yes and its own commit: what nobody handed over can still be handed over."""

import signal
import subprocess
import sys
from collections.abc import Callable

import pytest
from sqlalchemy import select

from pos.domain.order import OrderState
from pos.domain.pickup import Redemption
from pos.server.event_tables import exceptions
from tests.integration.conftest import HeadOffice
from tests.integration.running import CLERK, RunningTill, until
from tests.integration.test_a_till_and_its_server import made_ready, new_till, order_online

__all__ = ["new_till"]
NewTill = Callable[..., RunningTill]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL; the till kills itself with it")
@pytest.mark.parametrize(
    "place, written", (("begin", False), ("journal", False), ("before commit", False), ("after commit", True))
)
def test_a_till_killed_at_a_handover(place: str, written: bool, office: HeadOffice, new_till: NewTill) -> None:
    first = new_till()
    assert first.in_agreement()
    placed = order_online(office, "k")
    order_id = placed.order.order_id
    made_ready(office, placed.order)
    first.stop()
    died = subprocess.run(
        [
            sys.executable,
            *("-m", "tests.integration.killed_handover"),
            *(str(first.folder), office.address, order_id, placed.pickup_code, place),
        ],
        capture_output=True,
        timeout=60,
    )
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    claimed = office.central.orders.find(order_id)
    assert claimed is not None
    assert claimed.order.state is OrderState.COLLECTED

    till = RunningTill(first.folder, office.address)
    try:
        assert till.in_agreement()
        assert until(lambda: till.order(order_id) is not None)
        duty = till.duty()
        (order,) = till.counter.find_order(placed.pickup_code).orders
        assert order.state is (OrderState.COLLECTED if written else OrderState.READY)
        again = till.counter.hand_over(duty, order, code=placed.pickup_code)
        till.parts.committed()
        assert again.decision.outcome is (Redemption.ALREADY if written else Redemption.DONE)
        assert till.all_sent()
        assert until(lambda: office.stock(office.chain.near.store_id)[office.chain.variants[0]] == (99_000, 99_000))
        shown = till.order(order_id)
        assert shown is not None
        assert (shown.state, shown.handed_over_by) == (OrderState.COLLECTED, CLERK)
        assert till.counter.hand_over(duty, shown, code=placed.pickup_code).decision.outcome is Redemption.ALREADY
    finally:
        till.stop()
    kinds = [payload for payload in office.journal(till.counter.till.till_id) if b'"order_handed_over"' in payload]
    assert len(kinds) == 1
    with office.central.database.reading() as connection:
        assert connection.execute(select(exceptions.c.code)).all() == []
