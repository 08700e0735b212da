"""What is kept for carts: points, stored value, coupons, vouchers' rights, quotas."""
