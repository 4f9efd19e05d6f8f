"""What the program is, what it protects against, and its keys."""
