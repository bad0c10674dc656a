"""The report, and one module for each of its standard tables."""
