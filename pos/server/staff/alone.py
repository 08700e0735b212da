"""What somebody may do alone in a store, by head office's own rules: what a till says is looked at again."""

from __future__ import annotations

from sqlalchemy import Connection, select

from pos.domain.rights import Role, Verdict
from pos.domain.staff import Deed, Permission, Staff
from pos.server.days.rules import rules_of
from pos.server.staff.tables import staff, staff_roles


def may_alone(connection: Connection, store_id: str, staff_id: str, deed: Deed | Permission) -> bool:
    """Whether somebody who works in the store needs nobody else's yes to it."""
    row = connection.execute(
        select(staff.c.name, staff_roles.c.role)
        .join(staff_roles, staff_roles.c.staff_id == staff.c.staff_id)
        .where(staff.c.staff_id == staff_id, staff.c.active, staff_roles.c.store_id == store_id)
    ).one_or_none()
    if row is None:
        return False
    role = Role(row.role)
    return Staff(staff_id, row.name, role, rules_of(connection, store_id).rules_of(role)).may(deed) is Verdict.ALLOWED
