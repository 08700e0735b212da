"""Before selling: the till gets its identity, a clerk signs in, the shift is opened."""
