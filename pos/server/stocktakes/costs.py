"""What a stocktake's differences cost, for whoever may see it: asked each time, and never part of a feed."""

from __future__ import annotations

import logging
from dataclasses import replace

from sqlalchemy import Connection, select

from pos.domain.rights import Permission
from pos.server.catalogue.tables import styles, variants
from pos.server.database import Database
from pos.server.rows import among
from pos.server.staff.alone import may_alone
from pos.wire.stocktakes import ItemCost, ReviewAnswer

log = logging.getLogger(__name__)


class Costs:
    """Adds what goods cost to what a stocktake found."""

    def __init__(self, *, database: Database) -> None:
        self._database = database

    def shown(self, answer: ReviewAnswer | None, store_id: str, viewer: str) -> ReviewAnswer | None:
        """The answer, with costs where `viewer` (a staff id, empty: nobody) may see them in that store."""
        if answer is None or not viewer:
            return answer
        with self._database.reading() as connection:
            if not may_alone(connection, store_id, viewer, Permission.SEE_COST):
                log.info("costs of stocktake %s not shown to %.40r", answer.record.stocktake.stocktake_id, viewer)
                return answer
            wanted = list({each.variant_id for each in answer.variances})
            return replace(answer, costs=tuple(_costs(connection, wanted)))


def _costs(connection: Connection, variant_ids: list[str]) -> list[ItemCost]:
    found = []
    for start in range(0, len(variant_ids), 500):
        rows = connection.execute(
            select(variants.c.variant_id, styles.c.cost)
            .join(styles, styles.c.style_id == variants.c.style_id)
            .where(among(connection, variants.c.variant_id, variant_ids[start : start + 500]), styles.c.cost > 0)
        )
        found += [ItemCost(row.variant_id, row.cost) for row in rows]
    return sorted(found, key=lambda each: each.variant_id)
