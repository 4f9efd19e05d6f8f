"""One step each, oldest first. A step never imports the live schema."""
