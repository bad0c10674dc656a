"""The data package of a publication: its figures for programs, with all that it takes to read them."""
