"""A stocktake at head office that found something, for the tests of its reports."""

from __future__ import annotations

from datetime import timedelta

from pos.domain.ids import new_id
from pos.domain.journal import EventKind
from pos.domain.stocktake import Area, Count, Scope, Stocktake
from pos.domain.stocktake_posting import PostedLine, Posting, open_lines
from pos.wire.event import StockCounted, StocktakeOpened, StocktakePosted
from pos.wire.stocktakes import ReviewAnswer
from tests.server.wire_till import WireTill, now

WALL = Area("wall", "牛仔墙", "S-WALL22")


def counted(till: WireTill, pieces: dict[str, int], *, name: str = "秋盘") -> Stocktake:
    """Open a stocktake and count so many pieces of variants, a minute from now."""
    take = Stocktake(new_id(), till.store_id, name, now(), "m", (WALL,), Scope.COUNTED)
    till.write(EventKind.STOCKTAKE_OPENED, StocktakeOpened(take))
    later = now() + timedelta(seconds=30)
    for variant, number in pieces.items():
        count = Count(new_id(), take.stocktake_id, "wall", variant, number * 1000, "lin", till.till_id, later, 50)
        till.write(EventKind.STOCK_COUNTED, StockCounted((count,)))
    till.upload_all()
    return take


def posted(till: WireTill, take: Stocktake, *, part: int = 1) -> Posting:
    """Post what it found so far."""
    answer = till.get("/v1/stocktakes/review", ReviewAnswer, id=take.stocktake_id)
    lines = tuple(
        PostedLine(each.variant_id, each.place, rest, each.expected, each.counted, 0, each.reason)
        for each, rest in open_lines(answer.variances, answer.postings)
    )
    made = Posting(new_id(), "V-000001", take.stocktake_id, till.store_id, part, lines, now(), "m", answer.known)
    till.write(EventKind.STOCKTAKE_POSTED, StocktakePosted(made, made.movements()))
    till.upload_all()
    return made
