"""Consent is taken back: the question before it, what is left afterwards, the news of it."""
