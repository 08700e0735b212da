"""Head office issues coupons and vouchers."""
