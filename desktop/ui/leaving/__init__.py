"""Leaving at once: the keys for it, and the harmless window that stays behind."""
