"""The store's day: figures, charts, banking, close."""
