"""Building tickets from what happened, and getting them onto paper."""
