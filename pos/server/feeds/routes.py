"""`/v1/feeds/chain` and `/v1/feeds/store`, by long poll."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from pos.server.database import Database
from pos.server.enrolment.gate import Gate
from pos.server.feeds.pages import read_page
from pos.server.feeds.watch import Watch
from pos.server.http import HttpProblem, answer, number_of, reading
from pos.server.keys import Keys
from pos.wire.feed import CHAIN_FEED, PAGE_ROWS, STORE_FEED, FeedPage

MAX_WAIT_S = 25.0
MAX_ROWS = 5_000
MAX_SEQ = 2.0**53


def feed_routes(*, database: Database, keys: Keys, gate: Gate, watch: Watch) -> APIRouter:
    """Feeds, for tills."""
    router = APIRouter()

    @router.get("/v1/feeds/{name}")
    async def feed(request: Request, name: str) -> Response:
        till = await gate.till(request)
        if name not in (CHAIN_FEED, STORE_FEED):
            raise HttpProblem(404, "not_found")
        which = CHAIN_FEED if name == CHAIN_FEED else till.store_id
        epoch = request.query_params.get("epoch", "")
        after = int(number_of(request, "after", 0, least=0, most=MAX_SEQ))
        wait_s = number_of(request, "wait", 0, least=0, most=MAX_WAIT_S)
        limit = int(number_of(request, "limit", PAGE_ROWS, least=1, most=MAX_ROWS))

        def page() -> FeedPage:
            with database.reading() as connection:
                return read_page(
                    connection, which, epoch=epoch, after=after, limit=limit, till_id=till.till_id, keys=keys
                )

        first = await reading(page)
        if first.changes or first.epoch != epoch or wait_s == 0:
            return answer(first)
        await watch.wait(which, after=first.upto, seconds=wait_s)
        return answer(await reading(page))

    return router
