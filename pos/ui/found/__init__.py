"""Finding goods by name, and a style's sizes × colours."""
