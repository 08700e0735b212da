"""退换 (F3): what comes back, and what goes out for it."""
