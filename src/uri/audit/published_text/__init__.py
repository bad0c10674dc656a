"""A published document as a program reads it: passages of running text and grids of tables, in order."""
