"""The contests: one module a piece of work, with our contestant, its rivals, and how their answers are compared."""
