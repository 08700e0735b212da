"""Composition roots: the places that see every layer and wire it by hand."""
