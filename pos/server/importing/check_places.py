"""Rows of stores and of their opening stock."""

from __future__ import annotations

import re

from pos.domain.stock import CHAIN_OWNER
from pos.domain.store import StoreKind
from pos.server.importing.check_people import read_store_code
from pos.server.importing.check_row import RowCheck
from pos.server.importing.find_variant import LONGEST_LABEL, read_naming
from pos.server.importing.problem import BadCell, Reason
from pos.server.importing.read_cell import read_choice, read_list, read_milli, read_whole, read_yes
from pos.server.importing.rows import StockCells, StoreCells

MOST_LEVELS = 8
"""Regions and agents above a store."""

STORE_KINDS = {
    **{kind.value: kind for kind in StoreKind},
    "直营": StoreKind.OWN,
    "加盟": StoreKind.FRANCHISED,
    "商场专柜": StoreKind.MALL_COUNTER,
    "专柜": StoreKind.MALL_COUNTER,
}
"""Words of a store's 类型."""

_TAX_NUMBER = re.compile(r"^[0-9A-Z]{15,20}$", re.ASCII)


def check_stock(check: RowCheck) -> StockCells:
    """Opening stock of a variant, named by a barcode or by 货号, colour and size; problems are noted in `check`."""
    key, style_code, colour, size = read_naming(check)
    return StockCells(
        row=check.number,
        store=check.need("store", read_store_code, ""),
        key=key,
        style_code=style_code,
        colour=colour,
        size=size,
        quantity=check.need("quantity", read_milli, 0),
        owner=check.text("owner", longest=LONGEST_LABEL) or CHAIN_OWNER,
    )


def check_store(check: RowCheck) -> StoreCells:
    """A store; problems are noted in `check`."""
    return StoreCells(
        row=check.number,
        code=check.need("code", read_store_code, ""),
        name=check.text("name", longest=LONGEST_LABEL, required=True),
        kind=check.need("kind", lambda cell: read_choice(cell, STORE_KINDS), StoreKind.OWN),
        path=check.take("path", lambda cell: read_list(cell, longest=LONGEST_LABEL, most=MOST_LEVELS), ()),
        legal_name=check.text("legal_name"),
        tax_number=check.take("tax_number", _tax_number, ""),
        address=check.text("address", longest=200),
        phone=check.text("phone", longest=LONGEST_LABEL),
        offset_minutes=check.take("offset_minutes", lambda cell: read_whole(cell, largest=14 * 60), 480),
        cutoff_hour=check.take("cutoff_hour", lambda cell: read_whole(cell, largest=23), 4),
        assistant_required=check.take("assistant_required", read_yes, False),
    )


def _tax_number(cell: str) -> str:
    text = cell.replace(" ", "").upper()
    if not _TAX_NUMBER.match(text):
        raise BadCell(Reason.CHARACTERS, cell)
    return text
