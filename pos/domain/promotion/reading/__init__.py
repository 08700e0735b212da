"""Rules, coupons and settings read from JSON, with the place of whatever is wrong in words."""
