"""What the QR on a tag opens on a customer's phone: the item, its picture and what it costs."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from pos.domain.catalogue import Item
from pos.domain.money import yuan
from pos.domain.texts import Texts
from pos.server.catalogue.pictures import Picture
from pos.server.pages import whole_page


def item_page(items: Sequence[Item], picture: Picture | None, matching: Sequence[Item], *, texts: Texts) -> str:
    """The page of the variants that answer to a tag's number: one, or a few that share it; at least one."""
    first = items[0]
    sides = ""
    if picture is not None:
        content = b64encode(picture.content).decode("ascii")
        sides = f'<img alt="{escape(first.name)}" src="data:{escape(picture.media_type)};base64,{content}">'
    return whole_page(
        texts,
        title=first.name,
        inside=sides + "".join(_facts(item, texts) for item in items) + _goes_with(matching, texts),
    )


def no_item_page(texts: Texts) -> str:
    """No item of this chain has that number."""
    words = f'<p class="said warn">{escape(texts("item.unknown"))}</p>'
    return whole_page(texts, title=texts("item.heading"), inside=words)


def _facts(item: Item, texts: Texts) -> str:
    facts = "".join(
        f"<dt>{escape(texts(f'item.{name}'))}</dt><dd>{escape(value)}</dd>"
        for name, value in (
            ("style", item.style_code),
            ("brand", item.brand),
            ("colour", item.colour),
            ("size", item.size),
            ("code", item.barcode),
        )
        if value
    )
    if not item.on_sale:
        return f'<p class="said warn">{escape(texts("item.not_on_sale"))}</p><dl>{facts}</dl>'
    before = f" <del>¥{yuan(item.list_price)}</del>" if item.list_price > item.retail_price else ""
    price = f'<dt>{escape(texts("item.price"))}</dt><dd class="sum">¥{yuan(item.retail_price)}{before}</dd>'
    return f"<dl>{facts}{price}</dl>"


def _goes_with(matching: Sequence[Item], texts: Texts) -> str:
    if not matching:
        return ""
    rows = "".join(
        f"<dt>{escape(item.name)} {escape(item.style_code)}</dt><dd>¥{yuan(item.retail_price)}</dd>"
        for item in matching
    )
    return f"<h2>{escape(texts('item.matching'))}</h2><dl>{rows}</dl>"
