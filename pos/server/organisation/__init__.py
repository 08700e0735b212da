"""The organisation: chain, regions and agents, stores."""
