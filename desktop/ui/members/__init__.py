"""The group: who belongs to it, inviting, joining."""
