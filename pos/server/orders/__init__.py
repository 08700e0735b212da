"""Online orders collected in the store."""
