"""What comes back: returns, exchanges, voids, corrections, price differences."""
