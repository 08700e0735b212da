"""Members at the counter."""
