"""What a test may know of a ledger on disk."""

from pathlib import Path

from pos.bootstrap.till_files import LEDGER_KEY, LEDGER_NAME, till_secrets
from pos.storage.ledger.verifying.verify_ledger import Verified, verify_ledger
from pos.storage.sqlite import open_engine


def ledger_key(data: Path) -> bytes:
    key = till_secrets(data).get(LEDGER_KEY)
    assert key is not None
    return key


def verified(data: Path) -> Verified:
    return verify_ledger(data / LEDGER_NAME, key=ledger_key(data))


def sale_ids(data: Path) -> set[str]:
    engine = open_engine(data / LEDGER_NAME, key=ledger_key(data), read_only=True, pool_size=0)
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("SELECT document_id FROM document")
        return {str(row[0]) for row in cursor.fetchall()}
    finally:
        connection.close()
        engine.dispose()
