"""Stock as the counter shows it."""
