"""Both providers as one test server on this machine: own keys, strict signatures, own ledger, scenarios by the code.

It stands beside the clients, as it speaks the same formats and must start where only the server is installed (demo and
administrators use it, not only tests). It shares no code with the clients: a mistake in one would hide in the other.
"""
