"""Answers lost, batches repeated, reordered, cut: in the end server = till, nothing twice, no gap, stock adds up."""

from collections import Counter as Tally

import pytest

from tests.integration.conftest import HeadOffice, sell_some
from tests.integration.flaky import Flaky

OPENING = 100_000


@pytest.mark.parametrize("seed", tuple(range(1, 7)))
def test_in_the_end_server_and_till_agree(seed: int, office: HeadOffice) -> None:
    sold: Tally[str] = Tally()
    with Flaky(office.address, seed=seed, harm=0.6) as network:
        counter = office.till(address=network.url)
        items = office.items(office.till())
        for round_ in range(8):
            sold.update(sell_some(counter, items, seed * 100 + round_, at_most=30))
            counter.sync(steps=3)
        network.heal()
        assert counter.sync()
        harmed = [harm for harm in network.done if harm]

    assert len(harmed) > 5, network.done
    assert office.journal(counter.till.till_id) == counter.journal()
    assert sorted(office.sold(counter.till.till_id)) == sorted(
        document.document_id for document in counter.ledger.recent_documents(limit=1000)
    )
    stock = office.stock(counter.till.store.store_id)
    assert {variant: level for variant, (level, _) in stock.items()} == {
        item.variant_id: OPENING - 1000 * sold[item.variant_id] for item in items
    }
    assert all(level == moved for level, moved in stock.values())
