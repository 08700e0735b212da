"""Displays for the customer that are not windows."""
