"""The forms of a publication: one module a form, each of which renders the blocks of a document to files."""
