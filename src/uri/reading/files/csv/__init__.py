"""CSV: the plain reader, and the faster one for large files."""
