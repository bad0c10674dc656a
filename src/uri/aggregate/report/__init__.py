"""The report: the selection it is about, and one module for each of its standard tables."""
