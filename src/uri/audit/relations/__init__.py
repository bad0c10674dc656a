"""What must hold between figures: within a table, between tables, with the annex, and in the claims of the text."""
