"""The central server, over HTTP and from within, on SQLite and on PostgreSQL."""
