"""Rows of members and of staff into the server."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from sqlalchemy import func, select

from pos.domain.errors import BadValue
from pos.domain.staff import Role
from pos.server.central import Central
from pos.server.importing.check_people import check_member, check_staff
from pos.server.importing.check_row import RowCheck
from pos.server.importing.problem import Problem, Reason
from pos.server.importing.report import ImportReport
from pos.server.importing.rows import MemberCells, StaffCells
from pos.server.members.service import MemberEntry
from pos.server.members.tables import members
from pos.server.organisation.tables import stores
from pos.server.staff.service import StaffEntry
from pos.server.staff.tables import staff, staff_roles

BATCH = 500
"""Members in one transaction."""


def load_members(checks: Iterable[RowCheck], *, central: Central, report: ImportReport) -> None:
    """Enter members. Opening points and stored value are written when a member is new, and never again."""
    known = _count_members(central)
    levels = central.loyalty.settings.levels()
    rest = iter(checks)
    named: set[tuple[str, str]] = set()
    while batch := list(islice(rest, BATCH)):
        good: list[tuple[RowCheck, MemberEntry]] = []
        for check in batch:
            cells = check_member(check)
            if cells.level and levels and cells.level not in levels:
                check.note(Reason.UNKNOWN, "level", cells.level)
            if not check.problems:
                _note_repeated(check, cells, named)
            if check.problems:
                report.bad(check.problems)
            else:
                good.append((check, _member(cells)))
        for check, _ in _entered(good, central=central, report=report):
            report.good(check)
    report.changed += _count_members(central) - known


def _note_repeated(check: RowCheck, cells: MemberCells, named: set[tuple[str, str]]) -> None:
    """A second row of one member: of two balances only one can be right, and neither row says which."""
    identities = [("phone", cells.phone), ("card", cells.card), ("wechat", cells.wechat)]
    own = [(field, value) for field, value in identities if value]
    for field, value in own:
        if (field, value) in named:
            check.note(Reason.DUPLICATE, field, value)
    if not check.problems:
        named.update(own)


def _count_members(central: Central) -> int:
    with central.database.reading() as connection:
        return connection.execute(select(func.count()).select_from(members)).scalar_one()


def _entered(
    good: Sequence[tuple[RowCheck, MemberEntry]], *, central: Central, report: ImportReport
) -> Sequence[tuple[RowCheck, MemberEntry]]:
    """Enter a batch at once; where one of it names two members, one by one, so that only that one is refused."""
    if report.dry_run or not good:
        return good
    try:
        central.members.put([entry for _, entry in good])
    except BadValue:
        if len(good) == 1:
            report.bad([Problem(Reason.TWO_MEMBERS, "phone", row=good[0][0].number)])
            return ()
        halves = good[: len(good) // 2], good[len(good) // 2 :]
        return [pair for half in halves for pair in _entered(half, central=central, report=report)]
    return good


def _member(cells: MemberCells) -> MemberEntry:
    return MemberEntry(
        name=cells.name,
        phone=cells.phone,
        card=cells.card,
        wechat=cells.wechat,
        level=cells.level,
        points=cells.points,
        principal=cells.principal,
        gift=cells.gift,
    )


def load_staff(checks: Iterable[RowCheck], *, central: Central, report: ImportReport) -> None:
    """Enter staff; several rows of one 工号 are one person in several stores. A known person keeps their PIN."""
    with central.database.reading() as connection:
        known_stores = set(connection.execute(select(stores.c.code)).scalars())
    before = _staff_before(central)
    people: dict[str, list[StaffCells]] = {}
    read = [(check, check_staff(check)) for check in checks]
    named = _names_of_others(before, {cells.code for _, cells in read})
    for check, cells in read:
        if cells.store and cells.store not in known_stores:
            check.note(Reason.UNKNOWN, "store", cells.store)
        if not check.problems and cells.code not in before and not cells.pin and cells.code not in people:
            check.note(Reason.NEEDS_PIN, "pin")
        if not check.problems and cells.code in people and people[cells.code][0].name != cells.name:
            check.note(Reason.DIFFERS, "name", cells.name)
        if not check.problems and cells.active and (cells.store, cells.name) in named:
            check.note(Reason.SAME_NAME, "name", cells.name)
        if check.problems:
            report.bad(check.problems)
            continue
        people.setdefault(cells.code, []).append(cells)
        if cells.active:
            named.add((cells.store, cells.name))
        report.good(check)
    changed = [entry for code, rows in people.items() if (entry := _changed(rows, before.get(code))) is not None]
    report.changed += len(changed)
    if changed and not report.dry_run:
        central.staff.put(changed)


def _names_of_others(before: Mapping[str, StaffEntry], codes: set[str]) -> set[tuple[str, str]]:
    """(store, name) of the people who work there and have none of these staff numbers: names are what people sign in
    with."""
    others = (entry for code, entry in before.items() if entry.active and code not in codes)
    return {(store, entry.name) for entry in others for store, _ in entry.roles}


def _changed(rows: Sequence[StaffCells], before: StaffEntry | None) -> StaffEntry | None:
    """The person of these rows; None where that is what the server has."""
    badge = next((cells.badge for cells in rows if cells.badge), "")
    roles = tuple(sorted({cells.store: cells.role for cells in rows}.items()))
    active = all(cells.active for cells in rows)
    if before is None:
        pin = next(cells.pin for cells in rows if cells.pin)
        return StaffEntry(code=rows[0].code, name=rows[0].name, roles=roles, pin=pin, badge=badge, active=active)
    same_badge = not badge or hashlib.sha256(badge.encode()).hexdigest() == before.badge
    if (rows[0].name, roles, active) == (before.name, before.roles, before.active) and same_badge:
        return None
    return StaffEntry(code=rows[0].code, name=rows[0].name, roles=roles, badge=badge, active=active)


def _staff_before(central: Central) -> dict[str, StaffEntry]:
    """Staff number → what the server has, with the badge's hash in the place of the badge."""
    with central.database.reading() as connection:
        roles: dict[str, list[tuple[str, Role]]] = {}
        placed = select(staff_roles.c.staff_id, stores.c.code, staff_roles.c.role).join(
            stores, stores.c.store_id == staff_roles.c.store_id
        )
        for row in connection.execute(placed):
            roles.setdefault(row.staff_id, []).append((row.code, Role(row.role)))
        return {
            row.code: StaffEntry(
                code=row.code,
                name=row.name,
                roles=tuple(sorted(roles.get(row.staff_id, ()))),
                badge=row.badge_hash,
                active=row.active,
            )
            for row in connection.execute(select(staff))
        }
