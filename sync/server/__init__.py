"""Keeps and orders sealed objects for groups. Blind to content: nothing here can decrypt."""
