"""Pieces that every page is made of. They know the theme and no service."""
