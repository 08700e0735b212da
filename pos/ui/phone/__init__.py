"""Paying by the code on the customer's phone: the wait, what became of it, and the tray of what is not certain yet."""
