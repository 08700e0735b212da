"""Rows of stores and of their opening stock into the server."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from sqlalchemy import select

from pos.domain.quantity import Milli
from pos.domain.store import OrgKind, Store
from pos.server.central import Central
from pos.server.importing.check_places import check_stock, check_store
from pos.server.importing.check_row import RowCheck
from pos.server.importing.find_variant import VariantFinder
from pos.server.importing.problem import Reason
from pos.server.importing.report import ImportReport
from pos.server.importing.rows import StoreCells
from pos.server.organisation.service import StoreEntry
from pos.server.organisation.tables import org_units

CHAIN_CODE = "chain"
"""Code of the tree's root where none was entered."""
CHAIN_NAME = "总部"
AGENT_MARK = "代理:"
"""What an agent's name begins with in the column 组织; anything else is a region."""
BATCH = 500
"""Rows whose variants are looked up together."""


def load_stores(checks: Iterable[RowCheck], *, central: Central, report: ImportReport) -> None:
    """Enter stores and the regions and agents above them."""
    before = {store.code: store for store in central.organisation.stores()}
    units = _units(central)
    root = next((code for code, kind in units.items() if kind == OrgKind.CHAIN), CHAIN_CODE)
    for check in checks:
        cells = check_store(check)
        if check.problems:
            report.bad(check.problems)
            continue
        path = _path(cells, root)
        if _as_entered(cells, before.get(cells.code)) and all(code in units for code, _, _ in path):
            report.good(check)
            continue
        report.changed += 1
        if not report.dry_run:
            _enter(cells, path, central=central, units=units)
        report.good(check)


def _path(cells: StoreCells, root: str) -> list[tuple[str, str, OrgKind]]:
    """(code, name, kind) of what is above a store, the chain first; a unit's code is its path, as names may repeat."""
    path = [(root, CHAIN_NAME, OrgKind.CHAIN)]
    for place, name in enumerate(cells.path, start=1):
        agent = name.startswith(AGENT_MARK)
        kind = OrgKind.AGENT if agent else OrgKind.REGION
        path.append(("/".join(cells.path[:place]), name.removeprefix(AGENT_MARK), kind))
    return path


def _enter(
    cells: StoreCells, path: Sequence[tuple[str, str, OrgKind]], *, central: Central, units: dict[str, str]
) -> None:
    parent: str | None = None
    for code, name, kind in path:
        if code not in units:
            central.organisation.put_unit(code=code, name=name, kind=kind, parent=parent)
            units[code] = kind
        parent = code
    central.organisation.put_store(
        StoreEntry(
            code=cells.code,
            name=cells.name,
            parent=path[-1][0],
            kind=cells.kind,
            legal_name=cells.legal_name,
            tax_number=cells.tax_number,
            address=cells.address,
            phone=cells.phone,
            offset_minutes=cells.offset_minutes,
            cutoff_hour=cells.cutoff_hour,
            assistant_required=cells.assistant_required,
        )
    )


def _as_entered(cells: StoreCells, store: Store | None) -> bool:
    """Whether the server has the store like that."""
    if store is None:
        return False
    names = ("name", "kind", "legal_name", "tax_number", "address", "phone", "offset_minutes", "cutoff_hour")
    return cells.assistant_required == store.assistant_required and all(
        getattr(cells, name) == getattr(store, name) for name in names
    )


def _units(central: Central) -> dict[str, str]:
    """Code → kind of every node of the tree."""
    with central.database.reading() as connection:
        rows = connection.execute(select(org_units.c.code, org_units.c.kind))
        return {row.code: row.kind for row in rows}


def load_stock(checks: Iterable[RowCheck], *, central: Central, report: ImportReport) -> None:
    """Enter opening stock; rows of one variant in one store add up. A figure is entered once (see `StockOffice`)."""
    ids = {store.code: store.store_id for store in central.organisation.stores()}
    opening: dict[tuple[str, str], dict[str, Milli]] = {}
    rest = iter(checks)
    while batch := list(islice(rest, BATCH)):
        rows = [(check, check_stock(check)) for check in batch]
        finder = VariantFinder(central, [cells for check, cells in rows if not check.problems])
        for check, cells in rows:
            store_id = ids.get(cells.store, "")
            variant_id = finder.variant_id(check, cells)
            if cells.store and not store_id:
                check.note(Reason.UNKNOWN, "store", cells.store)
            if check.problems:
                report.bad(check.problems)
                continue
            figures = opening.setdefault((store_id, cells.owner), {})
            figures[variant_id] = figures.get(variant_id, 0) + cells.quantity
            report.good(check)
    if not report.dry_run:
        for (store_id, owner), figures in opening.items():
            report.changed += central.stock.open(store_id, figures, owner=owner)
