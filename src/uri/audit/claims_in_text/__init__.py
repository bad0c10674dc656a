"""From the running text of a published report to claims about its figures, and what is not understood for certain."""
