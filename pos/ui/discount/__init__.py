"""A discount by hand."""
