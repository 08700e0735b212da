"""The till's client of the central server."""
