"""SQLite behind the ports, and the steps that bring its tables up to date."""
