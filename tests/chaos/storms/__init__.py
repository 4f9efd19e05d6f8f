"""Servers under load whose processes, databases and stores are killed at random points."""
