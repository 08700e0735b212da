"""What is done now and then: notes, quick keys, the drawer."""
