"""What members bought, across stores and online."""
