"""Frames of pandas and of other engines, as what a register is made of."""
