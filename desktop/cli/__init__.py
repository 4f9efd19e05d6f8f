"""The same program without a window: one module per noun. Knows services, and no Qt."""

NOUNS = ("vault", "group", "record", "evidence", "form", "search", "sync")
"""Each has a module of its own in this package."""

LATER = ("parcel",)
"""What a later version will know: named, so that nobody who read of it takes it for a slip of theirs."""
