"""Stock of every store."""
