"""The till's windows: one folder per screen, a view that builds and a controller that decides."""
