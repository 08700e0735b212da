"""`pos bench`: figures, each beside a bare limit measured in the same run."""
