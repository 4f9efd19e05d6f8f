"""When sync runs, how it goes, and what came of it."""
