"""Price lists into the server: special prices for everybody, prices for members. A file says all of its lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from pos.domain.money import Fen, yuan
from pos.server.central import Central
from pos.server.importing.check_deliveries import read_time
from pos.server.importing.check_row import RowCheck
from pos.server.importing.find_variant import LONGEST_LABEL, VariantFinder, read_naming
from pos.server.importing.load_places import BATCH
from pos.server.importing.problem import Reason
from pos.server.importing.read_cell import read_fen, read_list
from pos.server.importing.report import ImportReport

MOST = 500_000
"""Prices in a file. Long lists go to the tills beside the goods (docs/promotions.md)."""
EVERY_MEMBER = ("会员", "全部会员", "members")
ITS_LEVELS = ("按等级", "list")
_STORES = 500


@dataclass(frozen=True, slots=True)
class _About:
    """What is the same in all rows of a list."""

    levels: tuple[str, ...]
    first: date | datetime | None
    last: date | datetime | None
    stores: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cells:
    """A row."""

    name: str
    key: str
    style_code: str
    colour: str
    size: str
    price: Fen
    about: _About

    @property
    def whole_style(self) -> bool:
        """Whether every size and colour of a 货号 has the price."""
        return bool(self.style_code) and not (self.colour or self.size)


@dataclass(slots=True)
class _List:
    """A list as far as the file has told of it."""

    about: _About
    prices: dict[str, Fen] = field(default_factory=dict)
    """By variant id, or 货号."""


def load_prices(checks: Iterable[RowCheck], *, central: Central, report: ImportReport) -> None:
    """Set the lists of a file, each in the place of the one of its name; in a dry run only look at them."""
    lists: dict[str, _List] = {}
    rest, count = iter(checks), 0
    while batch := list(islice(rest, BATCH)):
        rows = [(check, _cells(check)) for check in batch]
        finder = VariantFinder(central, [cells for check, cells in rows if not check.problems])
        styles = {cells.style_code for _, cells in rows if cells.style_code}
        known = {code for code, _, _ in central.catalogue.variant_ids(sorted(styles))} if styles else set()
        for check, cells in rows:
            count += 1
            if count > MOST:
                check.note(Reason.TOO_LARGE, "list", cells.name)
            if cells.whole_style and cells.style_code not in known:
                check.note(Reason.UNKNOWN, "style_code", cells.style_code)
            code = cells.style_code if cells.whole_style else finder.variant_id(check, cells)
            _compare(check, cells, code, lists.get(cells.name))
            if check.problems:
                report.bad(check.problems)
                continue
            lists.setdefault(cells.name, _List(cells.about)).prices[code] = cells.price
            report.good(check)
    if lists:
        told = [_told(name, each) for name, each in lists.items()]
        report.changed += central.promotions.put_price_lists(told, dry_run=report.dry_run)


def _cells(check: RowCheck) -> _Cells:
    name = check.text("list", longest=LONGEST_LABEL, required=True)
    key, style_code, colour, size = read_naming(check)
    about = _About(
        levels=check.take("level", _levels, ()),
        first=check.take("first", read_day, None),
        last=check.take("last", read_day, None),
        stores=check.take("stores", _stores, ()),
    )
    return _Cells(name, key, "" if key else style_code, colour, size, check.need("price", read_fen, 0), about)


def _compare(check: RowCheck, cells: _Cells, code: str, before: _List | None) -> None:
    """Refuse a row that contradicts an earlier one: whichever came last would win."""
    if before is None:
        return
    if before.about != cells.about:
        check.note(Reason.DIFFERS, "list", cells.name)
    if before.prices.get(code, cells.price) != cells.price:
        check.note(Reason.DUPLICATE, "price", check.cell("price"))


def read_day(cell: str) -> date | datetime:
    """A day, or a moment of the store's time: `2026-11-11`, `2026/11/11 10:00`."""
    text = cell.strip().replace("/", "-")
    try:
        return date.fromisoformat(text)
    except ValueError:
        return read_time(cell)


def _levels(cell: str) -> tuple[str, ...]:
    return read_list(cell, longest=LONGEST_LABEL, most=100)


def _stores(cell: str) -> tuple[str, ...]:
    return tuple(code.upper() for code in read_list(cell, longest=LONGEST_LABEL, most=_STORES))


def _told(name: str, each: _List) -> dict[str, object]:
    """The list as docs/promotions.md describes it."""
    about = each.about
    told: dict[str, object] = {"name": name, "prices": {code: yuan(fen) for code, fen in each.prices.items()}}
    if about.levels:
        told["for"] = "list" if about.levels[0] in ITS_LEVELS else "members"
        if about.levels[0] not in (*ITS_LEVELS, *EVERY_MEMBER):
            told["levels"] = list(about.levels)
    for word, moment in (("from", about.first), ("to", about.last)):
        if moment is not None:
            told[word] = moment.isoformat()
    if about.stores:
        told["stores"] = list(about.stores)
    return told
