"""Tickets of every kind with made-up content: for previews, for trying a template out, and for the tests."""
