"""Price lists with many prices, from head office to the till's price: in pages, in parts, once for the chain."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pos.domain.errors import BadValue
from pos.storage.catalogue.catalogue import SqlCatalogue
from pos.usecases.selling.listed_prices import ListedPrices
from pos.usecases.selling.price_cart import PriceCart
from pos.wire.feed import ChangeKind, FeedPage
from tests.examples import TILL, a_cart, an_item
from tests.fakes.clock import Clock
from tests.fakes.mirror import Mirror
from tests.server.conftest import Chain
from tests.server.member_shop import NewTill
from tests.server.wire_till import WireTill

MANY = 30_000
PRICES = {f"K{number:05d}": f"{number + 100}.50" for number in range(MANY)}


def follow(till: WireTill, catalogue: SqlCatalogue) -> list[FeedPage]:
    """Fetch and apply the chain's feed as a till does; the pages."""
    pages = []
    while True:
        at = catalogue.cursor()
        page = till.feed("chain", epoch=at.epoch, after=at.seq, limit=60)
        catalogue.apply(page)
        pages.append(page)
        if not page.more:
            return pages


def told(pages: list[FeedPage]) -> int:
    return sum(change.kind == ChangeKind.LISTED_PRICES for page in pages for change in page.changes)


@pytest.mark.parametrize("database_url", ("sqlite",), indirect=True)
def test_thirty_thousand_prices_reach_the_till_in_pages_and_one_new_price_in_one_part(
    chain: Chain, new_till: NewTill, tmp_path: Path
) -> None:
    office, till = chain.central.promotions, new_till()
    assert office.put_price_lists([{"name": "清仓", "prices": PRICES}]) == 1
    document = json.loads(office.get())
    assert document["price_lists"] == [{"name": "清仓", "elsewhere": True}]
    assert len(till.feed("store").changes[-1].payload) < 10_000

    (tmp_path / "till").mkdir()
    mirror = Mirror()
    mirror.campaigns = office.get()
    with closing(SqlCatalogue.open(tmp_path / "till")) as catalogue:
        price = PriceCart(mirror=mirror, clock=Clock(), till=TILL, listed=ListedPrices(catalogue=catalogue))

        def costs(style: str) -> int:
            return price(a_cart(replace(an_item(retail=9_999_900), style_code=style))).total

        pages = follow(till, catalogue)
        # 30,000 / 200 is 150; the next power of two is 256 parts, 60 to a page. None is longer than twice a part.
        assert (told(pages), len(pages) >= 5) == (256, True)
        assert max(len(change.payload) for page in pages for change in page.changes) < 12_000
        assert [costs("K00000"), costs("K29999"), costs("K30000")] == [10_050, 3_009_950, 9_999_900]

        # The same file again changes nothing; one new price is one part, seen by the next cart.
        assert office.put_price_lists([{"name": "清仓", "prices": PRICES}]) == 0
        assert office.put_price_lists([{"name": "清仓", "prices": {**PRICES, "K00007": "1"}}]) == 1
        assert (told(follow(till, catalogue)), costs("K00007"), costs("K00008")) == (1, 100, 10_850)
        # Sent back as it was told, it stays; a list that nobody knows cannot lie elsewhere.
        office.put(document)
        assert told(follow(till, catalogue)) == 0
        with pytest.raises(BadValue, match="nowhere"):
            office.put({"rules": [], "price_lists": [{"name": "别的", "elsewhere": True}]})

        # Shorter than so many it stands in the document again, and nothing of it lies elsewhere.
        assert office.put_price_lists([{"name": "清仓", "prices": {"K00001": 5}}]) == 1
        follow(till, catalogue)
        mirror.campaigns = office.get()
        assert [costs("K00001"), costs("K00007")] == [500, 9_999_900]
        assert catalogue.listed_prices(["K00001", "K00007"]) == {}
