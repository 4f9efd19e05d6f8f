"""Records and the rules of the field. Standard library only."""
