"""Online orders: pick, put on the shelf, hand over."""
