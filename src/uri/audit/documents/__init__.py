"""A document taken for a publication: what its tables, annexes and words are, as a manifest states it."""
