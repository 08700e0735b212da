"""What has not come to its end, for head office."""

from __future__ import annotations

from sqlalchemy import select

from pos.domain.moments import from_ms
from pos.domain.payment.refund import REFUND_ENDED
from pos.server.database import Database
from pos.server.payments.attempts import OPEN_STATES
from pos.server.payments.tables import payment_attempts, payment_refunds


def outstanding(database: Database) -> list[dict[str, str | int]]:
    """Open payments, then open refunds, oldest first."""
    ended = [state.value for state in REFUND_ENDED]
    found: list[dict[str, str | int]] = []
    with database.reading() as connection:
        for table, is_open in (
            (payment_attempts, payment_attempts.c.state.in_(OPEN_STATES)),
            (payment_refunds, payment_refunds.c.state.not_in(ended)),
        ):
            rows = connection.execute(select(table).where(is_open).order_by(table.c.created_ms)).mappings()
            found += [
                {
                    "what": "payment" if table is payment_attempts else "refund",
                    "number": row["number"],
                    "provider": row["provider"],
                    "amount": row["amount"],
                    "state": row["state"],
                    "since": from_ms(row["created_ms"]).isoformat(),
                    "tries": row["tries"],
                    "store_id": row["store_id"],
                }
                for row in rows
            ]
    return found
