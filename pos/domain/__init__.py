"""The rules of the trade, in the standard library alone."""
