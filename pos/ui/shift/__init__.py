"""The shift: what it came to, and its end."""
