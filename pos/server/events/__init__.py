"""What the tills tell head office."""
