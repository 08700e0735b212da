"""Scales at a serial port, by the protocols that are common."""
