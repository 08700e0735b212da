"""Online orders: found, picked, handed over."""
