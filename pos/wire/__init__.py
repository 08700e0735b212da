"""The messages between till and server, versioned."""
