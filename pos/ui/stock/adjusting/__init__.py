"""Damage, theft, samples, own use: stock that changes without a sale."""
