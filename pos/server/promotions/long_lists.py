"""Price lists with many prices: these go to the tills beside the goods, in parts, once for the whole chain.

The document then names the list with `"elsewhere": true` and without its prices. A part is told again only where a
price in it has changed. The chain's feed keeps what was told last of each part, and is where the prices are kept.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from pos.domain.errors import BadValue
from pos.domain.money import Fen
from pos.domain.promotion.price_list import PriceList
from pos.server.feed_tables import feed_rows
from pos.server.transaction import Transaction
from pos.wire.codec import decode, encode
from pos.wire.feed import CHAIN_FEED, ChangeKind, ListedPricesRecord

SHORT = 500
"""A list of no more prices stays in the document, which each store's feed carries."""
PART = 200
"""Prices in a part, about."""


def put_long_lists(tx: Transaction, document: Mapping[str, Any], lists: tuple[PriceList, ...]) -> dict[str, Any]:
    """The document without the prices of long lists, which are told beside it; those of lists that are gone are taken
    back. `lists`: the document's, as they were read.

    Raises BadValue where a list's prices are said to lie elsewhere, and do not.
    """
    told = _told(tx)
    written = []
    for said, read in zip(document.get("price_lists") or (), lists, strict=True):
        if len(read.prices) > SHORT:
            _put(tx, read.name, read.prices, told.pop(read.name, {}))
            written.append({**_without(said), "elsewhere": True})
        elif read.elsewhere and not read.prices:
            if read.name not in told:
                raise BadValue(f"price list {read.name!r}: its prices are nowhere")
            del told[read.name]
            written.append(dict(said))
        else:
            written.append({word: each for word, each in said.items() if word != "elsewhere"})
    for name, parts in told.items():
        _put(tx, name, {}, parts)
    return {**document, "price_lists": written} if "price_lists" in document else dict(document)


def same_prices(tx: Transaction, name: str, prices: Mapping[str, Fen]) -> bool:
    """Whether these are the prices that were told of a long list."""
    return _by_part(name, prices) == {part: body for part, body in _told(tx).get(name, {}).items() if not _empty(body)}


def _put(tx: Transaction, name: str, prices: Mapping[str, Fen], told: Mapping[int, bytes]) -> None:
    wanted = _by_part(name, prices)
    for part in sorted(told.keys() | wanted.keys()):
        body = wanted.get(part) or encode(ListedPricesRecord(name, part, {}))
        if told.get(part) != body:
            tx.publish(CHAIN_FEED, ChangeKind.LISTED_PRICES, f"{zlib.crc32(name.encode()):08x}/{part}/{name}", body)


def _by_part(name: str, prices: Mapping[str, Fen]) -> dict[int, bytes]:
    """Part → what is told of it. A code keeps its part as long as the list is about as long."""
    parts = 1 << max(0, (len(prices) - 1) // PART).bit_length()
    found: dict[int, dict[str, Fen]] = {}
    for code in sorted(prices):
        found.setdefault(zlib.crc32(code.encode()) % parts, {})[code] = prices[code]
    return {part: encode(ListedPricesRecord(name, part, some)) for part, some in found.items()}


def _told(tx: Transaction) -> dict[str, dict[int, bytes]]:
    """List → part → what was told of it last."""
    rows = select(feed_rows.c.payload).where(
        feed_rows.c.feed == CHAIN_FEED, feed_rows.c.kind == ChangeKind.LISTED_PRICES.value
    )
    found: dict[str, dict[int, bytes]] = {}
    for payload in tx.connection.execute(rows).scalars():
        record = decode(payload, ListedPricesRecord)
        found.setdefault(record.name, {})[record.part] = payload
    return {name: parts for name, parts in found.items() if any(not _empty(body) for body in parts.values())}


def _empty(body: bytes) -> bool:
    return not decode(body, ListedPricesRecord).prices


def _without(said: Mapping[str, Any]) -> dict[str, Any]:
    return {word: each for word, each in said.items() if word != "prices"}
