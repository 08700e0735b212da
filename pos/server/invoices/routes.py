"""`/i/…`: the page behind the link on a receipt. What the till signed is all that lets anybody in."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from pos.domain.texts import Texts
from pos.server.database import Database
from pos.server.http import HttpProblem, body_of, reading, writing
from pos.server.invoices.office import Asking, Invoices
from pos.server.invoices.page import invoice_page, refused_page
from pos.server.pages import page_answer, words_for

_FIELDS = ("title", "tax_number", "contact")
_MOST = 4096
"""Bytes of the form."""


def invoice_routes(*, invoices: Invoices, texts: Mapping[str, Texts], database: Database) -> APIRouter:
    """For customers. `texts`: by language, the default first."""
    router = APIRouter()

    @router.get("/i/{token}")
    async def show(request: Request, token: str) -> HTMLResponse:
        return await _page(request, token)

    @router.post("/i/{token}")
    async def ask(request: Request, token: str) -> HTMLResponse:
        typed = _typed(await body_of(request, _MOST))
        link = await reading(lambda: invoices.read(token))
        if link is None:
            return page_answer(refused_page(words_for(request, texts)), 404)
        asking = await writing(database, lambda: invoices.ask(link, **typed))
        return await _page(request, token, asking, typed)

    async def _page(
        request: Request, token: str, asking: Asking | None = None, typed: dict[str, str] | None = None
    ) -> HTMLResponse:
        link = await reading(lambda: invoices.read(token))
        if link is None:
            return page_answer(refused_page(words_for(request, texts)), 404)
        view = await reading(lambda: invoices.view(link))
        return page_answer(invoice_page(view, texts=words_for(request, texts), asking=asking, typed=typed or {}))

    return router


def _typed(body: bytes) -> dict[str, str]:
    try:
        sent = parse_qs(body.decode(), max_num_fields=8)
    except (UnicodeDecodeError, ValueError) as error:
        raise HttpProblem(400, "bad_form") from error
    return {name: sent.get(name, [""])[0].replace("\0", "") for name in _FIELDS}
