"""Sync by stick: writing parcels, and reading what comes back."""
