"""What may be set on this till."""
