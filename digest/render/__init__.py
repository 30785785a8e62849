"""How a digest looks to somebody else: on the wire, on a terminal, in a story, in another system. `wire` and `text` read a
digest, the others its wire form, which holds all that they need."""
