"""Where sealed chunks lie."""
