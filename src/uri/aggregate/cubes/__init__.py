"""Counting: from cases to cubes, and from cubes to the rows of an edition."""
