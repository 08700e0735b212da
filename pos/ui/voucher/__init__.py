"""Paying with a voucher that was bought on another platform: shown, looked at, used up."""
