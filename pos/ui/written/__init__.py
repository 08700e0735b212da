"""A sale that was written by hand."""
