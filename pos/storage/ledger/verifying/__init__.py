"""Whether a ledger says what was written: chain, numbers, sums, stock, outbox."""
