"""How what the package carries was learned, so that anyone can learn it again, or better."""
