"""Cash drawers that are not at a printer's socket."""
