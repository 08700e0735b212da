"""Gifts, pieces for a little more and coupons that the customer may choose now."""
