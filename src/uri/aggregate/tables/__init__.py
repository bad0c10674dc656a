"""A table as a value: its cells, the relations between them, and how it is written out."""
