"""A style as head office enters it, with everything below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pos.domain.catalogue import ItemKind
from pos.domain.mark import Tracking
from pos.domain.money import Fen


@dataclass(frozen=True, slots=True)
class ColourEntry:
    """A colour of a style."""

    name: str
    """Colour name, empty for a style without colours."""
    picture: str = ""
    """SHA-256 of its picture (see `PictureStore.put`), empty for none."""


@dataclass(frozen=True, slots=True)
class VariantEntry:
    """A size and colour of a style."""

    colour: str = ""
    """One of the style's colours."""
    size: str = ""
    """One of the style's sizes."""
    barcodes: tuple[str, ...] = ()
    """As printed; the first one is shown. Several variants may share one."""
    on_sale: bool = True
    """False once head office has taken it off sale."""


@dataclass(frozen=True, slots=True)
class StyleEntry:
    """A style. Entering the same 货号 again changes it; its variants keep their ids by (colour, size)."""

    code: str
    """货号; stored in upper case."""
    name: str
    """Plain text."""
    retail_price: Fen
    """零售价, asked today; 0 is a price."""
    list_price: Fen
    """吊牌价, the price on the tag."""
    variants: tuple[VariantEntry, ...]
    """At least one. Variants entered before and missing here stay as they are."""
    colours: tuple[ColourEntry, ...] = ()
    """In the order they are shown; colours named by variants only come after them."""
    sizes: tuple[str, ...] = ()
    """The labels of the size group in order; sizes named by variants only come after them."""
    size_group: str = ""
    """Name of the size group; empty: the style's own."""
    kind: ItemKind = ItemKind.GOODS
    """What it is."""
    brand: str = ""
    """Brand name."""
    season: str = ""
    """`26AW`."""
    category: str = ""
    """Category path, `女装/连衣裙`."""
    tax_category: str = ""
    """The tax authority's code of the goods."""
    tax_rate: int = 1300
    """1/10,000 of the net price."""
    tax_included: bool = True
    """Whether prices include the tax."""
    return_days: int = 7
    """Days within which it may be returned; 0: no return."""
    on_sale: bool = True
    """False once it has been taken off sale."""
    cost: Fen = 0
    """What it cost; never reaches a till."""
    pinyin: tuple[str, ...] = ()
    """Search keys of the name, computed by who enters it."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Material, origin …"""
    matching: tuple[str, ...] = ()
    """货号 of styles that go with it."""
    channels: tuple[str, ...] = ()
    """Codes of the channels it is sold in; empty: all."""
    tracking: Tracking = Tracking.NONE
    """By what its pieces are told apart in the stock."""
