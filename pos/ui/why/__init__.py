"""Why things cost what they cost, and what the customer does not want."""
