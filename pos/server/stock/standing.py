"""Where a style's goods stand beside the other stores' shelves: here by place, held by orders, on their way, online."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, select

from pos.domain.quantity import Milli
from pos.domain.receiving import Delivery
from pos.domain.stock import IN_TRANSIT, ONLINE, RESERVED
from pos.domain.transfer import Transfer, TransferState
from pos.server.receiving.tables import deliveries, transfers
from pos.server.rows import among
from pos.server.stock.tables import movements, stock_levels
from pos.wire.catalogue import Standing
from pos.wire.codec import decode


def standing(connection: Connection, store_id: str, variant_ids: Sequence[str]) -> tuple[Standing, ...]:
    """What is not 0, by variant and where. Online: what the sales channels can sell, all stores' free pieces."""
    wanted = set(variant_ids)
    sums: dict[tuple[str, str], Milli] = defaultdict(int)
    for variant_id, where, quantity in (
        *_here(connection, store_id, variant_ids),
        *_free_everywhere(connection, variant_ids),
        *_on_the_way(connection, store_id),
    ):
        if variant_id in wanted:
            sums[variant_id, where] += quantity
    return tuple(Standing(*key, quantity) for key, quantity in sorted(sums.items()) if quantity)


def _here(connection: Connection, store_id: str, variant_ids: Sequence[str]) -> Iterator[tuple[str, str, Milli]]:
    moved = movements.c
    by_place = (
        select(moved.variant_id, moved.place, func.sum(moved.quantity).label("quantity"))
        .where(moved.store_id == store_id, among(connection, moved.variant_id, variant_ids))
        .group_by(moved.variant_id, moved.place)
    )
    for row in connection.execute(by_place):
        yield row.variant_id, row.place, int(row.quantity)
    level = stock_levels.c
    held = select(level.variant_id, level.reserved).where(
        level.store_id == store_id, among(connection, level.variant_id, variant_ids), level.reserved != 0
    )
    for variant_id, reserved in connection.execute(held):
        yield variant_id, RESERVED, reserved


def _free_everywhere(connection: Connection, variant_ids: Sequence[str]) -> Iterator[tuple[str, str, Milli]]:
    level = stock_levels.c
    free = level.quantity - level.reserved
    chain = (
        select(level.variant_id, func.sum(free).label("free"))
        .where(among(connection, level.variant_id, variant_ids), free > 0)
        .group_by(level.variant_id)
    )
    for row in connection.execute(chain):
        yield row.variant_id, ONLINE, int(row.free)


def _on_the_way(connection: Connection, store_id: str) -> Iterator[tuple[str, str, Milli]]:
    coming = (transfers.c.receiver == store_id) & (transfers.c.state == TransferState.SENT.value)
    for (body,) in connection.execute(select(transfers.c.body).where(coming)):
        for line in decode(body.encode(), Transfer).lines:
            yield line.variant_id, IN_TRANSIT, line.sent - line.received
    announced = (deliveries.c.store_id == store_id) & deliveries.c.done.is_(False) & (deliveries.c.body != "")
    for row in connection.execute(select(deliveries).where(announced)):
        came = dict(decode(row.came.encode(), tuple[tuple[str, int], ...]))
        expected: dict[str, Milli] = defaultdict(int)
        for each in decode(row.body.encode(), Delivery).lines:
            expected[each.variant_id] += each.quantity
        for variant_id, quantity in expected.items():
            yield variant_id, IN_TRANSIT, max(0, quantity - came.get(variant_id, 0))
