"""Tills: how they come to be, and how they prove who they are."""
