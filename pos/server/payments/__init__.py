"""Payments by code: attempts and refunds that survive any crash, and two thin clients of the providers' own APIs."""
