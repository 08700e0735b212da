"""How right the stock was, stocktake by stocktake."""
