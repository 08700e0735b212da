"""调拨: goods that are asked for, sent, and settled."""
