"""Filling in a form: what is asked, the draft kept while people type, and saving. Knows services, not the store."""
