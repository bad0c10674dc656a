"""Frames of pandas and of other engines, beside the raw cells and the columns of this library."""
