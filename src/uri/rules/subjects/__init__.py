"""The rules themselves, one module for each thing that they judge."""
