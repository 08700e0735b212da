"""What the customer sees: a second window, and the figures for a pole display."""
