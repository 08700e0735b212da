"""The demo chain: a script makes its files from a seed, and the ordinary import and services load them."""
