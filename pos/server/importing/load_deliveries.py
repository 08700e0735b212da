"""A supplier's despatch list into the server: what stores are to expect."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import islice
from typing import TypeAlias

from pos.domain.errors import BadValue
from pos.domain.quantity import Milli
from pos.domain.receiving import Delivery, ExpectedLine, Source
from pos.domain.stock import line_id
from pos.server.central import Central
from pos.server.importing.check_deliveries import check_delivery
from pos.server.importing.check_row import RowCheck
from pos.server.importing.find_variant import VariantFinder
from pos.server.importing.load_places import BATCH
from pos.server.importing.problem import Problem, Reason
from pos.server.importing.report import ImportReport
from pos.server.receiving.deliveries import Announced, announce, would_announce

_Note: TypeAlias = tuple[str, str, str, str]
"""(store id, sender, number, owner)."""


def load_deliveries(checks: Iterable[RowCheck], *, central: Central, report: ImportReport) -> None:
    """Announce deliveries; rows of one variant in one box add up. A list that is loaded again changes nothing."""
    ids = {store.code: store.store_id for store in central.organisation.stores()}
    notes: dict[_Note, dict[tuple[str, str], Milli]] = {}
    first_row: dict[_Note, int] = {}
    rest = iter(checks)
    while batch := list(islice(rest, BATCH)):
        rows = [(check, check_delivery(check)) for check in batch]
        finder = VariantFinder(central, [cells for check, cells in rows if not check.problems])
        for check, cells in rows:
            variant_id = finder.variant_id(check, cells)
            if cells.store and cells.store not in ids:
                check.note(Reason.UNKNOWN, "store", cells.store)
            if check.problems:
                report.bad(check.problems)
                continue
            note = (ids[cells.store], cells.sender, cells.number, cells.owner)
            lines = notes.setdefault(note, {})
            lines[variant_id, cells.box] = lines.get((variant_id, cells.box), 0) + cells.quantity
            first_row.setdefault(note, cells.row)
            report.good(check)
    for note, lines in notes.items():
        _announce(note, lines, first_row[note], central=central, report=report)


def _announce(
    note: _Note, lines: dict[tuple[str, str], Milli], row: int, *, central: Central, report: ImportReport
) -> None:
    store_id, sender, number, owner = note
    try:
        delivery = Delivery(
            delivery_id=line_id("delivery", *note),
            number=number,
            store_id=store_id,
            source=Source.PURCHASE,
            sender=sender,
            lines=tuple(ExpectedLine(variant_id, quantity, box) for (variant_id, box), quantity in lines.items()),
            owner=owner,
        )
    except BadValue:  # rows that add up to more than anything can be
        report.notice(Problem(Reason.TOO_LARGE, "quantity", number, row))
        return
    if report.dry_run:
        with central.database.reading() as connection:
            came_to = would_announce(connection, delivery)
    else:
        came_to = central.database.write(partial(announce, delivery=delivery))
    if came_to is Announced.TOO_LATE:
        report.notice(Problem(Reason.RECEIVED, "number", number, row))
    elif came_to is not Announced.SAME:
        report.changed += 1
