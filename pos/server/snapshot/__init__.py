"""The catalogue for a new till, as a file."""
