"""`/01/…`: the GS1 Digital Link of a tag, for a customer's phone."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from pos.domain.catalogue import Item
from pos.domain.scan.digital_link import read_link
from pos.domain.texts import Texts
from pos.server.catalogue.item_page import item_page, no_item_page
from pos.server.catalogue.lookup import CatalogueLookup
from pos.server.catalogue.pictures import Picture, PictureStore
from pos.server.http import reading
from pos.server.pages import page_answer, words_for

_LONGEST = 2048
"""Characters of an address that are read."""


def item_routes(*, lookup: CatalogueLookup, pictures: PictureStore, texts: Mapping[str, Texts]) -> APIRouter:
    """For customers. Whatever stands behind the GTIN (lot, serial, store, assistant) opens the same page."""
    router = APIRouter()

    @router.get("/01/{rest:path}")
    async def show(request: Request) -> HTMLResponse:
        words = words_for(request, texts)
        items, picture, matching = await reading(lambda: _found(_gtin(request)))
        if not items:
            return page_answer(no_item_page(words), 404)
        return page_answer(item_page(items, picture, matching, texts=words))

    def _found(gtin: str) -> tuple[tuple[Item, ...], Picture | None, tuple[Item, ...]]:
        items = tuple(record.item for record in lookup.by_code(gtin)) if gtin else ()
        picture = next((item.picture for item in items if item.picture), "")
        matching = lookup.matching(items[0].style_id) if items else ()
        return items, pictures.get(picture) if picture else None, matching

    return router


def _gtin(request: Request) -> str:
    """Of the address as it was sent: a lot may hold an escaped slash. Empty: it is no Digital Link of goods."""
    path = request.scope.get("raw_path", b"").decode("ascii", "replace")
    query = request.url.query
    address = f"https://{request.url.hostname or 'pages'}{path}" + (f"?{query}" if query else "")
    link = read_link(address) if len(address) <= _LONGEST else None
    return "" if link is None else link.elements.value("01")
