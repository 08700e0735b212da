"""Where online orders come from."""
