"""The library against other ways of doing the same work, in the same run: ``make bench``."""
