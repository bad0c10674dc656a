"""Printed text: grids of cells, their parts, and the numbers that cells stand for."""
