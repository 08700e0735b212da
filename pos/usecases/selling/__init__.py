"""Selling: from the first scan to the finished document."""
