"""Backing up to a stick, and a vault out of a backup."""
