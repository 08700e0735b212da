"""A real server on loopback, and tills of its stores."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import func, select

from pos.bootstrap.server import open_central
from pos.domain.catalogue import Item
from pos.server.central import Central
from pos.server.documents.tables import documents
from pos.server.event_tables import events
from pos.server.stock.tables import movements, stock_levels
from pos.usecases.syncing.enrol_till import EnrolOutcome
from tests.installation import with_tables
from tests.integration.counter import Counter, enrol
from tests.server.conftest import BARCODES, Chain, fill, serving


@dataclass
class HeadOffice:
    """A running server and what it holds."""

    central: Central
    chain: Chain
    address: str
    folder: Path
    opened: list[Counter] = field(default_factory=list)

    def till(self, store: str = "BJ01", *, address: str = "") -> Counter:
        """A new till, enrolled."""
        folder = self.folder / f"till-{len(self.opened) + 1}"
        code = self.central.enrolment.new_code(store).code
        assert enrol(folder, self.address, code) is EnrolOutcome.ENROLLED
        return self.keep(Counter(folder, address or self.address))

    def keep(self, counter: Counter) -> Counter:
        """Close it at the end."""
        self.opened.append(counter)
        return counter

    def items(self, counter: Counter) -> list[Item]:
        """What is sold."""
        return [record.item for code in BARCODES for record in counter.central.items(code=code)]

    def journal(self, till_id: str) -> list[bytes]:
        """The payloads of a till's events as they are kept here, in order."""
        with self.central.database.reading() as connection:
            found = connection.execute(
                select(events.c.payload).where(events.c.till_id == till_id).order_by(events.c.tseq)
            )
            return [bytes(payload) for payload in found.scalars()]

    def sold(self, till_id: str) -> list[str]:
        """The documents of a till."""
        with self.central.database.reading() as connection:
            found = connection.execute(select(documents.c.document_id).where(documents.c.till_id == till_id))
            return list(found.scalars())

    def stock(self, store_id: str) -> dict[str, tuple[int, int]]:
        """Variant → (the level, the sum of the movements)."""
        with self.central.database.reading() as connection:
            levels = connection.execute(
                select(stock_levels.c.variant_id, stock_levels.c.quantity).where(stock_levels.c.store_id == store_id)
            ).all()
            moved = connection.execute(
                select(movements.c.variant_id, func.sum(movements.c.quantity))
                .where(movements.c.store_id == store_id)
                .group_by(movements.c.variant_id)
            ).all()
        sums = {row[0]: int(row[1]) for row in moved}
        return {row.variant_id: (int(row.quantity), sums.get(row.variant_id, 0)) for row in levels}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[HeadOffice]:
    """A chain of two stores, its server running."""
    central = open_central(with_tables(tmp_path / "central"))
    with serving(central) as address:
        here = HeadOffice(central, fill(central), address, tmp_path)
        yield here
        for counter in here.opened:
            counter.close()
    central.close()


def sell_some(counter: Counter, items: list[Item], seed: int, *, at_most: int) -> dict[str, int]:
    """A few sales; variant → pieces sold."""
    chance = random.Random(seed)
    sold: dict[str, int] = {}
    for _ in range(chance.randint(0, at_most)):
        item, pieces = chance.choice(items), chance.randint(1, 3)
        counter.sell(item, quantity=pieces * 1000)
        sold[item.variant_id] = sold.get(item.variant_id, 0) + pieces
    return sold
