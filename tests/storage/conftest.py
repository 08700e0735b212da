"""The ledger's fixtures, for the tests of what befalls its file."""

from tests.storage.ledger.conftest import path, reopen

__all__ = ["path", "reopen"]
