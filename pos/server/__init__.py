"""The central server: one folder per resource, the phone pages and the back office."""
