"""What head office has of the demo's till, read from the server's own files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from pos.bootstrap.server import open_central
from pos.domain.money import Fen
from pos.server.documents.tables import documents
from pos.server.enrolment.tables import tills
from pos.server.stock.tables import movements


@dataclass(frozen=True, slots=True)
class HeadOffice:
    """Figures of one till."""

    last_tseq: int
    """The last event that came."""
    sales: int
    """Documents."""
    total: Fen
    """Their sum."""
    moved: int
    """Thousandths that its documents and handovers moved, signed."""


def head_office(folder: Path, *, till_id: str, moved_by: tuple[str, ...]) -> HeadOffice:
    """Read the figures. `moved_by`: ids of the documents and orders whose movements count."""
    central = open_central(folder)
    try:
        with central.database.reading() as connection:
            sales, total = connection.execute(
                select(func.count(), func.coalesce(func.sum(documents.c.total), 0)).where(
                    documents.c.till_id == till_id
                )
            ).one()
            last = connection.execute(select(tills.c.last_tseq).where(tills.c.till_id == till_id)).scalar_one()
            moved = connection.execute(
                select(func.coalesce(func.sum(movements.c.quantity), 0)).where(movements.c.document_id.in_(moved_by))
            ).scalar_one()
    finally:
        central.close()
    return HeadOffice(last_tseq=int(last), sales=int(sales), total=int(total), moved=int(moved))
