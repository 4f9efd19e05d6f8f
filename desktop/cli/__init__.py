"""The same program without a window: one module per noun. Knows services, and no Qt."""

NOUNS = ("vault", "group", "record", "evidence", "form", "search", "sync", "parcel")
"""Each has a module of its own in this package."""
