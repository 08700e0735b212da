"""What stands on a label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pos.domain.barcode import shown
from pos.domain.catalogue import Item
from pos.domain.money import Fen, yuan


class LabelKind(StrEnum):
    """The labels there are."""

    PRICE_TAG = "price_tag"
    """吊牌: hangs on the goods."""
    SHELF = "shelf"
    """货架签: at the shelf; the old price struck through."""
    FITTING = "fitting"
    """试衣签: goes into the fitting room with the piece."""
    TRANSFER = "transfer"
    """调拨箱签: on a box on its way to another store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelContent:
    """What one label says. Empty texts print nothing."""

    name: str
    """The style's name; on a box what it holds."""
    code: str
    """What is scanned: a GTIN, or a number of the shop's own; empty: no bars."""
    colour: str = ""
    """Colour name."""
    size: str = ""
    """Size label."""
    style: str = ""
    """货号."""
    brand: str = ""
    """Brand name."""
    price: Fen | None = None
    """What is asked today; None: no price."""
    old_price: Fen | None = None
    """What was asked before, or the list price; printed struck through where it is above `price`."""
    promotion: str = ""
    """Why it costs less."""
    unit: str = ""
    """What the price is for: `500 g`; empty: a piece."""
    link: str = ""
    """Where the QR leads: a GS1 Digital Link; empty: no QR."""
    store: str = ""
    """The store's name."""
    source: str = ""
    """Transfer: from where."""
    target: str = ""
    """Transfer: to where."""
    document: str = ""
    """Transfer: its number."""
    box: str = ""
    """Transfer: `2/4`."""
    date: str = ""
    """When it was printed, as people read it."""
    copies: int = 1
    """How many of it."""

    @property
    def reduced(self) -> bool:
        """Whether an old price is struck through."""
        return self.price is not None and self.old_price is not None and self.old_price > self.price

    @property
    def fills(self) -> Mapping[str, str]:
        """What `{name}` in a template stands for."""
        old = f"￥{yuan(self.old_price)}" if self.reduced and self.old_price is not None else ""
        whole, _, cents = yuan(self.price).partition(".") if self.price is not None else ("", "", "")
        return {
            "name": self.name,
            "code": self.code,
            "colour": self.colour,
            "size": self.size,
            "style": self.style,
            "brand": self.brand,
            "price": "" if self.price is None else f"￥{yuan(self.price)}",
            "whole": whole,
            "cents": cents,
            "old": old,
            "promotion": self.promotion,
            "unit": self.unit,
            "link": self.link,
            "store": self.store,
            "source": self.source,
            "target": self.target,
            "document": self.document,
            "box": self.box,
            "date": self.date,
        }


def content_of(
    item: Item,
    *,
    link: str = "",
    price: Fen | None = None,
    old_price: Fen | None = None,
    promotion: str = "",
    store: str = "",
    copies: int = 1,
) -> LabelContent:
    """The label of an item. `price` None: its retail price; `old_price` None: its list price."""
    return LabelContent(
        name=item.name,
        code=shown(item.barcode) if item.barcode.isdigit() and len(item.barcode) == 14 else item.barcode,
        colour=item.colour,
        size=item.size,
        style=item.style_code,
        brand=item.brand,
        price=item.retail_price if price is None else price,
        old_price=item.list_price if old_price is None else old_price,
        promotion=promotion,
        link=link,
        store=store,
        copies=copies,
    )
