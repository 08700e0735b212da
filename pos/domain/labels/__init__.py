"""Labels and tags: what stands on them, how head office wants them, where each part is. No printer is known here."""
