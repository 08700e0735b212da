"""What is priced: lines of goods with all that a rule may ask of them."""

from __future__ import annotations

from dataclasses import dataclass

from pos.domain.money import Fen
from pos.domain.quantity import ONE, Milli


@dataclass(frozen=True, slots=True)
class Traits:
    """What a target looks at: the same for every line of a variant."""

    variant_id: str
    """The variant; ties between lines go to the lower one."""
    code: str = ""
    """The code printed on it, where that is not the variant's id."""
    product: str = ""
    """The style's code, 货号."""
    categories: tuple[str, ...] = ()
    """Category paths; `女装/连衣裙` is in `女装` too."""
    brand: str = ""
    """Brand name."""
    season: str = ""
    """Season, `26AW`."""
    tags: tuple[str, ...] = ()
    """Tags: `新品`, `清仓` …"""
    attributes: tuple[tuple[str, str], ...] = ()
    """(name, value) pairs: colour, size, material …"""
    price: Fen = 0
    """The unit price that price ranges look at."""


@dataclass(frozen=True, slots=True)
class Goods:
    """A line to be priced."""

    line_id: int
    """Its own number, never used twice."""
    traits: Traits
    """What it is."""
    quantity: Milli
    """Thousandths, above 0. What is not a whole number of pieces counts as one piece."""
    unit_price: Fen
    """Asked for one unit before any rule: where pricing begins."""
    list_price: Fen | None = None
    """On the tag; None: the unit price. A rule may take its percentage of it."""
    floor: Fen = 0
    """The lowest price of one unit that rules may reach."""
    special_price: Fen | None = None
    """特价 of one unit, where it has one of its own."""
    member_prices: tuple[tuple[str, Fen], ...] = ()
    """会员价 of one unit as (level, price); the level `""` means every member."""
    special: bool = False
    """Already marked down: never a piece at full price."""
    manual: ManualReduction | None = None
    """Given by hand on this line."""
    tax_on_top: int = 0
    """Rate of the tax that is added to what it costs, in 1/10,000; 0: none, or its price holds it."""

    @property
    def pieces(self) -> int:
        """Whole pieces; 1 for what is weighed or measured."""
        whole, part = divmod(self.quantity, ONE)
        return 1 if part else whole


@dataclass(frozen=True, slots=True)
class ManualReduction:
    """A discount given by hand: one of the three."""

    pay: int | None = None
    """折: the part to pay, in 1/10,000."""
    off: Fen | None = None
    """Fen off."""
    price: Fen | None = None
    """一口价: the total wanted."""
    reason: str = ""
    """Why."""
