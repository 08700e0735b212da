"""`store.db`: what the server keeps for this store. Encrypted, replaceable."""
