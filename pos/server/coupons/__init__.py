"""Coupons and vouchers."""
