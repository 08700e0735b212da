"""Selling: from the first scan to the change."""
