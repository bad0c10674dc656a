"""From raw cells to columns: headers to fields, and each distinct cell to one value or one finding."""
