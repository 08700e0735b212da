"""Signing in, and the drawer's open-to-close period."""
