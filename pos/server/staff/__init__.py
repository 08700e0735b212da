"""Who works in the stores."""
