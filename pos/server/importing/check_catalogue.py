"""A row of a catalogue: a style's cells and its variant's."""

from __future__ import annotations

from pos.domain.catalogue import ItemKind
from pos.domain.mark import Tracking
from pos.server.importing.check_row import RowCheck
from pos.server.importing.problem import BadCell, Reason
from pos.server.importing.read_cell import (
    read_choice,
    read_fen,
    read_list,
    read_rate,
    read_text,
    read_whole,
    read_yes,
)
from pos.server.importing.repair_code import NO_CODES, read_barcodes, read_style_code
from pos.server.importing.rows import StyleCells, VariantCells

LONGEST_FILE_NAME = 200
"""Characters of a picture's file name."""
LONGEST_LABEL = 40
"""Characters of a colour, size, season, tax category or channel."""
MOST_SIZES = 60
"""Sizes of a size group."""
MOST_MATCHING = 40
"""Matching styles, channels, attributes."""

KINDS = {
    **{kind.value: kind for kind in ItemKind},
    "商品": ItemKind.GOODS,
    "赠品": ItemKind.GIFT,
    "服务": ItemKind.SERVICE,
    "购物袋": ItemKind.BAG,
    "袋": ItemKind.BAG,
    "开放价": ItemKind.OPEN_PRICE,
    "无码商品": ItemKind.OPEN_PRICE,
}
"""Words of the column 类型."""
TRACKINGS = {
    "none": Tracking.NONE,
    "无": Tracking.NONE,
    "否": Tracking.NONE,
    "lot": Tracking.LOT,
    "批号": Tracking.LOT,
    "批次": Tracking.LOT,
    "效期": Tracking.LOT,
    "serial": Tracking.SERIAL,
    "序列号": Tracking.SERIAL,
    "串号": Tracking.SERIAL,
}
"""Words of the column 追溯."""
_PRICED = (ItemKind.GOODS, ItemKind.SERVICE, ItemKind.BAG)


def check_style(check: RowCheck, code: str, first: StyleCells | None) -> StyleCells:
    """The style's half of a row; problems are noted in `check`.

    `code`: its 货号, read already. `first`: what an earlier row of the file said of the style; a cell that is empty now
    means the same as there.
    """
    shown = first or StyleCells(style_code=code, name="", list_price=0, retail_price=0)
    kind = check.take("kind", lambda cell: read_choice(cell, KINDS), shown.kind)
    retail = check.take("retail_price", read_fen, shown.retail_price if first else None)
    listed = check.take("list_price", read_fen, shown.list_price if first else retail)
    if retail is None and listed is None and kind in _PRICED and not check.problems:
        check.note(Reason.MISSING, "retail_price")
    return StyleCells(
        style_code=code,
        name=check.text("name", required=first is None) or shown.name,
        list_price=(listed if listed is not None else retail) or 0,
        retail_price=(retail if retail is not None else listed) or 0,
        cost=check.take("cost", read_fen, shown.cost),
        brand=check.text("brand") or shown.brand,
        season=check.text("season", longest=LONGEST_LABEL) or shown.season,
        category=check.text("category") or shown.category,
        kind=kind,
        tax_category=check.text("tax_category", longest=LONGEST_LABEL) or shown.tax_category,
        tax_rate=check.take("tax_rate", read_rate, shown.tax_rate),
        tax_included=check.take("tax_included", read_yes, shown.tax_included),
        return_days=check.take("return_days", lambda cell: read_whole(cell, largest=3650), shown.return_days),
        size_group=check.take("size_group", _sizes, shown.size_group),
        attributes=check.take("attributes", read_attributes, shown.attributes),
        matching=check.take("matching", _matching, shown.matching),
        channels=check.take("channels", _channels, shown.channels),
        tracking=check.take("tracking", lambda cell: read_choice(cell, TRACKINGS), shown.tracking),
    )


def check_variant(check: RowCheck) -> VariantCells:
    """The variant's half of a row; problems are noted in `check`."""
    barcodes = check.take("barcodes", read_barcodes, NO_CODES)
    for code in barcodes:
        check.repaired("barcodes", code)
    return VariantCells(
        row=check.number,
        colour=check.text("colour", longest=LONGEST_LABEL),
        size=check.text("size", longest=LONGEST_LABEL),
        barcodes=barcodes,
        picture=check.text("picture", longest=LONGEST_FILE_NAME),
        on_sale=check.take("on_sale", read_yes, True),
    )


def read_attributes(cell: str) -> tuple[tuple[str, str], ...]:
    """`材质=羊毛; 产地=浙江` as pairs. Raises BadCell."""
    pairs: dict[str, str] = {}
    for part in cell.replace("；", ";").replace("｜", "|").replace("|", ";").split(";"):
        if not part.strip():
            continue
        name, found, value = part.replace("：", "=").replace(":", "=").partition("=")
        if not found or not name.strip():
            raise BadCell(Reason.NOT_ONE_OF, part)
        pairs[read_text(name, longest=LONGEST_LABEL)] = read_text(value, longest=200)
    if len(pairs) > MOST_MATCHING:
        raise BadCell(Reason.TOO_LARGE, cell)
    return tuple(pairs.items())


def _sizes(cell: str) -> tuple[str, ...]:
    return read_list(cell, longest=LONGEST_LABEL, most=MOST_SIZES)


def _matching(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(read_style_code, read_list(cell, longest=64, most=MOST_MATCHING))))


def _channels(cell: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in read_list(cell, longest=LONGEST_LABEL, most=MOST_MATCHING))
