"""Money that is not a sale."""
