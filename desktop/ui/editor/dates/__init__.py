"""Dates as people write and say them. Knows no widget and no form."""
