"""Tags and labels: what is wanted, a preview, the label printer or sheets."""
