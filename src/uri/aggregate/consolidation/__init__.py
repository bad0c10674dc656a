"""Tables over several organisations: their total, and the organisations side by side."""
