"""Scanners that are read by themselves: serial lines, USB-HID-POS, keyboards taken by their device file."""
