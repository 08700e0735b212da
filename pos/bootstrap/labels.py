"""What the till does with labels, put together by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pos.usecases.labels.cases import LabelCases
from pos.usecases.labels.make_labels import MakeLabels
from pos.usecases.labels.promoted import PromotionPrices
from pos.usecases.labels.sources import LabelSources
from pos.usecases.selling.listed_prices import ListedPrices
from pos.usecases.selling.price_cart import PriceCart

if TYPE_CHECKING:
    from pos.bootstrap.counter import TillParts
    from pos.domain.transfer import Transfer


def label_cases(parts: TillParts, *, pages: Callable[[], str]) -> LabelCases:
    """Batches of this till's store. `pages`: where the chain's item pages are."""
    files, store, transfer = parts.files, parts.till.store, parts.counter.stock.transfer
    pricing = PriceCart(mirror=files.mirror, clock=parts.clock, till=parts.till)
    listed = ListedPrices(catalogue=files.catalogue)

    def outgoing() -> tuple[Transfer, ...]:
        return (*transfer.on_the_way(store.store_id), *transfer.waiting(store.store_id))

    return LabelCases(
        sources=LabelSources(
            catalogue=files.catalogue,
            mirror=files.mirror,
            book=files.count_book,
            clock=parts.clock,
            outgoing=outgoing,
            promoted=PromotionPrices(
                book=lambda: pricing.book, clock=parts.clock, till=parts.till, texts=parts.wording, listed=listed
            ),
        ),
        make=MakeLabels(
            catalogue=files.catalogue,
            clock=parts.clock,
            till=parts.till,
            pages=pages,
            stores=parts.counter.stock.stores.known,
        ),
    )
