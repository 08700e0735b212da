"""Text messages to customers: the codes that prove who they are, and what they should know."""
