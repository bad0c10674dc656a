"""Printed tables, annexes and their figures, and the edition and standard table that they follow."""
