"""What JSON of this library may hold: forms that are read strictly, with every fault at its path."""
