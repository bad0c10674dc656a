"""Printed tables: rows, columns and figures, the edition they follow, and how their totals are read."""
