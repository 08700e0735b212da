"""Which variant a row means: by a barcode, or by 货号, colour and size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import select

from pos.server.catalogue.tables import barcodes
from pos.server.central import Central
from pos.server.importing.check_row import RowCheck
from pos.server.importing.problem import Reason
from pos.server.importing.repair_code import NO_CODES, read_barcodes, read_style_code

LONGEST_LABEL = 40


class NamesVariant(Protocol):
    """A row that names a variant."""

    @property
    def key(self) -> str:
        """Barcode's key; empty where style, colour and size are given."""

    @property
    def style_code(self) -> str:
        """货号, with colour and size."""

    @property
    def colour(self) -> str:
        """Colour."""

    @property
    def size(self) -> str:
        """Size."""


def read_naming(check: RowCheck) -> tuple[str, str, str, str]:
    """(key, style code, colour, size) of a row; a row that names nothing is noted in `check`."""
    codes = check.take("code", read_barcodes, NO_CODES)
    for code in codes:
        check.repaired("code", code)
    if len(codes) > 1:
        check.note(Reason.BLANKS, "code", check.cell("code"))
    style_code = check.take("style_code", read_style_code, "")
    if not (codes or style_code or check.problems):
        check.note(Reason.MISSING, "code")
    colour, size = (check.text(field, longest=LONGEST_LABEL) for field in ("colour", "size"))
    return (codes[0].key if codes else "", style_code, colour, size)


class VariantFinder:
    """The variants that a batch of rows names."""

    def __init__(self, central: Central, rows: Sequence[NamesVariant]) -> None:
        self._by_key: dict[str, list[str]] = {}
        with central.database.reading() as connection:
            named = barcodes.c.item_key.in_([cells.key for cells in rows if cells.key])
            for row in connection.execute(select(barcodes.c.item_key, barcodes.c.variant_id).where(named)):
                self._by_key.setdefault(row.item_key, []).append(row.variant_id)
        styles = {cells.style_code for cells in rows if cells.style_code}
        self._by_style = central.catalogue.variant_ids(sorted(styles)) if styles else {}

    def variant_id(self, check: RowCheck, cells: NamesVariant) -> str:
        """The row's variant; a problem is noted in `check` where there is none, or more than one."""
        if check.problems:
            return ""
        if cells.style_code:
            found = self._by_style.get((cells.style_code, cells.colour, cells.size), "")
            if not found:
                check.note(Reason.UNKNOWN, "style_code", f"{cells.style_code} {cells.colour} {cells.size}")
            return found
        ids = self._by_key.get(cells.key, [])
        if len(ids) != 1:
            check.note(Reason.SHARED_CODE if ids else Reason.UNKNOWN, "code", check.cell("code"))
        return ids[0] if ids else ""
