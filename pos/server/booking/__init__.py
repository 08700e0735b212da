"""What documents do to accounts, coupons and quotas."""
