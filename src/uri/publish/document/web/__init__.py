"""The blocks of a publication as HTML: what stands on the page, and in a notebook."""
