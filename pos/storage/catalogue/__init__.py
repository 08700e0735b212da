"""The catalogue file: made by the server, read and kept up to date by the till, replaceable at any time."""
