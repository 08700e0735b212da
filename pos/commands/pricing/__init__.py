"""Pricing cases in a file: how they are read, and what is said of them."""
