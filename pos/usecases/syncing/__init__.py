"""Agreeing with the central server: what waits goes up, what changed comes down."""
