"""The HTTP application: every route, what runs beside them, and how faults are answered."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from fastapi import FastAPI
from sqlalchemy.exc import OperationalError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from pos.server.catalogue.item_routes import item_routes
from pos.server.catalogue.lookup import CatalogueLookup
from pos.server.catalogue.routes import catalogue_routes
from pos.server.central import Central
from pos.server.channels.gate import ChannelGate
from pos.server.days.routes import day_routes
from pos.server.days.service import Days
from pos.server.enrolment.gate import Gate
from pos.server.enrolment.routes import enrolment_routes
from pos.server.enrolment.sessions import Sessions
from pos.server.events.intake import Intake
from pos.server.events.routes import event_routes
from pos.server.feeds.routes import feed_routes
from pos.server.feeds.watch import Watch
from pos.server.histories.routes import history_routes
from pos.server.holds.routes import hold_routes
from pos.server.http import HttpProblem, answer, problem, writing
from pos.server.invoices.routes import invoice_routes
from pos.server.issuing.channel_routes import coupon_routes
from pos.server.members.routes import member_routes
from pos.server.orders.channel_routes import channel_routes
from pos.server.orders.claims import ClaimDesk
from pos.server.orders.for_tills import TillOrders
from pos.server.orders.routes import order_routes
from pos.server.payments.routes import payment_routes, voucher_routes
from pos.server.promotions.routes import promotion_routes
from pos.server.receipts.routes import return_routes
from pos.server.receiving.photos import photo_routes
from pos.server.snapshot.routes import snapshot_routes
from pos.server.stock.routes import stock_routes
from pos.server.stock.stores import store_routes
from pos.server.stocktakes.choosing import Choosing
from pos.server.stocktakes.costs import Costs
from pos.server.stocktakes.review import Reviews
from pos.server.stocktakes.routes import stocktake_routes

SWEEP_S = 60.0
"""How often orders whose time is over are let go."""
TEXT_S = 2.0
"""How often text messages that are due are sent."""
RETRY_S = 2
"""When to come back if the database is locked or away."""
_REASONS = {404: "not_found", 405: "method_not_allowed"}
logger = logging.getLogger(__name__)


def create_app(central: Central, *, watch: Watch) -> FastAPI:
    """The application on an open installation."""
    app = FastAPI(lifespan=_beside(central, watch), openapi_url=None, docs_url=None, redoc_url=None)
    database, keys, clock = central.database, central.keys, central.clock
    sessions = Sessions(database=database, keys=keys, clock=clock)
    gate = Gate(sessions=sessions)
    doors = ChannelGate(channels=central.channels)
    desk = ClaimDesk(database=database, keys=keys, clock=clock)
    for router in (
        enrolment_routes(enrolment=central.enrolment, sessions=sessions, database=database),
        event_routes(
            intake=Intake(database=database, clock=clock, books=central.loyalty.books),
            gate=gate,
            database=database,
            keys=keys,
            clock=clock,
        ),
        feed_routes(database=database, keys=keys, gate=gate, watch=watch),
        order_routes(
            orders=central.orders,
            for_tills=TillOrders(
                database=database, keys=keys, members=central.members, orders=central.orders, clock=clock
            ),
            desk=desk,
            gate=gate,
            database=database,
        ),
        coupon_routes(coupons=central.loyalty.coupons, members=central.members, gate=doors, database=database),
        channel_routes(orders=central.orders, gate=doors, database=database),
        promotion_routes(promotions=central.promotions, gate=doors, database=database),
        member_routes(
            members=central.members,
            proofs=central.loyalty.proofs,
            identities=central.loyalty.identities,
            gate=gate,
            database=database,
        ),
        history_routes(histories=central.loyalty.histories, gate=gate),
        hold_routes(desk=central.loyalty.holds, gate=gate, database=database),
        stock_routes(database=database, gate=gate, clock=clock),
        photo_routes(pictures=central.pictures, gate=gate, database=database),
        store_routes(database=database, gate=gate),
        stocktake_routes(
            reviews=Reviews(database=database, clock=clock),
            costs=Costs(database=database),
            choosing=Choosing(database=database, clock=clock),
            gate=gate,
        ),
        day_routes(days=Days(database=database), gate=gate),
        return_routes(returns=central.returns, gate=gate, database=database),
        invoice_routes(invoices=central.invoices, texts=central.texts, database=database),
        item_routes(lookup=CatalogueLookup(database=database), pictures=central.pictures, texts=central.texts),
        catalogue_routes(lookup=CatalogueLookup(database=database), pictures=central.pictures, gate=gate),
        snapshot_routes(snapshots=central.snapshots, gate=gate),
        payment_routes(payments=central.payments, gate=gate, database=database),
        voucher_routes(payments=central.payments, gate=gate),
    ):
        app.include_router(router)

    @app.get("/v1/health")
    async def health() -> Response:
        return answer({"ok": True})

    _answer_faults(app)
    return app


def _answer_faults(app: FastAPI) -> None:
    @app.exception_handler(HttpProblem)
    async def refused(_request: Request, fault: HttpProblem) -> Response:
        return problem(fault.status, fault.reason, fault.message, retry_after_s=fault.retry_after_s)

    @app.exception_handler(HTTPException)
    async def not_ours(_request: Request, fault: HTTPException) -> Response:
        return problem(fault.status_code, _REASONS.get(fault.status_code, "bad_request"))

    @app.exception_handler(ClientDisconnect)
    async def gone(_request: Request, _fault: ClientDisconnect) -> Response:
        # Half a body came; nobody is there to read this, and the till sends again.
        return problem(400, "cut_short")

    @app.exception_handler(OperationalError)
    async def busy(request: Request, fault: OperationalError) -> Response:
        logger.warning("%s %s: the database did not answer: %s", request.method, request.url.path, fault.orig)
        return problem(503, "busy", retry_after_s=RETRY_S)

    @app.exception_handler(Exception)
    async def broken(request: Request, fault: Exception) -> Response:
        # The address only: bodies hold phone numbers. The traceback is logged by the web server.
        logger.error("%s %s failed: %s", request.method, request.url.path, type(fault).__name__)
        return problem(500, "fault")


def _beside(central: Central, watch: Watch) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """What runs beside the requests: the watch of the feeds, the sweep of the orders, the rounds of the payments."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(each) for each in (watch.run(), _sweep(central), _text(central))]
        central.payments.rounds.start()
        try:
            yield
        finally:
            central.texting.stop()
            await run_in_threadpool(central.payments.rounds.stop)
            for task in tasks:
                task.cancel()
            for task in tasks:
                with suppress(asyncio.CancelledError):
                    await task

    return lifespan


async def _text(central: Central) -> None:
    """Tell customers what they should know, for as long as the server runs."""
    while True:
        try:
            while await run_in_threadpool(central.texting.step):
                continue
        except Exception:
            logger.exception("messages were not sent")
        await asyncio.sleep(TEXT_S)


async def _sweep(central: Central) -> None:
    """Let orders lapse, for as long as the server runs; a failure is logged and tried again next time."""
    while True:
        try:
            # As long as there are more than one batch; other writers get their turn in between.
            while await writing(central.database, central.orders.expire_due):
                logger.info("orders expired")
            await writing(central.database, central.loyalty.sweep)
        except Exception:
            logger.exception("orders were not swept")
        await asyncio.sleep(SWEEP_S)
