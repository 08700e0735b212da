"""Guitai 柜台: the counter where the online shop and the store are one."""

__version__ = "0.1.0"
