"""Key figures: what each of them is, what it is made from, and the counts behind it."""
