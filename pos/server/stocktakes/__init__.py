"""Stocktakes: what was counted where, what it differs by, what was posted of it."""
