"""库存: is there an M, and counting while the shop sells."""
