"""`ledger.db`: what was born on this till. Encrypted, kept for good."""
