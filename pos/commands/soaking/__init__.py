"""What `pos soak` rings up, and on which till."""
