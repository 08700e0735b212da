"""What head office tells the tills."""
