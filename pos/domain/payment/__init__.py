"""Payments by a code on the customer's phone: whose code it is, our numbers, and what follows from each answer."""
