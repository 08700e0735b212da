"""Which right of a voucher."""
