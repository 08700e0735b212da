"""Cameras through OpenCV, and still pictures and films in their place."""
