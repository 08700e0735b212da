"""Promotions: rules as data, and the engine that prices goods under them."""
