"""How a digest looks to somebody else: on the wire, on a terminal."""
