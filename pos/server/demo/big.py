"""A large catalogue from a seed, for measuring: styles with plausible names, eight to ten variants each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from random import Random

from pos.domain.catalogue import Item
from pos.server.catalogue.entries import ColourEntry, StyleEntry, VariantEntry
from pos.server.catalogue.rows import TableRows, collect
from pos.server.catalogue.tables import barcodes, colours, sizes, styles, variants
from pos.server.central import Central
from pos.server.demo.words import TRADES, Trade
from pos.server.importing.pinyin import keys_of, read_pinyin
from pos.server.transaction import Transaction
from pos.wire.codec import encode
from pos.wire.feed import CHAIN_FEED, ChangeKind, ItemRecord

FIRST_BODY = 690_000_000_000
"""GTIN-13s count up from here, before their check digit."""
BATCH_STYLES = 2_000
"""Styles in one transaction."""
_EPOCH_MS = 1_767_225_600_000
"""1 January 2026: the moment in the ids."""
_ODD = tuple(number // 100 + number // 10 % 10 * 3 + number % 10 for number in range(1000))
_EVEN = tuple(number // 100 * 3 + number // 10 % 10 + number % 10 * 3 for number in range(1000))
"""Weighted digit sums of three digits, by the weight of the first (GS1 General Specifications, 7.9)."""


@dataclass(frozen=True, slots=True)
class BigStyle:
    """A style and the ids that head office would have given."""

    entry: StyleEntry
    """The style."""
    style_id: str
    """Its id."""
    ids: dict[tuple[str, str], str]
    """(colour, size) → variant id."""


def big_items(count: int, seed: int = 1) -> Iterator[ItemRecord]:
    """`count` variants as the tills get them; the same for the same seed, and what `load_big` puts into a server."""
    for style in big_styles(count, seed):
        yield from _records(style)


def big_styles(count: int, seed: int = 1) -> Iterator[BigStyle]:
    """Styles with `count` variants in all; the last style may have fewer."""
    random = Random(seed)  # noqa: S311 - the same goods for the same seed, not secrets
    made = number = 0
    while made < count:
        trade = TRADES[0 if number % 10 < 6 else 1 if number % 10 < 8 else 2]
        style = _style(trade, random, number, made, count - made)
        made += len(style.ids)
        number += 1
        yield style


def _records(style: BigStyle) -> Iterator[ItemRecord]:
    """What `item_records` says of the style, in a third of the time: every code here is a GTIN-13 by construction."""
    entry = style.entry
    rows = {colour.name: place for place, colour in enumerate(entry.colours)}
    columns = {label: place for place, label in enumerate(entry.sizes)}
    for variant, variant_id in zip(entry.variants, style.ids.values(), strict=True):
        (code,) = variant.barcodes
        item = Item(
            variant_id,
            style.style_id,
            entry.code,
            entry.name,
            variant.colour,
            variant.size,
            entry.list_price,
            entry.retail_price,
            category=entry.category,
            brand=entry.brand,
            season=entry.season,
            barcode=code,
        )
        yield ItemRecord(item, (f"0{code}",), columns[variant.size], rows[variant.colour], entry.pinyin)


def _style(trade: Trade, random: Random, number: int, first: int, most: int) -> BigStyle:
    """The style of that number; its first variant is number `first` of all."""
    pick = random.random
    words = [group[int(pick() * len(group))] for group in (trade.who, trade.what, trade.how, trade.noun)]
    colour_count, labels = trade.grids[int(pick() * len(trade.grids))]
    start = int(pick() * (len(trade.colours) - colour_count))
    names = trade.colours[start : start + colour_count]
    retail = int(pick() * 900 + 50) * 100 - 100
    pairs = [(colour, size) for colour in names for size in labels][:most]
    entry = StyleEntry(
        code=f"{'FMJ'[TRADES.index(trade)]}{number:06d}",
        name="".join(words),
        retail_price=retail,
        list_price=retail + retail // 1000 * 100,
        variants=tuple(
            VariantEntry(colour=colour, size=size, barcodes=(_gtin(FIRST_BODY + first + place),))
            for place, (colour, size) in enumerate(pairs)
        ),
        colours=tuple(ColourEntry(name=name) for name in names),
        sizes=labels,
        brand=trade.who[0],
        season="26AW",
        category=f"{trade.category}/{words[3]}",
        pinyin=keys_of(tuple(sound for word in words for sound in read_pinyin(word))),
    )
    ids = {pair: _id(1, first + place) for place, pair in enumerate(pairs)}
    return BigStyle(entry=entry, style_id=_id(2, number), ids=ids)


def load_big(central: Central, count: int, seed: int = 1) -> int:
    """Put a large catalogue into an empty server, published on the chain feed; how many variants."""
    rest = big_styles(count, seed)
    loaded = 0
    while batch := list(islice(rest, BATCH_STYLES)):
        loaded += central.database.write(partial(_write, batch=batch))
    return loaded


def _write(tx: Transaction, batch: Sequence[BigStyle]) -> int:
    rows = TableRows()
    for style in batch:
        collect(rows, style.entry, style.style_id, style.ids)
        for record in _records(style):
            tx.publish(CHAIN_FEED, ChangeKind.ITEM, record.item.variant_id, encode(record))
    written = (
        (styles, rows.styles),
        (colours, rows.colours),
        (sizes, list(rows.sizes.values())),
        (variants, rows.variants),
        (barcodes, rows.barcodes),
    )
    for table, values in written:
        tx.put(table, values)
    return len(rows.variants)


def _gtin(body: int) -> str:
    """A GTIN-13 from its first twelve digits."""
    high, low = divmod(body, 1_000_000)
    total = _ODD[high // 1000] + _EVEN[high % 1000] + _ODD[low // 1000] + _EVEN[low % 1000]
    return f"{body}{-total % 10}"


def _id(kind: int, number: int) -> str:
    """A UUIDv7 (RFC 9562) that counts up; nothing random, so that the same seed gives the same ids."""
    moment = _EPOCH_MS + number // 1000
    return f"{moment >> 16:08x}-{moment & 0xFFFF:04x}-7{number % 1000:03x}-8{kind:03x}-{number:012x}"
