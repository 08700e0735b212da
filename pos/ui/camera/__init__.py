"""The camera's picture in the till's window."""
