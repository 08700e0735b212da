"""Checked rows: what a file's row says once every cell has been read. All but the catalogue's are one record each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pos.domain.catalogue import ItemKind
from pos.domain.mark import Tracking
from pos.domain.money import Fen
from pos.domain.quantity import Milli
from pos.domain.staff import Role
from pos.domain.stock import CHAIN_OWNER
from pos.domain.store import StoreKind
from pos.server.importing.repair_code import ReadCode


@dataclass(frozen=True, slots=True)
class StyleCells:
    """What all rows of a style share."""

    style_code: str
    """货号, upper case."""
    name: str
    """Plain text, at most 120 characters."""
    list_price: Fen
    """吊牌价."""
    retail_price: Fen
    """零售价."""
    cost: Fen = 0
    """Head office only; 0: not known."""
    brand: str = ""
    """Brand."""
    season: str = ""
    """Season."""
    category: str = ""
    """Path, `女装/连衣裙`."""
    kind: ItemKind = ItemKind.GOODS
    """What it is."""
    tax_category: str = ""
    """The tax authority's category code, empty for none."""
    tax_rate: int = 1300
    """1/10,000 of the net price."""
    tax_included: bool = True
    """Whether prices include it."""
    return_days: int = 7
    """0: no return."""
    size_group: tuple[str, ...] = ()
    """Size labels in their order; empty: as the rows come."""
    attributes: tuple[tuple[str, str], ...] = ()
    """(name, value), `材质` `羊毛`."""
    matching: tuple[str, ...] = ()
    """货号 of matching styles."""
    channels: tuple[str, ...] = ()
    """Where it is sold; empty: everywhere."""
    tracking: Tracking = Tracking.NONE
    """By what its pieces are told apart."""


@dataclass(frozen=True, slots=True)
class VariantCells:
    """What one row says of its variant."""

    row: int
    """The row's number."""
    colour: str
    """Empty for none."""
    size: str
    """Empty for none."""
    barcodes: tuple[ReadCode, ...]
    """In the file's order."""
    picture: str
    """File name beside the table, empty for none."""
    on_sale: bool
    """False: taken off sale."""


@dataclass(frozen=True, slots=True)
class MemberCells:
    """A member."""

    row: int
    """The row's number."""
    phone: str
    """Digits with `+` and country code where it is not +86; empty for none."""
    name: str
    """May be empty."""
    level: str
    """Level name."""
    points: int
    """Balance brought over."""
    principal: Fen
    """Stored value paid in, brought over."""
    gift: Fen
    """Stored value given, brought over."""
    card: str
    """Card number, upper case, empty for none."""
    wechat: str
    """WeChat id, empty for none."""


@dataclass(frozen=True, slots=True)
class StaffCells:
    """A person who works in a store."""

    row: int
    """The row's number."""
    code: str
    """Staff number, unique; empty: store and name tell who it is."""
    name: str
    """As typed at sign-in."""
    role: Role
    """What they may do."""
    store: str
    """Store code."""
    badge: str
    """Badge code `B…`, empty for none."""
    pin: str
    """Six digits; empty: keep what there is."""
    active: bool
    """False once they have left."""


@dataclass(frozen=True, slots=True)
class StockCells:
    """Opening stock of one variant in one store."""

    row: int
    """The row's number."""
    store: str
    """Store code."""
    key: str
    """Barcode's key; empty where style, colour and size are given."""
    style_code: str
    """货号, with `colour` and `size`."""
    colour: str
    """Colour."""
    size: str
    """Size."""
    quantity: Milli
    """Thousandths, signed."""
    owner: str = CHAIN_OWNER
    """Whose goods."""


@dataclass(frozen=True, slots=True)
class DeliveryCells:
    """What a supplier sends of one variant in one box."""

    row: int
    """The row's number."""
    number: str
    """The despatch note's number."""
    store: str
    """Store code."""
    sender: str
    """The supplier's name; may be empty."""
    key: str
    """Barcode's key; empty where style, colour and size are given."""
    style_code: str
    """货号, with `colour` and `size`."""
    colour: str
    """Colour."""
    size: str
    """Size."""
    quantity: Milli
    """Thousandths, whole pieces, above 0."""
    box: str = ""
    """The box's label, upper case; empty: loose."""
    owner: str = CHAIN_OWNER
    """Whose goods."""


@dataclass(frozen=True, slots=True)
class CountCells:
    """What a data collector counted."""

    row: int
    """The row's number."""
    stocktake: str
    """The stocktake's name or id."""
    store: str
    """Store code."""
    area: str
    """The area's label or name."""
    key: str
    """Barcode's key; empty where style, colour and size are given."""
    style_code: str
    """货号, with `colour` and `size`."""
    colour: str
    """Colour."""
    size: str
    """Size."""
    quantity: Milli
    """Thousandths, whole pieces; 0 says that none is there."""
    moment: datetime
    """When, by the collector's clock, naive: the store's local time."""
    counter: str
    """Who counted; may be empty."""


@dataclass(frozen=True, slots=True)
class StoreCells:
    """A store and its place in the organisation."""

    row: int
    """The row's number."""
    code: str
    """2 to 8 letters and digits without O and I."""
    name: str
    """Shown on screen and ticket."""
    kind: StoreKind
    """How it belongs to the chain."""
    path: tuple[str, ...]
    """Regions or agents from the chain down, `华东` `上海`; an agent's name begins with `代理:`."""
    legal_name: str
    """The legal entity."""
    tax_number: str
    """Its tax number."""
    address: str
    """For tickets."""
    phone: str
    """For tickets."""
    offset_minutes: int
    """From UTC."""
    cutoff_hour: int
    """Where its business day begins."""
    assistant_required: bool
    """Whether a sale must be credited."""
