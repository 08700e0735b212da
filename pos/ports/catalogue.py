"""The catalogue on the till."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pos.domain.catalogue import Grid, Item, LookUp
    from pos.domain.mark import Tracking
    from pos.domain.money import Fen
    from pos.wire.feed import FeedPage


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a feed has been applied."""

    epoch: str
    """Empty before the first page."""
    seq: int
    """0 before the first page."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of the catalogue is here."""

    complete: bool
    """Whether all of it is."""
    variants: int
    """How many are here."""
    expected: int
    """How many there will be; 0: unknown."""
    as_of: datetime | None = None
    """Until when it says what head office says, a few minutes too early at most; None: that is not known."""


class Catalogue(Protocol):
    """Codes, names and prices. Look-ups answer in well under a millisecond and may be called from any thread."""

    def look_up(self, code: str) -> LookUp:
        """The variants that answer to a code: a barcode, an own number, or a style's 货号."""

    def item(self, variant_id: str) -> Item | None:
        """A variant by its id; None where it is not here."""

    def search(self, text: str, *, limit: int = 50) -> tuple[Item, ...]:
        """Variants by a part of name, 货号, barcode, or pinyin or its initials from any word on; best first."""

    def grid(self, style_id: str) -> Grid | None:
        """A style's sizes × colours, with stock 0 in every cell."""

    def quick_items(self) -> tuple[Item, ...]:
        """Bags, services and items without a price, for quick keys."""

    def matching(self, style_ids: Sequence[str], *, limit: int) -> tuple[Item, ...]:
        """A variant of each style that head office says goes with these, none of these among them."""

    def tracking(self, style_id: str) -> Tracking:
        """By what head office wants the pieces of a style told apart; `NONE` where it never said."""

    def newest_pictures(self, limit: int) -> tuple[str, ...]:
        """Names of pictures of what is for sale, the newest styles first."""

    def completeness(self) -> Completeness:
        """How much of the catalogue is here."""

    def caught_up(self, at: datetime) -> None:
        """There was nothing more to be told at that moment. Kept on disk every few minutes only."""

    def price_changes(self, since: datetime) -> Mapping[str, Fen]:
        """Variant id → the price before, of those whose price changed since then; the latest change first."""

    def listed_prices(self, codes: Sequence[str]) -> Mapping[str, Mapping[str, Fen]]:
        """Code → price list → price of one unit, as the lists name it, of lists that lie beside the goods."""

    def listed_at(self) -> int:
        """Another number whenever prices of such lists may have changed."""

    def cursor(self) -> Cursor:
        """How far the chain feed has been applied."""

    def apply(self, page: FeedPage) -> None:
        """Store a page and its cursor in one transaction, in slices that let readers through."""

    def incoming(self, name: str) -> Path:
        """Where to put the snapshot of that name (a new file each time: an open one is never replaced)."""

    def take_over(self, snapshot: Path) -> None:
        """Answer from that file from now on; its cursor is the catalogue's, its variants are all there are.

        Raises DamagedFile when it is no catalogue; then the old one goes on.
        """
