"""A manager's yes."""
