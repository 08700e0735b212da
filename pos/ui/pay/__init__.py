"""Taking the money, and the change."""
