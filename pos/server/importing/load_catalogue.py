"""Catalogue rows into styles. The rows of a 货号 may stand anywhere in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields

from pos.server.catalogue.entries import ColourEntry, StyleEntry, VariantEntry
from pos.server.central import Central
from pos.server.importing.check_catalogue import check_style, check_variant
from pos.server.importing.check_row import RowCheck
from pos.server.importing.pictures import PictureShelf
from pos.server.importing.pinyin import pinyin_keys
from pos.server.importing.problem import Problem, Reason
from pos.server.importing.repair_code import read_style_code
from pos.server.importing.report import ImportReport
from pos.server.importing.rows import StyleCells, VariantCells

PENDING_ROWS = 5_000
"""Rows that are gathered before they are entered, so that a file in any order is entered in large batches."""
_STYLE_FIELDS = tuple(each.name for each in fields(StyleCells) if each.name != "style_code")


@dataclass(slots=True)
class _Style:
    """A style as far as the file has told of it."""

    cells: StyleCells
    """From its first row."""
    colours: dict[str, str] = field(default_factory=dict)
    """Colour → stored picture, in the order of the rows."""
    sizes: dict[str, None] = field(default_factory=dict)
    """Sizes in the order of the size group, then of the rows."""
    known: set[tuple[str, str]] = field(default_factory=set)
    """(colour, size) of every row so far."""
    pending: dict[tuple[str, str], VariantCells] = field(default_factory=dict)
    """Variants of the rows that have not been entered yet."""


def load_catalogue(checks: Iterable[RowCheck], *, central: Central, report: ImportReport, shelf: PictureShelf) -> None:
    """Enter the styles of a file, batch by batch as it is read; in a dry run only look at them."""
    entries = Catalogue(report=report, shelf=shelf).entries(checks)
    if report.dry_run:
        for _ in entries:
            pass
    else:
        report.changed += central.catalogue.put(entries).published


class Catalogue:
    """Gathers a file's rows into styles."""

    def __init__(self, *, report: ImportReport, shelf: PictureShelf) -> None:
        self._report = report
        self._shelf = shelf
        self._styles: dict[str, _Style] = {}
        self._pending: dict[str, _Style] = {}
        self._run: set[tuple[str, str]] = set()
        """(colour, size) of the rows of one 货号 that follow each other right now."""
        self._last_code: tuple[str, str] = ("", "")
        self._last_cells: tuple[str, ...] = ()
        self._present: tuple[str, ...] = ()
        """Columns about the style that the file has."""

    def entries(self, checks: Iterable[RowCheck]) -> Iterator[StyleEntry]:
        """Entries for `CatalogueOffice.put`: a style whose rows stand together comes once, any other more often."""
        last, rows = "", 0
        for check in checks:
            code = self._code(check)
            if code != last:
                last = code
                self._run = set()
                if rows >= PENDING_ROWS:
                    yield from self._flushed()
                    rows = 0
            self._take(check, code)
            rows += 1
        yield from self._flushed()

    def _flushed(self) -> Iterator[StyleEntry]:
        """Entries of what is pending, which is pending no longer."""
        for style in self._pending.values():
            yield _entry(style)
        self._pending = {}

    def _code(self, check: RowCheck) -> str:
        """The row's 货号; the same cell as before needs no second look."""
        cell = check.cell("style_code")
        if cell != self._last_code[0] or not cell:
            self._last_code = (cell, check.need("style_code", read_style_code, ""))
        return self._last_code[1]

    def _take(self, check: RowCheck, code: str) -> None:
        """Add a row to its style, or refuse it."""
        if not code and not check.problems:
            check.note(Reason.CHARACTERS, "style_code", check.cell("style_code"))
        style = self._styles.get(code)
        cells = self._style_cells(check, code, style)
        variant = check_variant(check)
        if not check.problems and style is not None:
            self._compare(check, style, cells, variant)
        if check.problems:
            self._report.bad(check.problems)
            return
        if style is None:
            style = self._styles[code] = _Style(cells=cells, sizes=dict.fromkeys(cells.size_group))
        self._add(check, style, variant)
        self._report.good(check)

    def _style_cells(self, check: RowCheck, code: str, style: _Style | None) -> StyleCells:
        """The style's half of the row; read again only where it is not the same text as in the row before."""
        if not self._present:
            self._present = tuple(filter(check.has, _STYLE_FIELDS))
        same = (code, *map(check.cell, self._present))
        if style is not None and same == self._last_cells:
            return style.cells
        cells = check_style(check, code, style.cells if style else None)
        self._last_cells = () if check.problems else same
        return cells

    def _compare(self, check: RowCheck, style: _Style, cells: StyleCells, variant: VariantCells) -> None:
        """Refuse a row that contradicts an earlier one: whichever came last would win, differently each time."""
        if cells is not style.cells and cells != style.cells:
            self._last_cells = ()
            for name in _STYLE_FIELDS:
                if getattr(cells, name) != getattr(style.cells, name):
                    check.note(Reason.DIFFERS, name, check.cell(name))
        key = (variant.colour, variant.size)
        if key in style.known and not (key in self._run and _only_adds_codes(style.pending[key], variant)):
            check.note(Reason.DUPLICATE, "size", " ".join((style.cells.style_code, *key)))

    def _add(self, check: RowCheck, style: _Style, variant: VariantCells) -> None:
        """Put a good row's variant into its style."""
        key = (variant.colour, variant.size)
        if variant.picture and not style.colours.get(variant.colour):
            picture = self._shelf.name_of(variant.picture)
            if picture is None:
                self._report.notice(Problem(Reason.NO_PICTURE, "picture", variant.picture, check.number))
            style.colours[variant.colour] = picture or ""
        style.colours.setdefault(variant.colour, "")
        style.sizes.setdefault(variant.size, None)
        before = style.pending.get(key)
        if before is not None:
            known = {code.key for code in before.barcodes}
            more = tuple(code for code in variant.barcodes if code.key not in known)
            variant = VariantCells(
                row=before.row,
                colour=before.colour,
                size=before.size,
                barcodes=before.barcodes + more,
                picture=before.picture,
                on_sale=before.on_sale,
            )
        style.known.add(key)
        style.pending[key] = variant
        self._run.add(key)
        self._pending[style.cells.style_code] = style


def _only_adds_codes(before: VariantCells, now: VariantCells) -> bool:
    """Whether a repeated row only brings another barcode: many systems write one row for each."""
    known = {code.key for code in before.barcodes}
    return before.on_sale == now.on_sale and any(code.key not in known for code in now.barcodes)


def _entry(style: _Style) -> StyleEntry:
    """The entry of what is pending, which is pending no longer."""
    cells = style.cells
    entry = StyleEntry(
        code=cells.style_code,
        name=cells.name,
        retail_price=cells.retail_price,
        list_price=cells.list_price,
        variants=tuple(
            VariantEntry(
                colour=variant.colour,
                size=variant.size,
                barcodes=tuple(code.printed for code in variant.barcodes),
                on_sale=variant.on_sale,
            )
            for variant in style.pending.values()
        ),
        colours=tuple(ColourEntry(name=name, picture=picture) for name, picture in style.colours.items()),
        sizes=tuple(style.sizes),
        kind=cells.kind,
        brand=cells.brand,
        season=cells.season,
        category=cells.category,
        tax_category=cells.tax_category,
        tax_rate=cells.tax_rate,
        tax_included=cells.tax_included,
        return_days=cells.return_days,
        cost=cells.cost,
        pinyin=pinyin_keys(cells.name),
        attributes=dict(cells.attributes),
        matching=cells.matching,
        channels=cells.channels,
        tracking=cells.tracking,
    )
    style.pending = {}
    return entry
