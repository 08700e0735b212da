"""Mirrors pos/."""
