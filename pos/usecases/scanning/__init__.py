"""What is scanned with a camera or a scanner of its own."""
