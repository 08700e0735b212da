"""The label screen's desk over a shop on fakes: what was printed, what was put on sheets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pos.bootstrap.texts import load_texts
from pos.domain.labels.content import LabelContent, LabelKind
from pos.domain.labels.template import template_of
from pos.ports.printing import PrintAnswer
from pos.ui.labels.desk import LabelDesk
from pos.usecases.labels.cases import LabelCases
from pos.usecases.labels.make_labels import MakeLabels
from pos.usecases.labels.promoted import PromotionPrices
from pos.usecases.labels.sources import LabelSources
from pos.usecases.selling.price_cart import PriceCart
from tests.fakes.count_book import CountBook
from tests.fakes.label_printer import LabelPrinter

if TYPE_CHECKING:
    from tests.ui.shop import Shop


class LabelShop:
    """`desk` is the screen's."""

    def __init__(self, shop: Shop) -> None:
        self.printer = LabelPrinter()
        self.there = True
        self.sheets: list[tuple[LabelKind, tuple[LabelContent, ...]]] = []
        self.opened: list[Path] = []
        transfer, store = shop.counter.stock.transfer, shop.store
        pricing = PriceCart(mirror=shop.mirror, clock=shop.clock, till=shop.till)
        self.desk = LabelDesk(
            cases=LabelCases(
                sources=LabelSources(
                    catalogue=shop.catalogue,
                    mirror=shop.mirror,
                    book=CountBook(shop.ledger),
                    clock=shop.clock,
                    outgoing=lambda: transfer.on_the_way(store.store_id),
                    promoted=PromotionPrices(
                        book=lambda: pricing.book, clock=shop.clock, till=shop.till, texts=load_texts
                    ),
                ),
                make=MakeLabels(
                    catalogue=shop.catalogue,
                    clock=shop.clock,
                    till=shop.till,
                    pages=lambda: "https://shop.example",
                    stores=lambda: {"s2": "三里屯店"},
                ),
            ),
            is_there=lambda: self.there,
            preview=_drawn,
            send=self._send,
            sheets=self._sheets,
            show=self.opened.append,
        )

    def _send(self, kind: LabelKind, labels: Sequence[LabelContent]) -> PrintAnswer:
        return self.printer.print_labels(template_of(kind, load_texts()), labels)

    def _sheets(self, kind: LabelKind, labels: Sequence[LabelContent]) -> Path:
        self.sheets.append((kind, tuple(labels)))
        return Path("labels") / f"{kind}.pdf"


def _drawn(kind: LabelKind, content: LabelContent) -> bytes:
    from pos.devices.labels.picture import LabelPictures

    return LabelPictures().png(template_of(kind, load_texts()), content)
