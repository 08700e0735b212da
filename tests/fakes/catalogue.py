"""A catalogue in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pos.domain.barcode import item_key
from pos.domain.catalogue import Found, Grid, GridCell, Item, ItemKind, LookUp
from pos.domain.mark import Tracking
from pos.ports.catalogue import Completeness, Cursor
from pos.wire.feed import FeedPage


class Catalogue:
    """`ports.catalogue.Catalogue`."""

    def __init__(self, *items: Item, complete: bool = True) -> None:
        self.items = list(items)
        self.codes: dict[str, list[Item]] = {}
        self.complete = complete
        self.at = Cursor(epoch="", seq=0)
        self.pages: list[FeedPage] = []
        self.folder = Path()
        self.holds = Cursor(epoch="e1", seq=0)
        """Where the chain feed goes on after a snapshot."""
        self.taken: list[Path] = []
        self.repriced: dict[str, tuple[int, datetime]] = {}
        """Variant id → what was asked before, and when that ended."""
        self.goes: dict[str, tuple[str, ...]] = {}
        """货号 → 货号 of what goes with it."""
        self.listed: dict[str, dict[str, int]] = {}
        """Code → price list → fen."""
        self.listed_changes = 0
        self.listed_asked: list[str] = []
        self.as_of: datetime | None = None
        self.tracked: dict[str, Tracking] = {}
        """Style id → by what its pieces are told apart."""

    def coded(self, code: str, *items: Item) -> Catalogue:
        """The catalogue, in which these items answer to a code."""
        self.codes.setdefault(item_key(code), []).extend(items)
        self.items += [item for item in items if item not in self.items]
        return self

    def look_up(self, code: str) -> LookUp:
        key = item_key(code)
        of_style = [item for item in self.items if item.style_code == key]
        items = tuple(self.codes.get(key, of_style))
        found = Found.NONE if not items else Found.ONE if len(items) == 1 else Found.SEVERAL
        return LookUp(found, items, complete=self.complete)

    def item(self, variant_id: str) -> Item | None:
        return next((item for item in self.items if item.variant_id == variant_id), None)

    def search(self, text: str, *, limit: int = 50) -> tuple[Item, ...]:
        return tuple(item for item in self.items if text in item.name)[:limit]

    def grid(self, style_id: str) -> Grid | None:
        items = [item for item in self.items if item.style_id == style_id]
        if not items:
            return None
        return Grid(
            style_code=items[0].style_code,
            name=items[0].name,
            sizes=tuple(dict.fromkeys(item.size for item in items)),
            colours=tuple(dict.fromkeys(item.colour for item in items)),
            cells=tuple(GridCell(item=item, here=0) for item in items),
        )

    def quick_items(self) -> tuple[Item, ...]:
        quick = (ItemKind.BAG, ItemKind.SERVICE, ItemKind.OPEN_PRICE)
        return tuple(item for item in self.items if item.kind in quick)

    def matching(self, style_ids: Sequence[str], *, limit: int) -> tuple[Item, ...]:
        own = {item.style_code for item in self.items if item.style_id in style_ids}
        codes = dict.fromkeys(
            code for of in self.items if of.style_id in style_ids for code in self.goes.get(of.style_code, ())
        )
        found = [self.look_up(code).items[:1] for code in codes if code not in own]
        return tuple(item for items in found for item in items if item.on_sale)[:limit]

    def tracking(self, style_id: str) -> Tracking:
        return self.tracked.get(style_id, Tracking.NONE)

    def newest_pictures(self, limit: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.picture for item in reversed(self.items) if item.picture and item.on_sale))[
            :limit
        ]

    def listed_prices(self, codes: Sequence[str]) -> dict[str, dict[str, int]]:
        self.listed_asked += codes
        return {code: self.listed[code] for code in codes if code in self.listed}

    def listed_at(self) -> int:
        return self.listed_changes

    def completeness(self) -> Completeness:
        here = len(self.items)
        return Completeness(complete=self.complete, variants=here, expected=here, as_of=self.as_of)

    def caught_up(self, at: datetime) -> None:
        self.as_of = at

    def price_changes(self, since: datetime) -> dict[str, int]:
        return {variant_id: before for variant_id, (before, at) in self.repriced.items() if at >= since}

    def cursor(self) -> Cursor:
        return self.at

    def apply(self, page: FeedPage) -> None:
        self.pages.append(page)
        self.at = Cursor(epoch=page.epoch, seq=page.upto)

    def incoming(self, name: str) -> Path:
        return self.folder / f"{name}.db"

    def take_over(self, snapshot: Path) -> None:
        self.taken.append(snapshot)
        self.complete = True
        self.at = self.holds

    def reprice(self, item: Item, retail: int) -> None:
        """Head office changes a price."""
        self.items = [replace(each, retail_price=retail) if each == item else each for each in self.items]
