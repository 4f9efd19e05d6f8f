"""What the system says about the session: it goes to sleep, its screen is locked, the lid closes."""
