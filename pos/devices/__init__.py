"""Printers, scanners, drawers, displays and scales behind the ports."""
