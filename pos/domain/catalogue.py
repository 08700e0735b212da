"""What is sold: style → colour → size. A variant is one size and colour of a style; it is what is sold and counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pos.domain.money import Fen


class ItemKind(StrEnum):
    """What a style is."""

    GOODS = "goods"
    GIFT = "gift"
    """Given with a sale; has no price of its own."""
    SERVICE = "service"
    """Has no stock."""
    BAG = "bag"
    OPEN_PRICE = "open_price"
    """The price is typed at the till, by permission."""


@dataclass(frozen=True, slots=True)
class Item:
    """A variant as the till needs it: everything a cart line copies. Cost is not among it and never reaches a till."""

    variant_id: str
    """The variant's id (UUIDv7, given by head office)."""
    style_id: str
    """Its style's id."""
    style_code: str
    """货号, the style's own code, upper case."""
    name: str
    """The style's name, plain text."""
    colour: str
    """Colour name, empty for none."""
    size: str
    """Size label within the style's size group, empty for none."""
    list_price: Fen
    """吊牌价, the price on the tag."""
    retail_price: Fen
    """零售价, asked today; 0 is a price."""
    kind: ItemKind = ItemKind.GOODS
    """What it is."""
    tax_rate: int = 1300
    """Value-added tax in 1/10,000 of the net price."""
    tax_included: bool = True
    """Whether prices include the tax."""
    category: str = ""
    """Category path, `女装/连衣裙`."""
    brand: str = ""
    """Brand name."""
    season: str = ""
    """Season, `26AW`."""
    barcode: str = ""
    """The first barcode as printed, empty for none."""
    picture: str = ""
    """Name of the colour's picture (its SHA-256 in hex), empty for none."""
    return_days: int = 7
    """Days within which it may be returned; 0: no return."""
    on_sale: bool = True
    """False once head office has taken it off sale."""

    @property
    def has_stock(self) -> bool:
        """Whether pieces of it are counted."""
        return self.kind not in (ItemKind.SERVICE, ItemKind.OPEN_PRICE)


class Found(StrEnum):
    """What a look-up came to."""

    ONE = "one"
    """One variant."""
    SEVERAL = "several"
    """A style's code, or a code several variants share: a person chooses."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class LookUp:
    """The answer to a code."""

    found: Found
    """Whether one, several or no variants have it."""
    items: tuple[Item, ...] = ()
    """The variants, in size and colour order; at most 200."""
    complete: bool = True
    """False while the catalogue is still being filled, so that `NONE` may be wrong."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One square of the grid of sizes × colours."""

    item: Item
    """The variant."""
    here: int
    """Stock shown in this store, thousandths."""
    nearby: tuple[tuple[str, int], ...] = ()
    """(store name, thousandths) of the other stores that have it, most first."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A style's variants by size and colour. Not every size exists in every colour."""

    style_code: str
    """货号."""
    name: str
    """The style's name."""
    sizes: tuple[str, ...]
    """Columns, in the order of the size group."""
    colours: tuple[str, ...]
    """Rows."""
    cells: tuple[GridCell, ...]
    """The squares there are."""
