"""Payments by code at the till: written down, asked for, followed to their end."""
