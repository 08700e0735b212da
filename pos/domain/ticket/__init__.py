"""What is printed: rows of a ticket, the paper they go on, and how they are laid out. No printer is known here."""
