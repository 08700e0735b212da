"""入库: goods that come in."""
